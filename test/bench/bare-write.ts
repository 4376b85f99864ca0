import { entities } from '../../src/gitlab/entities/index.js';
import { relationships } from '../../src/gitlab/model/relationships.js';
import type { Graph } from '../../src/graph/driver.js';

type Stored = Record<string, unknown>;
type Edge = { from: string; to: string; stored: Stored };

/** The rows that a sync wrote, in memory. */
export interface Rows {
  readonly nodes: { readonly label: string; readonly labels: string; readonly rows: Stored[] }[];
  readonly edges: {
    readonly type: string;
    readonly from: string;
    readonly to: string;
    readonly rows: Edge[];
  }[];
}

/** Reads back what a sync wrote. */
export async function readRows(graph: Graph): Promise<Rows> {
  const kinds = Object.values(entities);
  const nodes = [];
  for (const { label, classLabels } of kinds) {
    const rows = await graph.read<{ stored: Stored }>(`MATCH (n:${label}) RETURN properties(n) AS stored`);
    nodes.push({ label, labels: [label, ...classLabels].join(':'), rows: rows.map(({ stored }) => stored) });
  }
  const edges = [];
  for (const { type, from, to } of relationships) {
    for (const a of from) {
      for (const b of to) {
        const rows = await graph.read<Edge>(
          `MATCH (a:${entities[a].label})-[r:${type}]->(b:${entities[b].label})
           RETURN a.key AS from, b.key AS to, properties(r) AS stored`,
        );
        if (rows.length > 0) edges.push({ type, from: entities[a].label, to: entities[b].label, rows });
      }
    }
  }
  return { nodes, edges };
}

function batches<T>(rows: readonly T[], size = 1000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/** Writes the same rows with bare batched `UNWIND` and gives the milliseconds: the floor of any sync. */
export async function writeBare(graph: Graph, { nodes, edges }: Rows): Promise<number> {
  const start = performance.now();
  for (const { label, labels, rows } of nodes) {
    for (const batch of batches(rows)) {
      await graph.write(`UNWIND $rows AS row MERGE (n:${label} {key: row.key}) SET n:${labels}, n = row`, {
        rows: batch,
      });
    }
  }
  for (const { type, from, to, rows } of edges) {
    for (const batch of batches(rows)) {
      await graph.write(
        `UNWIND $rows AS row MATCH (a:${from} {key: row.from}) MATCH (b:${to} {key: row.to})
         MERGE (a)-[r:${type}]->(b) SET r = row.stored`,
        { rows: batch },
      );
    }
  }
  return performance.now() - start;
}

/** Deletes all data and keeps the schema; relationships first, because a transaction has to fit into memory. */
export async function wipe(graph: Graph): Promise<void> {
  for (const batch of ['MATCH ()-[x]->() WITH x LIMIT 20000', 'MATCH (x) WITH x LIMIT 20000']) {
    while (true) {
      const [row] = await graph.write<{ count: number }>(`${batch} DELETE x RETURN count(*) AS count`);
      if (row === undefined || row.count === 0) break;
    }
  }
}
