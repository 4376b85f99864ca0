import { silentLogger } from '../../src/core/logger.js';
import { connectGraph, type Graph } from '../../src/graph/driver.js';
import { serverOfWorker } from './worker.js';

/** A graph on the Neo4j of this Jest worker, shared by the test files that it runs one after the other. Close it. */
export function testGraph(): Graph {
  return connectGraph({ ...serverOfWorker(), logger: silentLogger });
}

/** Deletes all nodes and relationships, in batches; constraints and indexes stay. */
export async function wipe(graph: Graph): Promise<void> {
  for (;;) {
    const [row] = await graph.write<{ n: number }>(
      'MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS n',
    );
    if ((row?.n ?? 0) === 0) return;
  }
}
