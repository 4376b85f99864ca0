/** A value that a node or relationship can hold; times are ISO 8601 UTC texts, dates `YYYY-MM-DD`. */
export type PropertyValue = string | number | boolean | null | readonly string[] | readonly number[];

/**
 * Facts about one node or relationship as one source sees them. `null`: GitLab says there is none.
 * `undefined`: this caller cannot see it, so it is unknown.
 */
export type Properties = Readonly<Record<string, PropertyValue | undefined>>;

/** The kind of value of a property. */
export type PropertyType = 'text' | 'integer' | 'boolean' | 'time' | 'date' | 'texts' | 'integers';

/** One documented property of a node or relationship. */
export interface PropertyDefinition {
  readonly type: PropertyType;
  readonly description: string;
  /** Changes often and says nothing of access (last activity, counts): updated without a change record. */
  readonly volatile?: true;
}

const define =
  (type: PropertyType) =>
  (description: string, options: { volatile?: true } = {}): PropertyDefinition => ({
    type,
    description,
    ...options,
  });

export const text = define('text');
export const integer = define('integer');
export const boolean = define('boolean');
export const time = define('time');
export const date = define('date');
export const texts = define('texts');
export const integers = define('integers');

/** `2020-07-23T14:31:47Z` and its like as the one form that is stored: UTC with milliseconds. */
export function isoTime(value: string): string {
  return new Date(value).toISOString();
}

/** The numeric id inside a GraphQL global id such as `gid://gitlab/Project/42`. */
export function numericId(globalId: string): number {
  const id = Number(globalId.slice(globalId.lastIndexOf('/') + 1));
  if (!Number.isSafeInteger(id)) throw new TypeError('not a numeric global id');
  return id;
}
