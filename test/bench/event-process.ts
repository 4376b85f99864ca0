import { startApiServer } from '../../src/api/server.js';
import { createLogger } from '../../src/core/logger.js';
import { connectGraph } from '../../src/graph/driver.js';
import { createSyncs } from '../../src/jobs/control.js';
import { createScheduler } from '../../src/jobs/scheduler.js';

/** What the process that takes webhooks is told. */
export interface EventOptions {
  readonly uri: string;
  readonly password: string;
  readonly gitlab: string;
  readonly token: string;
  readonly secret: string;
}

/** Where it takes them. */
export interface EventReady {
  readonly url: string;
}

const options = JSON.parse(process.argv[2] ?? '{}') as EventOptions;
const logger = createLogger('warn');
const graph = connectGraph({ uri: options.uri, username: 'neo4j', password: options.password, logger });
await graph.verify();
const connection = {
  name: 'bench',
  description: undefined,
  url: options.gitlab,
  token: options.token,
  webhookSecret: options.secret,
  group: undefined,
  schedule: 'disabled',
};
const syncs = createSyncs({
  graph,
  connections: [connection],
  concurrency: 24,
  logger,
  scheduler: createScheduler(logger),
  onReport: () => undefined,
  onError: (_, error) => logger.error({ err: error }, 'sync failed'),
});
const limits = { queryTimeoutMs: 30_000, maxPageSize: 500 };
const server = await startApiServer({
  services: {
    graph,
    logger,
    savedQueries: { queries: [], problems: [] },
    syncs: syncs.control,
    hooks: syncs.hooks,
    limits,
  },
  settings: { port: 0, rateLimitPerMinute: 0 },
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: server.url } satisfies EventReady);
