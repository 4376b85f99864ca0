import { entities } from '../gitlab/entities/index.js';
import { entityLabel } from '../gitlab/model/entity.js';
import type { Graph } from '../graph/driver.js';
import { ensureSearchIndex } from './search-index.js';

/** Gives the shared label to the nodes of a graph that is older than it. */
async function ensureEntityLabel(graph: Graph): Promise<void> {
  const [found] = await graph.read("SHOW CONSTRAINTS YIELD name WHERE name = 'entity_key' RETURN name", {});
  if (found !== undefined) return;
  for (const { label } of Object.values(entities)) {
    for (let labelled = 1; labelled > 0; ) {
      const [row] = await graph.write<{ count: number }>(
        `MATCH (n:${label}) WHERE NOT n:${entityLabel} WITH n LIMIT 10000
         SET n:${entityLabel} RETURN count(*) AS count`,
        {},
      );
      labelled = row?.count ?? 0;
    }
  }
  await graph.write(
    `CREATE CONSTRAINT entity_key IF NOT EXISTS FOR (n:${entityLabel}) REQUIRE n.key IS UNIQUE`,
    {},
  );
}

/**
 * Creates the constraints on the keys of all things and of every kind, the declared indexes and the full-text index;
 * what exists stays.
 */
export async function ensureSchema(graph: Graph): Promise<void> {
  await ensureEntityLabel(graph);
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
