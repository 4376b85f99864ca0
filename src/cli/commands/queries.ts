import { resolve } from 'node:path';
import { packageQueries } from '../../core/paths.js';
import { checkSavedQueries } from '../../queries/check.js';
import { loadSavedQueries } from '../../queries/loader.js';
import type { QueryProblem } from '../../queries/types.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';
import { count } from '../text.js';

/** The folders of the package and of `QUERIES_DIR`, or of the package and the one given. */
function foldersOf(cli: Cli, folder: string | undefined): string[] {
  const other = folder === undefined ? cli.config().queriesDir : resolve(folder);
  return other === undefined ? [packageQueries] : [packageQueries, other];
}

function tell(cli: Cli, problems: readonly QueryProblem[]): void {
  for (const { file, reason } of problems) cli.out.problem(`${file}: ${reason}`);
}

/**
 * `queries check`: says what is wrong with the saved queries of the package and of a folder, in their files and in the
 * eyes of the database, which runs none of them.
 * @returns 0 when all are sound, 1 when one is not.
 */
export async function checkQueries(cli: Cli, folder: string | undefined): Promise<number> {
  const { queries, problems } = await loadSavedQueries(foldersOf(cli, folder));
  tell(cli, problems);
  const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: true } as const;
  return withGraph(cli, cli.config(), access, async ({ graph }) => {
    const unsound = await checkSavedQueries(graph, queries);
    tell(cli, unsound);
    const broken = [...problems, ...unsound];
    if (cli.format !== undefined)
      cli.out.rows(
        ['file', 'reason'],
        broken.map(({ file, reason }) => ({ file, reason })),
        cli.format,
      );
    else
      cli.out.line(
        `${count(queries.length - unsound.length)} queries are sound, ${count(broken.length)} are not.`,
      );
    return broken.length === 0 ? exitCodes.ok : exitCodes.failure;
  });
}

/**
 * `queries list`: prints the saved queries of the package and of a folder.
 * @returns 0 when all files can be used, 1 when one cannot; why is said on stderr.
 */
export async function listSavedQueries(cli: Cli, folder: string | undefined): Promise<number> {
  const { queries, problems } = await loadSavedQueries(foldersOf(cli, folder));
  const rows = queries.map(({ category, id, title, file }) => ({ category, id, title, file }));
  cli.out.rows(['category', 'id', 'title', 'file'], rows, cli.format ?? 'table');
  tell(cli, problems);
  return problems.length === 0 ? exitCodes.ok : exitCodes.failure;
}
