/** A sentence of the API, in which what stands between backticks is shown as code. */
export function Prose({ children }: { readonly children: string }) {
  const parts = children
    .split('`')
    .map((text, index) => ({ text, id: `${index} ${text}`, isCode: index % 2 === 1 }));
  return <>{parts.map(({ text, id, isCode }) => (isCode ? <code key={id}>{text}</code> : text))}</>;
}
