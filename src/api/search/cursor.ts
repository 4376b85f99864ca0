import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readCursor, writeCursor } from '../pages.js';

/** A place in the order of hits. */
export interface Place {
  readonly score: number;
  readonly key: string;
}

/** Binds a cursor to the search that it belongs to. */
export function searchTag(text: string, kinds: readonly string[]): string {
  const search = JSON.stringify([text, [...kinds].sort()]);
  return createHash('sha256').update(search).digest('base64url').slice(0, 8);
}

/** The cursor of a hit. */
export function searchCursor(tag: string, { score, key }: Place): string {
  return writeCursor([tag, score, key]);
}

/**
 * The place that a cursor names.
 * @throws AppError CURSOR_INVALID when it is not a cursor of this search.
 */
export function parseSearchCursor(tag: string, cursor: string): Place {
  const [, score, key] = readCursor(cursor, z.tuple([z.literal(tag), z.number(), z.string()]));
  return { score, key };
}
