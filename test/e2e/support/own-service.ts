import { join } from 'node:path';
import { silentLogger } from '../../../src/core/logger.js';
import { packageQueries, packageRoot } from '../../../src/core/paths.js';
import { connectGraph, type Graph } from '../../../src/graph/driver.js';
import { migrate } from '../../../src/graph/migrations.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { ensureSchema } from '../../../src/sync/schema.js';
import { startTestServer as startApi } from '../../support/api-server.js';
import { startTestServer as startNeo4j } from '../../support/servers.js';
import { type Address, roles } from './handed-over.js';

/** A service over a graph that a test wrote itself. */
export interface OwnService extends Address {
  close(): Promise<void>;
}

/** Starts a database and the API over it, with what `write` puts into it. */
export async function startOwnService(write: (graph: Graph) => Promise<void>): Promise<OwnService> {
  const database = await startNeo4j();
  const graph = connectGraph({ ...database.neo4j, logger: silentLogger });
  await migrate(graph, join(packageRoot, 'migrations'));
  await ensureSchema(graph);
  await write(graph);
  const { queries } = await loadSavedQueries([packageQueries]);
  const api = await startApi(graph, { queries });
  const tokens = await Promise.all(roles.map(async (role) => [role, await api.token(role)] as const));
  return {
    url: api.url,
    tokens: Object.fromEntries(tokens) as Address['tokens'],
    close: async () => {
      await api.close();
      await graph.close();
      await database.remove();
    },
  };
}
