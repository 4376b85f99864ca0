import { shortestAccessPaths } from '../../access/paths/shortest.js';
import { appError } from '../../core/errors.js';
import { graphFailure } from '../../graph/failure.js';
import type { Cli } from '../context.js';
import { exitCodes } from '../exit-codes.js';
import { withGraph } from '../open-graph.js';

const columns = ['path', 'step', 'from', 'relationship', 'direction', 'to', 'sentence', 'fromKey', 'toKey'];
const access = { embedded: 'shared', prepare: false, patient: false, closeOnStop: true } as const;

/**
 * `paths`: prints the shortest paths of access between two nodes, step by step.
 * @throws AppError NODE_UNKNOWN, ACCESS_AMBIGUOUS, REQUEST_INVALID, OPERATION_TIMEOUT, NEO4J_*.
 */
export async function pathsCommand(
  cli: Cli,
  from: string,
  to: string,
  { max }: { readonly max: number },
): Promise<number> {
  const config = cli.config();
  const timeoutMs = config.api.queryTimeoutMs;
  return withGraph(cli, config, access, async ({ graph }) => {
    const paths = await shortestAccessPaths(
      (statement, parameters) => graph.read(statement, parameters, { timeoutMs }),
      { from, to, max },
    ).catch((error: unknown) => {
      if (graphFailure(error) !== 'timeout') throw error;
      throw appError('OPERATION_TIMEOUT', { seconds: timeoutMs / 1000 }, error);
    });
    if (cli.format !== undefined)
      cli.out.rows(
        columns,
        paths.flat().map((step) => ({ ...step })),
        cli.format,
      );
    else
      for (const [index, steps] of paths.entries()) {
        cli.out.line(`Path ${index + 1}`);
        for (const { step, sentence } of steps) cli.out.line(`  ${step}. ${sentence}`);
      }
    if (paths.length === 0) cli.out.note(`No way from ${from} to ${to} is known.`);
    else cli.out.note('A path is a lead, not a decision: roles, states and settings are not weighed.');
    return exitCodes.ok;
  });
}
