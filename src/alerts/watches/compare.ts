import type { QueryRow } from '../../queries/types.js';
import type { WatchCondition } from './watch.js';

/** What can differ between the rows that were accepted and those of now. */
export type RowChange = Extract<WatchCondition, 'NEW_ROWS' | 'GONE_ROWS' | 'CHANGED_ROWS'>;

/** What a watch keeps of one row, by what tells it from others. */
export interface Kept {
  /** The row as it was accepted; null: that there is none was. */
  readonly accepted: QueryRow | null;
  /** What differs from that and has an alert, with the row as the alert shows it; null: nothing. */
  readonly standing: { readonly change: RowChange; readonly row: QueryRow | null } | null;
}

/** One row that is not as it was accepted. */
export interface Difference {
  readonly id: string;
  readonly change: RowChange;
  readonly before: QueryRow | null;
  readonly after: QueryRow | null;
}

/** What a comparison goes by. */
export interface Comparison {
  /** The differences that matter; all others are accepted as they come. */
  readonly on: readonly WatchCondition[];
  /** Whether all that the rows rest on was read: else a row that is missing may be there. */
  readonly isWhole: boolean;
  /** Ids of what stands and was accepted by a person. */
  readonly accepted: ReadonlySet<string>;
}

/** Whether two rows say the same; columns that are absent are null. */
export function isSameRow(a: QueryRow, b: QueryRow): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (name) => JSON.stringify(a[name] ?? null) === JSON.stringify(b[name] ?? null),
  );
}

function changeOf(accepted: QueryRow | null, now: QueryRow | null): RowChange | undefined {
  if (accepted === null) return now === null ? undefined : 'NEW_ROWS';
  if (now === null) return 'GONE_ROWS';
  return isSameRow(accepted, now) ? undefined : 'CHANGED_ROWS';
}

/**
 * Compares what is kept with the rows of now.
 * @returns what is to be kept, and the differences, which are the alerts of now. Where not everything was read, no row counts as gone and
 *   what stood before and is not seen goes on standing, without being told again.
 */
export function compare(
  before: ReadonlyMap<string, Kept>,
  rows: ReadonlyMap<string, QueryRow>,
  { on, isWhole, accepted: acceptedIds }: Comparison,
): { readonly kept: Map<string, Kept>; readonly differences: Difference[] } {
  const kept = new Map<string, Kept>();
  const differences: Difference[] = [];
  for (const id of new Set([...before.keys(), ...rows.keys()])) {
    const old = before.get(id) ?? { accepted: null, standing: null };
    const standing = acceptedIds.has(id) ? null : old.standing;
    const accepted = acceptedIds.has(id) && old.standing !== null ? old.standing.row : old.accepted;
    const after = rows.get(id) ?? null;
    const change = changeOf(accepted, after);
    if (!isWhole && after === null) kept.set(id, { accepted, standing });
    else if (change !== undefined && on.includes(change)) {
      kept.set(id, { accepted, standing: { change, row: after } });
      differences.push({ id, change, before: accepted, after });
    } else kept.set(id, { accepted: after, standing: null });
    const now = kept.get(id);
    if (now?.accepted === null && now.standing === null) kept.delete(id);
  }
  return { kept, differences };
}

/** The id by which the crossing of a threshold is kept; no row has such a one. */
export const crossingId = (condition: WatchCondition): string => `#${condition}`;

/**
 * The crossing of a threshold as a row that is there while the count lies beyond it: so it stands, resolves and is accepted as rows are.
 * @param count of all rows.
 */
export function compareCount(
  condition: 'COUNT_ABOVE' | 'COUNT_BELOW',
  before: ReadonlyMap<string, Kept>,
  { count, threshold }: { readonly count: number; readonly threshold: number },
  comparison: Pick<Comparison, 'isWhole' | 'accepted'>,
): ReturnType<typeof compare> {
  const id = crossingId(condition);
  const own = new Map([...before].filter(([each]) => each === id));
  const isBelow = condition === 'COUNT_BELOW';
  // Of a list that was not read whole the count is too low, if anything.
  const isCrossed = isBelow ? comparison.isWhole && count < threshold : count > threshold;
  return compare(own, new Map(isCrossed ? [[id, { threshold }]] : []), { ...comparison, on: ['NEW_ROWS'] });
}
