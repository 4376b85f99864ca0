import { join } from 'node:path';
import type { Config } from '../core/config.js';
import { packageRoot } from '../core/paths.js';
import type { Graph } from '../graph/driver.js';
import { onlySound } from '../queries/check.js';
import { loadSavedQueries } from '../queries/loader.js';
import type { QueryProblem, SavedQuery } from '../queries/types.js';
import type { Cli } from './context.js';

/** The saved queries of the package and of `QUERIES_DIR`; says which files of it cannot be used. */
export async function savedQueries(cli: Cli, config: Config): Promise<readonly SavedQuery[]> {
  return (await loadedQueries(cli, config)).queries;
}

/** The same, together with the files that cannot be used. */
export async function loadedQueries(
  cli: Cli,
  config: Config,
): Promise<{ readonly queries: readonly SavedQuery[]; readonly problems: readonly QueryProblem[] }> {
  const own = join(packageRoot, 'queries');
  const folders = config.queriesDir === undefined ? [own] : [own, config.queriesDir];
  const { queries, problems } = await loadSavedQueries(folders);
  for (const { file, reason } of problems) cli.out.problem(`The saved query ${file} is left out: ${reason}.`);
  return { queries, problems };
}

type Loaded = Awaited<ReturnType<typeof loadedQueries>>;

/** What was loaded without the queries that the database finds unsound; says which. */
export async function soundQueries(cli: Cli, graph: Graph, loaded: Loaded): Promise<Loaded> {
  const sound = await onlySound(graph, loaded);
  for (const { file, reason } of sound.problems.slice(loaded.problems.length))
    cli.out.problem(`The saved query ${file} is left out: ${reason}.`);
  return sound;
}
