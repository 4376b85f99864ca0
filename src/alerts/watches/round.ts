import type { Graph } from '../../graph/driver.js';
import type { SavedQuery } from '../../queries/types.js';
import type { WrittenFacts } from '../../sync/written-facts.js';
import { isAffected } from '../affected.js';
import { standingAlerts } from '../assess.js';
import { preparations } from '../preparations.js';
import { everyRule, type Rule } from '../rule.js';
import { type RuleReport, type RunRulesOptions, runRules } from '../run-rules.js';
import { applyAssessment } from '../store.js';
import { ruleOf, type Watched, watchAssessor } from './assess.js';
import { leftBehind, loadWatches, type WatchSources } from './store.js';
import { watchPrefix } from './watch.js';

/** The watches as rules, by their ids. */
export async function watchRules(
  graph: Pick<Graph, 'read'>,
  sources: WatchSources,
): Promise<ReadonlyMap<string, { readonly rule: Rule; readonly watched: Watched }>> {
  const watches = await loadWatches(graph, sources);
  return new Map(
    watches.map((watched) => {
      const rule = ruleOf(watched);
      return [rule.id, { rule, watched }];
    }),
  );
}

/** Runs watches as rules are run, each in a transaction of its own. @throws as `runRules` does. */
export function runWatches(
  graph: Graph,
  watches: Awaited<ReturnType<typeof watchRules>>,
  options: RunRulesOptions,
): Promise<RuleReport[]> {
  const rules = [...watches.values()].map(({ rule }) => rule);
  if (rules.length === 0) return Promise.resolve([]);
  const watched = new Map([...watches].map(([id, each]) => [id, each.watched]));
  // What a configuration says for every rule switches no watch off, but critical projects count.
  const shared = options.settings?.[everyRule]?.parameters;
  const settings = shared === undefined ? {} : { [everyRule]: { parameters: shared } };
  return runRules(graph, rules, { ...options, settings, assess: watchAssessor(watched) });
}

/** Resolves the alerts of watches that are no more, and forgets their snapshots. */
export async function retireWatches(
  graph: Pick<Graph, 'read' | 'transaction' | 'write'>,
  sources: WatchSources,
  now = new Date().toISOString(),
): Promise<void> {
  const watches = (await loadWatches(graph, sources)).map(({ watch }) => watch);
  for (const { rule: id, at: last } of await leftBehind(graph, watches)) {
    const at = [now, last ?? now].sort().at(-1) ?? now;
    const name = id.slice(watchPrefix.length);
    const watch = { name, query: name, parameters: {}, on: [], threshold: null, keys: [] } as const;
    const rule = ruleOf({ watch: { ...watch, severity: 'info', by: null, at: null }, query: undefined });
    await applyAssessment(graph, {
      rule,
      at,
      state: 'EVALUATED',
      reason: null,
      unknownScopes: [],
      checked: null,
      findings: [],
      unknown: 0,
      resolvable: new Set((await standingAlerts(graph, rule)).ids),
      criticalProjects: [],
      durationMs: 0,
      keep: async (tx) => {
        await tx.run(`MATCH (w:WatchState|WatchRow {watch: $name}) DELETE w`, { name });
        return true;
      },
    });
    await graph.transaction((tx) => tx.run('MATCH (r:RuleResult {rule: $id}) DELETE r', { id }));
  }
}

/** How a round goes. */
export interface RoundOptions extends RunRulesOptions, WatchSources {
  /** What has changed: only rules and watches that it can affect are run. Left out: all are, for time alone may have changed something. */
  readonly written?: readonly WrittenFacts[] | undefined;
}

/**
 * A round after a change of the graph: rules, then watches.
 * @throws as `runRules` does.
 */
export async function runRound(
  graph: Graph,
  rules: readonly Rule[],
  { queries, configured, written, ...options }: RoundOptions,
): Promise<RuleReport[]> {
  const isTouched = (query: Pick<SavedQuery, 'statement'> | undefined) =>
    query === undefined || (written?.some((each) => isAffected(query, each)) ?? true);
  // What is prepared from all change records can change with each of them.
  const touched = rules.filter((rule) => Object.hasOwn(preparations, rule.id) || isTouched(rule));
  const reports = await runRules(graph, touched, options);
  await retireWatches(graph, { queries, configured }, (options.now ?? (() => new Date()))().toISOString());
  const all = await watchRules(graph, { queries, configured });
  const watches = new Map([...all].filter(([, { watched }]) => isTouched(watched.query)));
  return [...reports, ...(await runWatches(graph, watches, options))];
}
