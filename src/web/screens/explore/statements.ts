const entity = ':GitLabEntity';

/** A text as Cypher writes it. */
const quoted = (text: string) => JSON.stringify(text);

/** The Cypher statement that gives the neighbours of one group. */
export function neighboursStatement(
  key: string,
  {
    relationship,
    direction,
    kind,
  }: { readonly relationship: string; readonly direction: string; readonly kind: string },
): string {
  const [left, right] = direction === 'OUT' ? ['-', '->'] : ['<-', '-'];
  const type = relationship.replaceAll(/\W/g, '');
  return [
    `MATCH (n${entity} {key: ${quoted(key)}})${left}[r:${type}]${right}(m${entity} {_type: ${quoted(`gitlab_${kind.toLowerCase()}`)}})`,
    'RETURN m.key AS key, properties(r) AS relationship, properties(m) AS thing',
    'ORDER BY key LIMIT 100',
  ].join('\n');
}

/** The Cypher statement that gives what a thing is connected with. */
export const pictureStatement = (key: string): string =>
  `MATCH (n${entity} {key: ${quoted(key)}})-[r]-(m${entity})\nRETURN n, r, m\nLIMIT 300`;
