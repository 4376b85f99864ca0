import { rulesOf, settingsOf } from '../../alerts/rule.js';
import { runRound } from '../../alerts/watches/round.js';
import { configuredWatches } from '../../alerts/watches/watch.js';
import { isAppError } from '../../core/errors.js';
import { syncOnce } from '../../jobs/sync-once.js';
import type { OnProgress } from '../../sync/progress.js';
import type { RunReport } from '../../sync/runs.js';
import { tellRules } from '../alert-summary.js';
import type { Cli } from '../context.js';
import { deliverAll, notifierFor } from '../deliveries.js';
import { exitCodeOf, exitCodes, sentenceOf } from '../exit-codes.js';
import { graphError, withGraph } from '../open-graph.js';
import { progressFor } from '../progress/progress.js';
import { savedQueries } from '../saved-queries.js';
import { gapsOf, headline, reportColumns, reportRow } from '../summary.js';
import { chosenConnections } from '../verification.js';

/** Options of `sync`. */
export interface SyncCommandOptions {
  /** Read every list whole, also what is usually read from the last run on. */
  readonly full?: boolean;
}

/** Runs a sync with the progress display; shared by `sync`, `start` and `demo`. */
export async function shown(
  cli: Cli,
  name: string,
  run: (onProgress: OnProgress) => Promise<RunReport>,
): Promise<RunReport> {
  cli.out.note(`Syncing ${name} …`);
  const display = progressFor(cli);
  try {
    return await run(display.onProgress);
  } finally {
    await display.finish();
  }
}

/** Says how a run ended: on stderr with the sentence when it failed, and what could not be read. */
export function tellReport(cli: Cli, report: RunReport): void {
  const ended = report.status === 'complete' || report.status === 'partial';
  if (!ended) {
    cli.out.problem(headline(report));
    return;
  }
  cli.out.note(headline(report));
  for (const line of gapsOf(report)) cli.out.note(line);
}

/**
 * `sync`: syncs the named connection, or all, one after the other; the failure of one does not keep the others back.
 * @returns 0 when all are complete, 3 when lists could not be read, 1 when a run failed.
 */
export async function syncCommand(
  cli: Cli,
  name: string | undefined,
  options: SyncCommandOptions,
): Promise<number> {
  const config = cli.config();
  const connections = chosenConnections(config, name);
  const queries = await savedQueries(cli, config);
  const rules = rulesOf(queries);
  const configured = configuredWatches(queries, config.watches);
  const settings = settingsOf(rules, config.rules);
  return withGraph(
    cli,
    config,
    { embedded: 'shared', prepare: true, patient: true, closeOnStop: false },
    async (open) => {
      // Before anything is found: what is found from now on is news to new receivers.
      const notifier = await notifierFor(cli, config, open.graph, rules);
      const reports: RunReport[] = [];
      let failed = false;
      for (const connection of connections) {
        if (cli.signal.aborted) break;
        try {
          const report = await shown(cli, connection.name, (onProgress) =>
            syncOnce({
              graph: open.graph,
              connection,
              concurrency: config.concurrency,
              logger: cli.logger(config),
              client: cli.client,
              signal: cli.signal,
              full: options.full ?? false,
              onProgress,
            }),
          );
          reports.push(report);
          tellReport(cli, report);
        } catch (thrown) {
          const error = graphError(thrown, open.uri);
          // Without Neo4j the other connections cannot be synced either.
          if (isAppError(error, 'NEO4J_UNREACHABLE', 'NEO4J_AUTH') || exitCodeOf(error) === exitCodes.usage)
            throw error;
          cli.logger(config).debug({ connection: connection.name, err: thrown }, 'Sync failed');
          cli.out.problem(`${connection.name}: ${sentenceOf(error)}`);
          failed = true;
        }
      }
      if (reports.length > 0 && !cli.signal.aborted) {
        const { graph } = open;
        const run = reports.at(-1)?.id ?? null;
        const logger = cli.logger(config);
        const options = { settings, logger, run, signal: cli.signal, queries, configured };
        tellRules(cli, await runRound(graph, rules, options));
        await deliverAll(cli, notifier);
      }
      if (cli.format !== undefined) cli.out.rows(reportColumns, reports.map(reportRow), cli.format);
      const ended = (status: RunReport['status']) => reports.some((report) => report.status === status);
      if (failed || cli.signal.aborted || ended('failed') || ended('cancelled')) return exitCodes.failure;
      return ended('partial') ? exitCodes.partial : exitCodes.ok;
    },
  );
}
