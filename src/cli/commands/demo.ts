import { relative } from 'node:path';
import { rulesOf, settingsOf } from '../../alerts/rule.js';
import { configuredWatches } from '../../alerts/watches/watch.js';
import { createToken, revokeToken } from '../../api/auth/tokens.js';
import type { Config, ConfiguredConnection } from '../../core/config.js';
import { appError, isAppError } from '../../core/errors.js';
import type { SimulatedGitLab } from '../../demo/server/start.js';
import { mutateWorld } from '../../demo/world/mutate/mutate-world.js';
import { createRandom } from '../../demo/world/random.js';
import type { Graph } from '../../graph/driver.js';
import { createSyncs, type Syncs } from '../../jobs/control.js';
import { createRuleWatch, type RuleWatch } from '../../jobs/rule-watch.js';
import type { SavedQuery } from '../../queries/types.js';
import { knownConnections } from '../../sync/connections.js';
import { removeConnection } from '../../sync/remove-connection.js';
import { tellRules } from '../alert-summary.js';
import type { Cli } from '../context.js';
import { changesFound } from '../demo/changes.js';
import { type DemoSize, startCompany } from '../demo/company.js';
import { showTour } from '../demo/tour.js';
import { exitCodes, sentenceOf } from '../exit-codes.js';
import { graphError, type OpenGraph, withGraph } from '../open-graph.js';
import { loadedQueries } from '../saved-queries.js';
import { serveApi } from '../serve-api.js';
import { untilStopped } from '../stop.js';
import { countsOf, headline } from '../summary.js';
import { counted, duration } from '../text.js';
import { shown, tellReport } from './sync.js';

/** Options of `demo`. */
export interface DemoCommandOptions {
  readonly size: DemoSize;
  readonly seed: number;
  /** Seconds between two syncs. */
  readonly interval: number;
  /** Ends after the first sync and the queries. */
  readonly once?: boolean;
}

/** Where the demo keeps its data unless `DATA_DIR` says otherwise: apart from real data. */
const demoData = 'data/demo';
const changesPerSync = 3;
const dayMs = 86_400_000;

/**
 * `demo`: a simulated GitLab with a made-up company, synced with the progress display, three saved queries, then a
 * sync every few seconds of a company that keeps changing, until it is asked to stop.
 * @returns 0, also when it was stopped.
 * @throws AppError NEO4J_*, JAVA_OR_MAVEN_MISSING, and the sentence of a first sync that failed.
 */
export async function demoCommand(cli: Cli, options: DemoCommandOptions): Promise<number> {
  const config = cli.config({ DATA_DIR: demoData });
  const queries = await loadedQueries(cli, config);
  const access = { embedded: 'own', prepare: true, patient: true, closeOnStop: false } as const;
  return withGraph(cli, config, access, async (open) => {
    const company = await startCompany(options.size, options.seed);
    try {
      return await demonstrate(cli, config, open, company, options, queries);
    } finally {
      await company.close();
    }
  });
}

async function demonstrate(
  cli: Cli,
  config: Config,
  open: OpenGraph,
  company: SimulatedGitLab,
  options: DemoCommandOptions,
  queries: Awaited<ReturnType<typeof loadedQueries>>,
): Promise<number> {
  const { world } = company;
  cli.out.note(`Neo4j ${open.version} at ${open.uri} is ready.`);
  cli.out.note(
    `A simulated GitLab at ${company.url} has ${counted(world.groups.size, 'group')}, ` +
      `${counted(world.projects.size, 'project')}, ${counted(world.users.size, 'account')} and ` +
      `${counted(world.mergeRequests.size, 'merge request')}.`,
  );
  const connection: ConfiguredConnection = {
    name: 'demo',
    description: 'A made-up company on a simulated GitLab',
    url: company.url,
    token: company.tokens.admin,
    group: undefined,
    schedule: 'disabled',
  };
  await forgetEarlier(open, new URL(company.url).host);
  if (cli.signal.aborted) return exitCodes.ok;
  const rules = rulesOf(queries.queries);
  const settings = settingsOf(rules, config.rules);
  const watches = configuredWatches(queries.queries, config.watches);
  const { graph } = open;
  const watch = createRuleWatch({
    graph,
    rules,
    settings,
    watched: { queries: queries.queries, configured: watches },
    logger: cli.logger(config),
    onReports: (reports) => tellRules(cli, reports),
    onError: (error) => cli.out.problem(sentenceOf(graphError(error, open.uri))),
  });
  const syncs = demoSyncs(cli, config, open, connection, watch);
  cli.signal.addEventListener('abort', () => void syncs.service.stop(), { once: true });
  const api = await serveApi(cli, config, {
    graph: open.graph,
    syncs: syncs.control,
    savedQueries: queries,
    rules: settings,
    watches,
    token: demoToken,
  });
  try {
    return await show(cli, config, open, company, syncs, options, queries.queries, watch);
  } finally {
    await api.close();
  }
}

/** A token that works for a day, in place of the one of an earlier demo. */
async function demoToken(graph: Graph): Promise<string> {
  const name = 'demo';
  try {
    await revokeToken(graph, name);
  } catch (error) {
    if (!isAppError(error, 'TOKEN_UNKNOWN')) throw error;
  }
  const expiresAt = new Date(Date.now() + dayMs).toISOString();
  return (await createToken(graph, { name, role: 'ADMIN', expiresAt, createdBy: 'the demo' })).value;
}

async function show(
  cli: Cli,
  config: Config,
  open: OpenGraph,
  company: SimulatedGitLab,
  syncs: Syncs,
  options: DemoCommandOptions,
  queries: readonly SavedQuery[],
  watch: RuleWatch,
): Promise<number> {
  // Whole, because the company of an earlier demo was another one.
  const first = await syncs.service.sync('demo', { trigger: 'start', full: true });
  if (cli.signal.aborted) return exitCodes.ok;
  tellReport(cli, first);
  if (first.status !== 'complete' && first.status !== 'partial') return exitCodes.failure;
  await showTour(cli, open.graph, queries);
  for (const line of wayOn(cli, config, open)) cli.out.line(line);
  if (options.once === true) {
    await watch.idle();
    return exitCodes.ok;
  }
  cli.out.line(
    `The company changes and is synced again every ${options.interval} s. Ctrl-C stops everything.`,
  );
  return keepSyncing(cli, config, open, company, syncs, options);
}

/** The syncs of the demo's connection; those that its own clock starts are told by whoever started them. */
function demoSyncs(
  cli: Cli,
  config: Config,
  open: OpenGraph,
  connection: ConfiguredConnection,
  watch: RuleWatch,
): Syncs {
  const logger = cli.logger(config);
  return createSyncs({
    graph: open.graph,
    connections: [connection],
    watch,
    concurrency: config.concurrency,
    logger,
    scheduler: cli.scheduler(logger),
    client: cli.client,
    around: ({ name }, { trigger }, run) =>
      trigger === 'start' ? shown(cli, name, run) : run(() => undefined),
    onReport: (_, report) => tellReport(cli, report),
    onError: (_, error) => {
      logger.error({ err: error }, 'Sync failed');
      cli.out.problem(sentenceOf(graphError(error, open.uri)));
    },
  });
}

async function keepSyncing(
  cli: Cli,
  config: Config,
  open: OpenGraph,
  company: SimulatedGitLab,
  { service }: Syncs,
  options: DemoCommandOptions,
): Promise<number> {
  const logger = cli.logger(config);
  const random = createRandom(options.seed + 1);
  let running: Promise<void> = Promise.resolve();
  const resync = async () => {
    const events = Array.from({ length: changesPerSync }, () => mutateWorld(company.world, random));
    try {
      const report = await service.sync('demo', { trigger: 'schedule', full: true });
      if (report.status === 'cancelled') return;
      const time = new Date().toTimeString().slice(0, 8);
      const ended = report.status === 'complete' || report.status === 'partial';
      const outcome = ended
        ? `synced in ${duration(report.durationMs)}: ${countsOf(report)}; found: ${await changesFound(open.graph, report.id)}`
        : headline(report);
      cli.out.line(`${time}  ${outcome}  (in GitLab: ${events.join('; ')})`);
    } catch (error) {
      // Somebody asked for a sync that still runs: it finds these changes too, or the next one does.
      if (cli.signal.aborted || isAppError(error, 'SYNC_LOCKED')) return;
      logger.error({ err: error }, 'Sync failed');
      cli.out.problem(sentenceOf(graphError(error, open.uri)));
    }
  };
  const job = cli.scheduler(logger).every('demo', options.interval * 1000, () => {
    running = resync();
    return running;
  });
  const ended = await untilStopped(cli.signal, open.embedded?.exited);
  job.stop();
  if (ended === 'server') {
    await open.graph.close();
    await service.stop();
    await running;
    throw appError('NEO4J_ENDED', { dataDir: config.dataDir });
  }
  cli.out.note('Stopping …');
  await service.stop();
  await running;
  return exitCodes.ok;
}

/** Removes what an earlier demo on another port brought; it would stay beside this one's. */
async function forgetEarlier({ graph }: OpenGraph, host: string): Promise<void> {
  const earlier = (await knownConnections(graph)).find(({ name }) => name === 'demo');
  if (earlier === undefined || earlier.host === host) return;
  try {
    await removeConnection(graph, 'demo');
  } catch (error) {
    if (!isAppError(error, 'SYNC_LOCKED')) throw error;
  }
}

/** How to look around in what the demo synced. */
function wayOn(cli: Cli, config: Config, { uri, embedded }: OpenGraph): string[] {
  const inside = relative(cli.cwd, config.dataDir);
  const folder = inside === '' || inside.startsWith('..') ? config.dataDir : inside;
  const prefix = embedded === undefined ? '' : `DATA_DIR=${folder} `;
  const command = `${prefix}npx access-graph query`;
  const password = embedded === undefined ? '' : `; user neo4j, password in ${folder}/neo4j-password`;
  return [
    '',
    'Look around, in another terminal:',
    `  ${command} --list`,
    `  ${command} owners`,
    `  ${command} tokens-by-age-and-scope --format csv`,
    `  ${prefix}npx access-graph alerts list`,
    `Or with any Neo4j tool at ${uri}${password}.`,
  ];
}
