import { appError } from '../core/errors.js';
import type { Graph } from '../graph/driver.js';

/** A state of the estate that somebody accepted: rules on drift tell of what changed since. */
export interface Baseline {
  readonly name: string;
  /** ISO time from which on changes count. */
  readonly at: string;
  /** Who accepted it. */
  readonly by: string;
  readonly reason: string;
}

/** The name of the one baseline that rules go by. */
const estate = 'estate';

/** The baselines, newest first; rules go by the first. */
export function baselines(graph: Pick<Graph, 'read'>): Promise<Baseline[]> {
  return graph.read<Baseline>(
    `MATCH (b:Baseline|EarlierBaseline)
     RETURN b.name AS name, b.at AS at, b.by AS by, b.reason AS reason ORDER BY at DESC`,
  );
}

/**
 * Accepts the estate as it is now; the baseline before it is kept as a record.
 * @throws AppError BASELINE_INVALID without a reason.
 */
export async function acceptBaseline(
  graph: Pick<Graph, 'write'>,
  {
    by,
    reason,
    at = new Date().toISOString(),
  }: { readonly by: string; readonly reason: string; readonly at?: string },
): Promise<Baseline> {
  if (reason.trim() === '') throw appError('BASELINE_INVALID', { reason: 'it needs a reason' });
  const baseline = { name: estate, at, by, reason };
  await graph.write(
    `MERGE (b:Baseline {name: $name})
     WITH b, b.at IS NOT NULL AS hasEarlier
     FOREACH (_ IN CASE WHEN hasEarlier THEN [1] ELSE [] END |
       CREATE (:EarlierBaseline {name: b.name, at: b.at, by: b.by, reason: b.reason}))
     SET b.at = $at, b.by = $by, b.reason = $reason`,
    baseline,
  );
  return baseline;
}
