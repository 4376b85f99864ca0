import { createHash } from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../core/errors.js';
import type { QueryRow } from '../../queries/types.js';
import { readCursor, writeCursor } from '../pages.js';

/** A row that a cursor stands on: the fingerprint of its values, and the how manieth of the rows with these values it is. */
export type Anchor = readonly [fingerprint: string, occurrence: number];

/** Rows that a cursor stands on: the next page is found as long as one of them is still there. */
export const anchorsKept = 8;

const cursorSchema = z.tuple([
  z.string(),
  z
    .array(z.tuple([z.string(), z.int()]))
    .min(1)
    .max(anchorsKept),
]);

/** Eight bytes are enough: of a million rows, two share a fingerprint once in forty million results. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 8).toString('base64url');
}

const plain = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** The fingerprint of a row's values in the order of the columns. */
export function fingerprint(columns: readonly string[], row: QueryRow): string {
  const values = columns.map((column) => row[column] ?? null);
  return digest(JSON.stringify(values, plain));
}

/** What a cursor is good for: one query with one set of parameters. */
export function queryTag(id: string, parameters: Readonly<Record<string, unknown>>): string {
  return digest(JSON.stringify([id, Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))]));
}

/** The cursor after the last of these rows. */
export function queryCursor(tag: string, anchors: readonly Anchor[]): string {
  return writeCursor([tag, anchors.slice(-anchorsKept)]);
}

/**
 * The rows that a cursor stands on, the last one last.
 * @throws CURSOR_INVALID when it is not of this query with these parameters.
 */
export function parseQueryCursor(tag: string, cursor: string): readonly Anchor[] {
  const [own, anchors] = readCursor(cursor, cursorSchema);
  if (own !== tag) throw appError('CURSOR_INVALID', undefined);
  return anchors;
}
