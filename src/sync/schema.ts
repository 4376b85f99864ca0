import { entities } from '../gitlab/entities/index.js';
import type { Graph } from '../graph/driver.js';
import { ensureSearchIndex } from './search-index.js';

/** Creates the constraint on every kind's key, its declared indexes and the full-text index; what exists stays. */
export async function ensureSchema(graph: Graph): Promise<void> {
  for (const { kind, label, indexes } of Object.values(entities)) {
    await graph.write(
      `CREATE CONSTRAINT ${kind}_key IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE`,
      {},
    );
    for (const property of indexes) {
      await graph.write(
        `CREATE INDEX ${kind}_${property} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`,
        {},
      );
    }
  }
  await ensureSearchIndex(graph);
  await graph.write('CALL db.awaitIndexes(300)', {});
}
