import type { Graph } from '../graph/driver.js';
import type { Assessment } from './assess.js';
import { openStatuses } from './lifecycle.js';

/** Locks the rule as any write of it does; no row where something of it was written since `$writes`, or what was assessed is too late. */
const statement = `
  MATCH (r:RuleResult {rule: $rule}) SET r.lockedAt = timestamp()
  WITH r
  WHERE r.writes = $writes AND coalesce(r.at, '') <= $at AND coalesce(r.writing, '') <= $at
  SET r += $result, r.writes = $writes + 1, r.lockedAt = null
  WITH r
  OPTIONAL MATCH (a:Alert {rule: r.rule}) WHERE a.status <> 'RESOLVED'
  SET a.lastSeen = CASE WHEN a.id IN $except THEN a.lastSeen ELSE $at END
  RETURN r.rule AS rule, count(CASE WHEN a.status IN $open THEN 1 END) AS open`;

/**
 * Writes in one round trip that a rule finds just what stands: most rules do, most of the time.
 * @param hashes what its alerts would say, as hashes by their ids; undefined for those that are to be resolved.
 * @param result how the rule went, as the graph keeps it.
 * @returns how many of its alerts are open; undefined, and nothing was written, where it finds something else, or where another instance
 * wrote meanwhile.
 */
export async function standUnchanged(
  graph: Pick<Graph, 'write'>,
  { rule, at, standing }: Assessment,
  hashes: ReadonlyMap<string, string | undefined>,
  result: Readonly<Record<string, unknown>>,
): Promise<number | undefined> {
  if (standing === undefined) return undefined;
  for (const [id, hash] of hashes)
    if (hash === undefined || standing.factsHashes.get(id) !== hash) return undefined;
  const except = standing.ids.filter((id) => !hashes.has(id));
  const { writes } = standing;
  const parameters = { rule: rule.id, at, writes, result, except, open: openStatuses };
  const [row] = await graph.write<{ open: number }>(statement, parameters);
  return row?.open;
}
