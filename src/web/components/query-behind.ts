import type { TypedDocument } from '../api/document.js';

/** The query behind a panel: a saved query by its id with parameters, Cypher, or a question of the console with its variables. */
export interface QueryBehind {
  readonly id?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly cypher?: string;
  readonly operation?: string;
  readonly variables?: unknown;
}

/** What an operation that reads is called; undefined for what changes something or listens. */
export function questionName(document: string): string | undefined {
  // Fragments may come first: an operation begins the text or follows what they end with.
  const [, kind, name] = /(?:^|\})\s*(query|mutation|subscription)\s+(\w+)/.exec(document) ?? [];
  return kind === 'query' ? name : undefined;
}

/**
 * The question behind a panel that no saved query answers.
 * @param variables what it was asked with; of a list in pages without the cursor, so that it begins with the first.
 */
export const asked = <Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Omit<Variables, 'after'>,
): QueryBehind => ({ operation: questionName(document) ?? '', variables });

/** What the address of the queries holds to open a query. */
export function searchOf({ id, parameters, cypher, operation, variables }: QueryBehind) {
  if (operation !== undefined) return { operation, variables: JSON.stringify(variables ?? {}) };
  if (id === undefined) return { cypher: cypher ?? '' };
  return { id, ...(parameters === undefined ? {} : { parameters: JSON.stringify(parameters) }) };
}
