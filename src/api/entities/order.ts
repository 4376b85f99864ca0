import { createHash } from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../core/errors.js';
import type { PropertyType } from '../../gitlab/model/values.js';
import { readCursor, writeCursor } from '../pages.js';
import type { ApiKind } from './names.js';

/** One field of an order as the client gave it. */
export interface SortInput {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

type SortValue = string | number | boolean | null;

/** A total order of the nodes of a list: none last, ties by key. */
export interface Order {
  /** What follows `ORDER BY`. */
  readonly cypher: string;
  /** Cypher expressions of what a cursor needs of a row, besides its key. */
  readonly values: readonly string[];
  /** The cursor of a row. */
  cursor(values: readonly unknown[], key: string): string;
  /**
   * The condition that a row comes after a cursor; its values go into `parameters`.
   * @throws AppError CURSOR_INVALID when it is not a cursor of this list in this order.
   */
  after(cursor: string, parameters: Record<string, unknown>): string;
}

const mostFields = 5;
/** Characters of a text that count for its place, because cursors carry them. */
const mostCharacters = 200;

interface Column {
  readonly expression: string;
  readonly descending: boolean;
  readonly type: PropertyType;
}

const typeSchemas = {
  text: z.string(),
  integer: z.number(),
  boolean: z.boolean(),
  time: z.string(),
  date: z.string(),
  texts: z.never(),
  integers: z.never(),
} satisfies Record<PropertyType, z.ZodType<SortValue>>;

function column(kind: ApiKind, variable: string, { field, direction }: SortInput): Column {
  const property = `${variable}.${field}`;
  const type = kind.definition.properties[field]?.type ?? 'text';
  const whole = type !== 'text' || field === 'key' || kind.definition.indexes.includes(field);
  const expression = whole ? property : `left(${property}, ${mostCharacters})`;
  return { expression, descending: direction === 'DESC', type };
}

/** The first mention of each field; after `key` nothing is left to decide. */
function distinct(sort: readonly SortInput[]): SortInput[] {
  const seen = new Set<string>();
  return sort.filter(({ field }) => {
    if (seen.has('key') || seen.has(field)) return false;
    seen.add(field);
    return true;
  });
}

function orderBy({ expression, descending }: Column, isKey: boolean): string {
  const direction = descending ? `${expression} DESC` : expression;
  return isKey ? direction : `${expression} IS NULL, ${direction}`;
}

/** Rows that come after a row, as the alternatives: equal in the first columns, later in the next. */
function laterThan(columns: readonly Column[], values: readonly SortValue[]): string {
  const alternatives: string[] = [];
  const equal: string[] = [];
  for (const [index, { expression, descending }] of columns.entries()) {
    const parameter = `$after${index}`;
    if (values[index] === null) {
      // Nothing comes after none but the ties.
      equal.push(`${expression} IS NULL`);
      continue;
    }
    const isLast = index === columns.length - 1;
    const later = `${expression} ${descending ? '<' : '>'} ${parameter}`;
    alternatives.push([...equal, isLast ? later : `(${later} OR ${expression} IS NULL)`].join(' AND '));
    equal.push(`${expression} = ${parameter}`);
  }
  return `(${alternatives.join(' OR ')})`;
}

/**
 * The order of a list.
 * @param list names it: its cursors are refused by others.
 * @throws AppError SORT_INVALID for too many fields.
 */
export function orderOf(kind: ApiKind, list: string, sort: readonly SortInput[], variable: string): Order {
  const given = distinct(sort);
  if (sort.length > mostFields) throw appError('SORT_INVALID', { most: mostFields });
  const inputs =
    given.at(-1)?.field === 'key' ? given : [...given, { field: 'key', direction: 'ASC' as const }];
  const columns = inputs.map((input) => column(kind, variable, input));
  const last = columns.length - 1;
  const tag = createHash('sha256')
    .update(JSON.stringify([list, inputs]))
    .digest('base64url')
    .slice(0, 8);
  const own = columns.slice(0, -1).map(({ type }) => typeSchemas[type].nullable());
  const schema = z.tuple([z.literal(tag), ...own, z.string()]);
  return {
    cypher: columns.map((each, index) => orderBy(each, index === last)).join(', '),
    values: columns.slice(0, -1).map(({ expression }) => expression),
    cursor: (values, key) => writeCursor([tag, ...values, key]),
    after: (cursor, parameters) => {
      const [, ...values] = readCursor(cursor, schema);
      for (const [index, value] of values.entries()) parameters[`after${index}`] = value;
      return laterThan(columns, values as SortValue[]);
    },
  };
}
