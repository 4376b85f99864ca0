import type { Values } from './parameters.js';

/** A query that somebody keeps in this browser. */
export interface OwnQuery {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly statement: string;
  readonly parameters: Values;
  /** Its columns as it last gave them; none where it was not run before it was saved. */
  readonly columns: readonly string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOr = (value: unknown, other: string) => (typeof value === 'string' ? value : other);

function readOne(value: unknown): readonly OwnQuery[] {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.statement !== 'string') return [];
  const columns = Array.isArray(value.columns) ? value.columns.filter((one) => typeof one === 'string') : [];
  return [
    {
      id: value.id,
      name: textOr(value.name, 'Without a name'),
      description: textOr(value.description, ''),
      statement: value.statement,
      parameters: isObject(value.parameters) ? value.parameters : {},
      columns,
    },
  ];
}

/** The queries that a browser kept; what cannot be read is left out. */
export function readOwn(text: string | null): readonly OwnQuery[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? kept.flatMap(readOne) : [];
  } catch {
    return [];
  }
}

/** A name that none of these has yet: the same, or with a number after it. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number++) if (!taken.includes(`${name} ${number}`)) return `${name} ${number}`;
}

/** The queries with another, or with another in the place of that with its id; sorted by name. */
export const withQuery = (queries: readonly OwnQuery[], query: OwnQuery): readonly OwnQuery[] =>
  [...queries.filter(({ id }) => id !== query.id), query].toSorted((a, b) => a.name.localeCompare(b.name));
