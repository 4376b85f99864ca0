import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToken } from '../../src/api/auth/tokens.js';
import { startApiServer } from '../../src/api/server.js';
import { createLogger } from '../../src/core/logger.js';
import { packageRoot } from '../../src/core/paths.js';
import { connectGraph } from '../../src/graph/driver.js';
import { loadSavedQueries } from '../../src/queries/loader.js';
import { noSyncs } from '../support/api.js';

/** What the process that serves the API is told. */
export interface ApiProcessOptions {
  readonly uri: string;
  readonly password: string;
}

/** What it answers when it is up. */
export interface ApiReady {
  readonly url: string;
  readonly token: string;
}

/** What it holds, in MiB. */
export interface ApiMemory {
  readonly heapAfterGcMb: number;
  readonly peakMemoryMb: number;
  /** Cypher statements sent so far. */
  readonly statements: number;
}

/** A saved query with as many rows as a large estate has. */
const manyRows = `// ---
// id: many-rows
// title: Many rows
// description: As many rows as are asked for.
// params: { count: { type: int, default: 100000 } }
// returns: { n: int, name: string, path: string }
// ---
UNWIND range(1, $count) AS n RETURN n, 'Name of ' + toString(n) AS name, 'acme/platform/' + toString(n) AS path`;

const options = JSON.parse(process.argv[2] ?? '{}') as ApiProcessOptions;
const logger = createLogger('warn');
const folder = await mkdtemp(join(tmpdir(), 'access-graph-bench-'));
await writeFile(join(folder, 'many-rows.cypher'), manyRows);
const savedQueries = await loadSavedQueries([join(packageRoot, 'queries'), folder]);
await rm(folder, { recursive: true });
const driver = connectGraph({ uri: options.uri, username: 'neo4j', password: options.password, logger });
await driver.verify();
let statements = 0;
const graph: typeof driver = {
  ...driver,
  read: (...given) => {
    statements += 1;
    return driver.read(...given);
  },
};
const { value: token } = await createToken(driver, {
  name: `bench ${process.pid}`,
  role: 'ADMIN',
  expiresAt: null,
  createdBy: 'bench',
});
const server = await startApiServer({
  services: {
    graph,
    logger,
    savedQueries,
    syncs: noSyncs,
    limits: { queryTimeoutMs: 30_000, maxPageSize: 500 },
  },
  settings: { port: 0, rateLimitPerMinute: 0 },
});
const mb = (bytes: number) => Math.round(bytes / 2 ** 20);
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({
    heapAfterGcMb: mb(process.memoryUsage().heapUsed),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    statements,
  } satisfies ApiMemory);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: server.url, token } satisfies ApiReady);
