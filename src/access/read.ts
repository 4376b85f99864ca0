/** Reads the graph; values are parameters. */
export type Read = <Row>(statement: string, parameters: Readonly<Record<string, unknown>>) => Promise<Row[]>;

/** The part of a key before its kind: the host of the GitLab. */
export function hostOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
