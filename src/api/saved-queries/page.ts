import { appError } from '../../core/errors.js';
import type { QueryRow } from '../../queries/types.js';
import { type Anchor, anchorsKept, fingerprint } from './cursor.js';

/** A page of rows, and the rows that the next one is found by. */
export interface RowPage {
  readonly rows: readonly QueryRow[];
  readonly hasNextPage: boolean;
  readonly anchors: readonly Anchor[];
}

/** Counts rows with the same values by their fingerprints; about 100 bytes for each different row that went by. */
class Occurrences {
  readonly #counts = new Map<string, number>();

  next(print: string): number {
    const count = (this.#counts.get(print) ?? 0) + 1;
    this.#counts.set(print, count);
    return count;
  }
}

/**
 * The page of `first` rows after the rows that a cursor stands on, from a stream of all rows, which is left as soon as
 * the page is full. Of the cursor's rows, the last one that is still there counts, so that rows which came or went since
 * make no difference to the others.
 * @param after what the cursor stands on; none: from the first row.
 * @throws CURSOR_EXPIRED when none of them is there any more.
 */
export async function pageOf(
  stream: AsyncIterable<QueryRow>,
  columns: readonly string[],
  first: number,
  after: readonly Anchor[] = [],
): Promise<RowPage> {
  const ranks = new Map(after.map(([print, occurrence], rank) => [`${print} ${occurrence}`, rank]));
  const occurrences = new Occurrences();
  let found = after.length === 0 ? 0 : -1;
  let rows: QueryRow[] = [];
  let anchors: Anchor[] = after.slice();
  for await (const row of stream) {
    const print = fingerprint(columns, row);
    const anchor: Anchor = [print, occurrences.next(print)];
    const rank = ranks.get(anchor.join(' '));
    if (rank !== undefined && rank >= found) {
      // What follows the last row of the page before is new, whatever was taken for new until here.
      [found, rows, anchors] = [rank, [], after.slice(0, rank + 1)];
      continue;
    }
    if (found < 0) continue;
    if (rank !== undefined) continue;
    if (rows.length === first) return { rows, hasNextPage: true, anchors };
    rows.push(row);
    anchors = [...anchors, anchor].slice(-anchorsKept);
  }
  if (found < 0) throw appError('CURSOR_EXPIRED', undefined);
  return { rows, hasNextPage: false, anchors };
}
