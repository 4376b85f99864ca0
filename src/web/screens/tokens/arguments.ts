/** Arguments with a line for each, where they are JSON still: long ones are cut when they are stored. */
export function prettyArguments(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
