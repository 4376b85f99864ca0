import { z } from 'zod';
import { appError } from '../core/errors.js';
import type { ApiContext } from './context.js';

/** What a client says of a page. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A page of a list as its connection type gives it. */
export interface Page<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * The rows of a page.
 * @param usual those of a client that gives null.
 * @throws AppError PAGE_SIZE.
 */
export function sizeOf(
  { first }: PageArguments,
  { usual, most }: { readonly usual: number; readonly most: number },
): number {
  const size = first ?? usual;
  if (!Number.isInteger(size) || size < 1 || size > most) throw appError('PAGE_SIZE', { most });
  return size;
}

/**
 * The rows of a page of a list that is bounded by the limits of the API alone.
 * @param usual those of a client that gives null.
 * @throws AppError PAGE_SIZE.
 */
export function pageSize({ limits }: ApiContext, args: PageArguments, usual: number): number {
  return sizeOf(args, { usual, most: limits.maxPageSize });
}

/** The one form of cursors: a place as JSON, so that clients see no reason to make their own. */
export function writeCursor(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place that a cursor names.
 * @throws AppError CURSOR_INVALID when it has not the shape of this list's places.
 */
export function readCursor<T>(cursor: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (error) {
    throw appError('CURSOR_INVALID', undefined, error);
  }
}

/** Cursors of a list whose rows have a place of so many texts; those of other lists are refused. */
export interface Cursors {
  write(place: readonly string[]): string;
  /**
   * The place that a cursor names; undefined without one.
   * @throws AppError CURSOR_INVALID.
   */
  read(cursor: string | null | undefined): readonly string[] | undefined;
}

/** Makes the cursors of a list by its name and the number of texts in a place. */
export function cursorsOf(list: string, texts: number): Cursors {
  const schema = z.tuple([z.literal(list), z.array(z.string()).length(texts)]);
  return {
    write: (place) => writeCursor([list, place]),
    read: (cursor) => (cursor === null || cursor === undefined ? undefined : readCursor(cursor, schema)[1]),
  };
}

/**
 * The page of the given size at the beginning of `rows`, which hold one more when there is a next page.
 * @param cursor the cursor of a row.
 */
export function pageOf<T>(rows: readonly T[], size: number, cursor: (row: T) => string): Page<T> {
  const nodes = rows.slice(0, size);
  const edges = nodes.map((node) => ({ node, cursor: cursor(node) }));
  return {
    edges,
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** The internal values of an enum by its names in the schema: those in capital letters. */
export function enumOf<T extends string>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value) => [value.toUpperCase(), value]));
}

/** Rows of a sorted page for a client that gives null. */
const usualRows = 100;

/**
 * The page that begins after a cursor, of all rows of a list that are sorted by texts which no two rows share.
 * @param list name of the list, which its cursors bear.
 * @param texts how many texts a row is sorted by.
 * @throws AppError PAGE_SIZE, CURSOR_INVALID.
 */
export function pageOfSorted<T>(
  context: ApiContext,
  list: string,
  args: PageArguments,
  rows: readonly T[],
  placeOf: (row: T) => readonly string[],
  texts = 2,
): Page<T> {
  const size = pageSize(context, args, usualRows);
  const cursors = cursorsOf(list, texts);
  const after = cursors.read(args.after);
  const isLater = (row: T) => {
    if (after === undefined) return true;
    const place = placeOf(row);
    const index = place.findIndex((text, at) => text !== after[at]);
    return index >= 0 && (place[index] ?? '') > (after[index] ?? '');
  };
  const left = rows.filter(isLater);
  return pageOf(left, size, (row) => cursors.write(placeOf(row)));
}
