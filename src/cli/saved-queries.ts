import type { Config } from '../core/config.js';
import { packageQueries } from '../core/paths.js';
import type { Graph } from '../graph/driver.js';
import { onlySound } from '../queries/check.js';
import { loadSavedQueries } from '../queries/loader.js';
import type { QueryProblem, SavedQuery } from '../queries/types.js';
import type { Cli } from './context.js';

/** The saved queries of the package and of `QUERIES_DIR`; says which files of it cannot be used. */
export async function savedQueries(cli: Cli, config: Config): Promise<readonly SavedQuery[]> {
  return (await loadedQueries(cli, config)).queries;
}

/** What was loaded, and the files that cannot be used. */
export interface LoadedQueries {
  readonly queries: readonly SavedQuery[];
  /** Those of `QUERIES_DIR`, which nobody has had a database look at. */
  readonly own: readonly SavedQuery[];
  readonly problems: readonly QueryProblem[];
}

/** The same, together with the files that cannot be used. */
export async function loadedQueries(cli: Cli, config: Config): Promise<LoadedQueries> {
  const folders = config.queriesDir === undefined ? [] : [config.queriesDir];
  const { queries, problems } = await loadSavedQueries([packageQueries, ...folders]);
  for (const { file, reason } of problems) cli.out.problem(`The saved query ${file} is left out: ${reason}.`);
  return { queries, own: queries.filter(({ shipped }) => shipped !== true), problems };
}

/**
 * What was loaded without the queries of `QUERIES_DIR` that the database finds unsound; says which. Those of the package are known to be
 * sound: to have all of them planned would keep the service from starting.
 */
export async function soundQueries(cli: Cli, graph: Graph, loaded: LoadedQueries): Promise<LoadedQueries> {
  const { queries: own, problems } = await onlySound(graph, { ...loaded, queries: loaded.own });
  const unsound = new Set(loaded.own.filter((query) => !own.includes(query)));
  const sound = { queries: loaded.queries.filter((query) => !unsound.has(query)), own, problems };
  for (const { file, reason } of sound.problems.slice(loaded.problems.length))
    cli.out.problem(`The saved query ${file} is left out: ${reason}.`);
  return sound;
}
