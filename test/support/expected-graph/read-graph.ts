import type { Graph } from '../../../src/graph/driver.js';
import { edgeId, type FactEdge, type FactGraph, type FactNode, type Facts } from './model.js';

const bookkeeping = new Set(['_claims', '_views']);

function shown(properties: Facts): Facts {
  const kept = Object.entries(properties)
    .filter(([name]) => !bookkeeping.has(name))
    .map(([name, value]) => [
      name,
      name === 'unreadable' && Array.isArray(value) ? [...value].sort() : value,
    ]);
  return Object.fromEntries(kept) as Facts;
}

/** All facts of one instance as they stand in the graph, without the engine's book-keeping. */
export async function readGraph(graph: Graph, host: string): Promise<FactGraph> {
  const prefix = `${host}/`;
  const nodes = await graph.read<FactNode>(
    `MATCH (n) WHERE n._type IS NOT NULL AND n.key STARTS WITH $prefix
     RETURN n.key AS key, labels(n) AS labels, properties(n) AS properties`,
    { prefix },
  );
  const edges = await graph.read<FactEdge>(
    `MATCH (a)-[r]->(b) WHERE a._type IS NOT NULL AND b._type IS NOT NULL AND a.key STARTS WITH $prefix
     RETURN type(r) AS type, a.key AS from, b.key AS to, properties(r) AS properties`,
    { prefix },
  );
  const byId = new Map<string, FactEdge>();
  for (const edge of edges) {
    // A second relationship of one type between the same nodes would hide behind the first.
    if (byId.has(edgeId(edge))) throw new Error(`twice in the graph: ${edgeId(edge)}`);
    byId.set(edgeId(edge), { ...edge, properties: shown(edge.properties) });
  }
  return {
    nodes: new Map(
      nodes.map((node) => [
        node.key,
        { key: node.key, labels: [...node.labels].sort(), properties: shown(node.properties) },
      ]),
    ),
    edges: byId,
  };
}
