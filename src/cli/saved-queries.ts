import { join } from 'node:path';
import type { Config } from '../core/config.js';
import { packageRoot } from '../core/paths.js';
import type { Graph } from '../graph/driver.js';
import { onlySound } from '../queries/check.js';
import { loadSavedQueries } from '../queries/loader.js';
import type { QueryProblem, SavedQuery } from '../queries/types.js';
import type { Cli } from './context.js';

const packageQueries = join(packageRoot, 'queries');

/** The saved queries of the package and of `QUERIES_DIR`; says which files of it cannot be used. */
export async function savedQueries(cli: Cli, config: Config): Promise<readonly SavedQuery[]> {
  return (await loadedQueries(cli, config)).queries;
}

/** The same, together with the files that cannot be used. */
export async function loadedQueries(
  cli: Cli,
  config: Config,
): Promise<{ readonly queries: readonly SavedQuery[]; readonly problems: readonly QueryProblem[] }> {
  const folders = config.queriesDir === undefined ? [packageQueries] : [packageQueries, config.queriesDir];
  const { queries, problems } = await loadSavedQueries(folders);
  for (const { file, reason } of problems) cli.out.problem(`The saved query ${file} is left out: ${reason}.`);
  return { queries, problems };
}

type Loaded = Awaited<ReturnType<typeof loadedQueries>>;

/**
 * What was loaded without the queries of `QUERIES_DIR` that the database finds unsound; says which. Those of the package are known to be
 * sound: to have all of them planned would keep the service from starting.
 */
export async function soundQueries(cli: Cli, graph: Graph, loaded: Loaded): Promise<Loaded> {
  const ours = new Set((await loadSavedQueries([packageQueries])).queries.map(({ id }) => id));
  const isOurs = ({ id }: SavedQuery) => ours.has(id);
  const checked = await onlySound(graph, {
    ...loaded,
    queries: loaded.queries.filter((query) => !isOurs(query)),
  });
  const kept = new Set(checked.queries);
  const sound = {
    queries: loaded.queries.filter((query) => isOurs(query) || kept.has(query)),
    problems: checked.problems,
  };
  for (const { file, reason } of sound.problems.slice(loaded.problems.length))
    cli.out.problem(`The saved query ${file} is left out: ${reason}.`);
  return sound;
}
