import { rulesOf, settingsOf } from '../../alerts/rule.js';
import { configuredWatches } from '../../alerts/watches/watch.js';
import { firstAdminToken } from '../../api/auth/tokens.js';
import type { ApiServer } from '../../api/server.js';
import type { Config, ConfiguredConnection } from '../../core/config.js';
import { appError, type ErrorCode, isAppError } from '../../core/errors.js';
import type { Logger } from '../../core/logger.js';
import { createSyncs, type Syncs } from '../../jobs/control.js';
import { createRuleWatch } from '../../jobs/rule-watch.js';
import { tellRules } from '../alert-summary.js';
import type { Cli } from '../context.js';
import { notifierFor } from '../deliveries.js';
import { exitCodes, sentenceOf } from '../exit-codes.js';
import { graphError, type OpenGraph, withGraph } from '../open-graph.js';
import { loadedQueries, soundQueries } from '../saved-queries.js';
import { serveApi } from '../serve-api.js';
import { untilStopped } from '../stop.js';
import { headline } from '../summary.js';
import { chosenConnections, verifiedLines } from '../verification.js';
import { shown, tellReport } from './sync.js';

/** Troubles of GitLab that pass by themselves; all others need somebody to change token or configuration. */
const passing: readonly ErrorCode[] = [
  'GITLAB_UNREACHABLE',
  'GITLAB_SERVER_ERROR',
  'GITLAB_RATE_LIMITED',
  'GITLAB_BAD_ANSWER',
];

/** Milliseconds that running syncs get to end when the service is asked to stop. */
const stopWithinMs = 8000;

type Outcome = 'verified' | 'passing' | 'permanent';

async function verify(
  cli: Cli,
  { control }: Syncs,
  connection: ConfiguredConnection,
  logger: Logger,
): Promise<Outcome> {
  try {
    const verification = await control.verify(connection.name);
    for (const line of verifiedLines({ connection, ...verification })) cli.out.note(line);
    return 'verified';
  } catch (error) {
    if (cli.signal.aborted) return 'passing';
    logger.debug({ connection: connection.name, err: error }, 'Verification failed');
    const willPass = isAppError(error, ...passing);
    const next = connection.schedule === 'disabled' ? '' : ' It is tried again on its schedule.';
    cli.out.problem(`${connection.name}: ${sentenceOf(error)}${next}`);
    return willPass ? 'passing' : 'permanent';
  }
}

/**
 * `start`: serves the API, verifies each connection, syncs what was verified at once and then all on their schedules, until it is
 * asked to stop. A run that fails is reported and tried again at its next time.
 * @returns 0 when it was stopped; 1 when no connection can ever be read as things are.
 * @throws AppError CONFIG_*, CONNECTION_NONE, NEO4J_*, MIGRATION_*, ADDRESS_*.
 */
export async function startCommand(cli: Cli): Promise<number> {
  const onTerminal = cli.streams.stderr.isTTY === true;
  const config = cli.config({ LOG_LEVEL: onTerminal ? 'silent' : 'info' });
  const connections = chosenConnections(config, undefined);
  const queries = await loadedQueries(cli, config);
  const access = { embedded: 'own', prepare: true, patient: true, closeOnStop: false } as const;
  return withGraph(cli, config, access, async (open) => {
    cli.out.note(`Neo4j ${open.version} at ${open.uri} is ready.`);
    const logger = cli.logger(config);
    const sound = await soundQueries(cli, open.graph, queries);
    const rules = rulesOf(sound.queries);
    const settings = settingsOf(rules, config.rules);
    const notifier = await notifierFor(cli, config, open.graph, rules);
    const watches = configuredWatches(sound.queries, config.watches);
    const syncs = createSyncs({
      graph: open.graph,
      connections,
      watch: createRuleWatch({
        graph: open.graph,
        rules,
        settings,
        watched: { queries: sound.queries, configured: watches },
        logger,
        onReports: (reports) => {
          tellRules(cli, reports);
          void notifier.look();
        },
        onError: (error) => cli.out.problem(sentenceOf(graphError(error, open.uri))),
      }),
      concurrency: config.concurrency,
      logger,
      scheduler: cli.scheduler(logger),
      client: cli.client,
      around: ({ name }, { trigger }, run) =>
        trigger === 'start' ? shown(cli, name, run) : run(() => undefined),
      onReport: (_, report) => {
        if (report.status === 'cancelled') cli.out.note(headline(report));
        else tellReport(cli, report);
      },
      onError: ({ name }, thrown) => {
        logger.error({ connection: name, err: thrown }, 'Sync failed');
        cli.out.problem(`${name}: ${sentenceOf(graphError(thrown, open.uri))}`);
      },
    });
    cli.signal.addEventListener('abort', () => void syncs.service.stop(), { once: true });
    const api = await serveApi(cli, config, {
      graph: open.graph,
      syncs: syncs.control,
      hooks: syncs.hooks,
      savedQueries: sound,
      rules: settings,
      watches,
      token: firstAdminToken,
    });
    notifier.start(cli.scheduler(logger));
    try {
      return await serve(cli, config, open, syncs, api, connections);
    } finally {
      await Promise.all([notifier.stop(), api.close()]);
    }
  });
}

async function serve(
  cli: Cli,
  config: Config,
  open: OpenGraph,
  syncs: Syncs,
  api: ApiServer,
  connections: readonly ConfiguredConnection[],
): Promise<number> {
  const logger = cli.logger(config);
  const outcomes = new Map<ConfiguredConnection, Outcome>();
  for (const connection of connections)
    outcomes.set(connection, await verify(cli, syncs, connection, logger));
  if (cli.signal.aborted) return exitCodes.ok;
  const isUsable = ([{ schedule }, outcome]: [ConfiguredConnection, Outcome]) =>
    outcome === 'verified' || (outcome === 'passing' && schedule !== 'disabled');
  if (![...outcomes].some(isUsable)) return exitCodes.failure;

  const { service } = syncs;
  const verified = connections.filter((connection) => outcomes.get(connection) === 'verified');
  service.start();
  const first = service.syncNow(verified).then(() => {
    if (!cli.signal.aborted) cli.out.note(waitingLine(connections));
  });
  const ended = await untilStopped(cli.signal, open.embedded?.exited);
  cli.out.note('Stopping …');
  const closed = api.close();
  // Without Neo4j no lease can be given back: what still waits for it then is cut off.
  const cutOff = setTimeout(() => void open.graph.close(), ended === 'server' ? 0 : stopWithinMs);
  await service.stop();
  await first;
  await closed;
  clearTimeout(cutOff);
  if (ended === 'server') throw appError('NEO4J_ENDED', { dataDir: config.dataDir });
  return exitCodes.ok;
}

function waitingLine(connections: readonly ConfiguredConnection[]): string {
  const schedules = connections.map(({ name, schedule }) =>
    schedule === 'disabled' ? `${name} by hand only` : `${name} at “${schedule}”`,
  );
  return `Now syncing on schedule: ${schedules.join(', ')}. Ctrl-C stops.`;
}
