import { type Permission, permissionColumns } from '../../access/report/permission.js';
import { permissions } from '../../access/report/permissions.js';
import { type ReportQuestion, reportScope } from '../../access/report/scope.js';
import { accessSources } from '../../access/unread.js';
import { exportText } from '../../api/export-rows.js';
import { freshness } from '../../api/freshness.js';
import { appError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';
import { writeOutput } from '../output-file.js';
import { counted } from '../text.js';

/** Options of `permissions`. */
export interface PermissionsCommandOptions extends ReportQuestion {
  /** File that is written instead of stdout. */
  readonly output?: string;
}

/** Milliseconds between two lines about how far the report is. */
const tellEveryMs = 5000;

/** The same rows, telling now and then how many there were. */
async function* telling(
  cli: Cli,
  batches: AsyncIterable<readonly Permission[]>,
): AsyncGenerator<readonly Permission[], void, void> {
  let [rows, toldAt] = [0, performance.now()];
  for await (const batch of batches) {
    yield batch;
    rows += batch.length;
    if (performance.now() - toldAt < tellEveryMs) continue;
    toldAt = performance.now();
    const at = batch.at(-1)?.path;
    cli.out.note(`${counted(rows, 'row')}${at == null ? '' : `, up to ${at}`} …`);
  }
  cli.out.note(`${counted(rows, 'row')} in all.`);
}

async function tellGaps(cli: Cli, read: GraphRead): Promise<void> {
  const known = { read, once: <T>(_name: string, make: () => T) => make() };
  const { complete, unknownScopes } = await freshness(known, accessSources);
  if (complete) return;
  const [first] = unknownScopes;
  const example = first === undefined ? '' : `, for instance ${first.source}: ${first.reason}`;
  cli.out.problem(
    `The report may lack rows and roles: ${counted(unknownScopes.length, 'list')} could not be read${example}`,
  );
}

/**
 * `permissions`: prints or writes who has which role where, row by row as they are found.
 * @throws AppError USAGE, OUTPUT_UNWRITABLE, ACCESS_UNKNOWN, ACCESS_AMBIGUOUS, FILTER_INVALID, NEO4J_*.
 */
export async function permissionsCommand(cli: Cli, options: PermissionsCommandOptions): Promise<number> {
  const { output, ...question } = options;
  const format = cli.format ?? 'csv';
  if (format === 'table') throw appError('USAGE', { message: 'permissions prints csv, json or ndjson.' });
  // A stop is told to each statement, so that what was begun is cleared away.
  const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: false } as const;
  return withGraph(cli, cli.config(), access, async ({ graph }) => {
    const read: GraphRead = (statement, parameters) =>
      graph.read(statement, parameters, { signal: cli.signal });
    const scope = await reportScope(read, question);
    const text = exportText(permissionColumns, telling(cli, permissions(read, scope)), format);
    await writeOutput(cli, output, text);
    await tellGaps(cli, read);
    return exitCodes.ok;
  });
}
