import { appError } from '../../core/errors.js';
import type { Graph } from '../../graph/driver.js';
import type { SavedQuery } from '../../queries/types.js';
import type { Watched } from './assess.js';
import { ruleIdOf, type Watch, type WatchInput, watchOf } from './watch.js';

/** Watches that the graph keeps at most, so that a round of rules has an end. */
const mostWatches = 200;

interface StoredWatch extends Omit<Watch, 'parameters'> {
  /** JSON. */
  readonly parameters: string;
}

/** What a watch is looked up in. */
export interface WatchSources {
  readonly queries: readonly SavedQuery[];
  /** Those of the configuration, which nobody can remove here; of two with one name its own counts. */
  readonly configured: readonly Watch[];
}

/** All watches with their queries, by name. */
export async function loadWatches(
  graph: Pick<Graph, 'read'>,
  { queries, configured }: WatchSources,
): Promise<Watched[]> {
  const rows = await graph.read<{ watch: StoredWatch }>(
    `MATCH (w:Watch) RETURN w {.name, .query, .parameters, .on, .threshold, .keys, .severity, .by, .at} AS watch`,
  );
  const taken = new Set(configured.map(({ name }) => name));
  const stored = rows
    .map(({ watch }) => ({ ...watch, parameters: JSON.parse(watch.parameters) as Watch['parameters'] }))
    .filter(({ name }) => !taken.has(name));
  return [...configured, ...stored]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((watch) => ({ watch, query: queries.find(({ id }) => id === watch.query) }));
}

/**
 * Sets up a watch, or changes the one with this name; the next round of rules takes its first snapshot.
 * @throws AppError WATCH_INVALID when it cannot work, or when the configuration has one with this name.
 */
export async function addWatch(
  graph: Pick<Graph, 'transaction'>,
  { queries, configured }: WatchSources,
  input: WatchInput,
  set: { readonly by: string; readonly at: string },
): Promise<Watch> {
  const watch = watchOf(queries, input, set);
  const { name } = watch;
  if (configured.some((each) => each.name === name))
    throw appError('WATCH_INVALID', { name, reason: 'the configuration has a watch with this name' });
  const parameters = JSON.stringify(watch.parameters);
  if (parameters.length > 20_000)
    throw appError('WATCH_INVALID', { name, reason: 'its parameters are longer than 20000 characters' });
  await graph.transaction(async (tx) => {
    await tx.run('MERGE (w:Watch {name: $name}) SET w += $watch', {
      name,
      watch: { ...watch, parameters },
    });
    const [row] = await tx.run<{ count: number }>('MATCH (w:Watch) RETURN count(w) AS count');
    if ((row?.count ?? 0) > mostWatches)
      throw appError('WATCH_INVALID', { name, reason: `there are ${mostWatches} watches already` });
  });
  return watch;
}

/**
 * Takes a watch away; `retireWatches` then ends its alerts.
 * @returns what it was.
 * @throws AppError WATCH_UNKNOWN, also for one of the configuration.
 */
export async function removeWatch(
  graph: Pick<Graph, 'read' | 'write'>,
  sources: WatchSources,
  name: string,
): Promise<Watch> {
  const watches = (await loadWatches(graph, sources))
    .map(({ watch }) => watch)
    .filter(({ by }) => by !== null);
  const watch = watches.find((each) => each.name === name);
  if (watch === undefined) throw appError('WATCH_UNKNOWN', { name, known: watches.map((each) => each.name) });
  await graph.write('MATCH (w:Watch {name: $name}) DELETE w', { name });
  return watch;
}

/** The ids of rules of watches that are no more and have left something, with the time of their last result. */
export function leftBehind(
  graph: Pick<Graph, 'read'>,
  watches: readonly Watch[],
): Promise<{ readonly rule: string; readonly at: string | null }[]> {
  return graph.read(
    `MATCH (r:RuleResult) WHERE r.rule STARTS WITH 'watch:' AND NOT r.rule IN $rules
     RETURN r.rule AS rule, r.at AS at`,
    { rules: watches.map(ruleIdOf) },
  );
}
