import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/core/config.js';
import { silentLogger } from '../../src/core/logger.js';
import { packageRoot } from '../../src/core/paths.js';
import { connectGraph } from '../../src/graph/driver.js';
import { startEmbeddedNeo4j } from '../../src/graph/embedded/embedded.js';
import { migrate } from '../../src/graph/migrations.js';
import { ensureSchema } from '../../src/sync/schema.js';
import { measureAccess } from './access.js';
import { measureApi } from './api.js';
import { measureConsole } from './console.js';
import { round } from './figures.js';
import { measureInventory } from './inventory.js';
import { measureRules } from './rules.js';
import { measureSync } from './sync.js';

const parts = {
  sync: measureSync,
  inventory: measureInventory,
  access: measureAccess,
  rules: measureRules,
  api: measureApi,
  console: measureConsole,
};
const names = Object.keys(parts) as (keyof typeof parts)[];
const asked = names.filter((name) => process.argv.includes(name));

const config = loadConfig();
const dataDir = await mkdtemp(join(tmpdir(), 'access-graph-bench-'));
const neo4j = await startEmbeddedNeo4j({ dataDir, ...config.embedded, logger: silentLogger });
const graph = connectGraph({ ...neo4j, logger: silentLogger });
try {
  await migrate(graph, join(packageRoot, 'migrations'));
  await ensureSchema(graph);
  const machine = {
    cores: cpus().length,
    memoryGb: round(totalmem() / 2 ** 30),
    node: process.version,
    neo4j: neo4j.version,
  };
  const report: Record<string, unknown> = { machine };
  for (const name of asked.length > 0 ? asked : names) {
    // What one part cannot measure takes nothing from the others.
    report[name] = await parts[name](graph, neo4j).catch((error: unknown) => {
      process.exitCode = 1;
      return { failed: String(error) };
    });
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
} finally {
  await graph.close();
  await neo4j.close();
  await rm(dataDir, { recursive: true, force: true });
}
