import { entities } from '../gitlab/entities/index.js';
import { type EntityKind, entityLabel } from '../gitlab/model/entity.js';
import { relationships } from '../gitlab/model/relationships.js';
import type { Graph } from '../graph/driver.js';
import { claimPrefix } from './claims.js';
import { kindOfType, Workspace } from './diff.js';
import { listOf, settle } from './state.js';
import { load } from './store.js';
import { entriesOf, loadAround, type SweepContext } from './sweep.js';
import type { Writer } from './writer.js';

const kinds = Object.keys(entities) as EntityKind[];
const pageSize = 250;

/** The condition of a node that nothing proves and nothing mentions. */
const isOrphan = 'size(n._claims) = 0 AND NOT EXISTS { (n)--() }';

/** Notes the orphans of one instance that a run left behind which did not come to its end. */
export async function noteOrphans(graph: Graph, writer: Writer, host: string): Promise<void> {
  const rows = await graph.read<{ key: string; type: string }>(
    `MATCH (n:${entityLabel}) WHERE n.key STARTS WITH $prefix AND ${isOrphan} RETURN n.key AS key, n._type AS type`,
    { prefix: `${host}/` },
  );
  for (const { key, type } of rows) writer.orphans.set(key, kindOfType(type));
}

/** Deletes nodes that no list proves and no relationship mentions any more. */
export async function removeOrphans(writer: Writer, host: string): Promise<void> {
  const orphans = [...writer.orphans];
  writer.orphans.clear();
  for (let start = 0; start < orphans.length; start += pageSize) {
    const kinds = new Map(orphans.slice(start, start + pageSize));
    await writer.change(async (run) => {
      const workspace = new Workspace(host, writer.sets);
      const rows = await run<{ key: string }>(
        `UNWIND $keys AS key MATCH (n:${entityLabel} {key: key})
         WHERE ${isOrphan} RETURN key`,
        { keys: [...kinds.keys()] },
      );
      const unknown = new Set(rows.map(({ key }) => key));
      const nodes = new Map([...kinds].filter(([key]) => unknown.has(key)));
      await load(workspace, { nodes, anchors: [] }, run);
      for (const state of workspace.nodes.values()) state.after = undefined;
      return workspace;
    });
  }
}

/** Takes everything that one connection, or one source of it, said out of the graph; what others say stays. */
async function forget(graph: Graph, writer: Writer, context: SweepContext, prefix: string): Promise<void> {
  for (const { type, to } of relationships) {
    let found: { from: string; to: string; toType: string }[];
    do {
      found = await graph.read(
        `MATCH (a)-[r:${type}]->(b) WHERE any(entry IN r._claims WHERE entry STARTS WITH $prefix)
         RETURN a.key AS from, b.key AS to, b._type AS toType LIMIT 1000`,
        { prefix },
      );
      const pairs = found;
      if (pairs.length === 0) break;
      await writer.change(async (run) => {
        const workspace = new Workspace(context.host, writer.sets);
        for (const kind of to) {
          const keys = [
            ...new Set(pairs.flatMap((pair) => (kindOfType(pair.toType) === kind ? pair.to : []))),
          ];
          const anchors = keys.map((key) => ({ key, kind, type, direction: 'in' as const }));
          await load(workspace, { nodes: new Map(), anchors }, run);
        }
        for (const edge of workspace.edges.values()) {
          workspace.releaseEdge(edge, (entry) => entry.startsWith(prefix));
        }
        return workspace;
      });
    } while (found.length > 0);
  }
  for (const kind of kinds) {
    for await (const rows of entriesOf(graph, context.host, kind, {
      prefix,
      lists: '(n._claims + n._views)',
    })) {
      for (let start = 0; start < rows.length; start += pageSize) {
        const keys = rows.slice(start, start + pageSize).map(({ key }) => key);
        await writer.change(async (run) => {
          const workspace = new Workspace(context.host, writer.sets);
          await loadAround(workspace, kind, keys, run);
          for (const state of workspace.nodes.values()) {
            if (state.after === undefined) continue;
            for (const list of ['_claims', '_views'] as const) {
              state.after[list] = listOf(state.after, list).filter((entry) => !entry.startsWith(prefix));
            }
            const linked = [...workspace.edges.values()].some(
              ({ from, to }) => from.key === state.key || to.key === state.key,
            );
            if (listOf(state.after, '_claims').length === 0 && !linked) state.after = undefined;
            else settle(state, workspace.sets);
          }
          return workspace;
        });
      }
    }
  }
  await removeOrphans(writer, context.host);
}

/** Removes what only this connection brought, its account included. */
export async function forgetConnection(graph: Graph, writer: Writer, context: SweepContext): Promise<void> {
  await forget(graph, writer, context, claimPrefix(context.connection));
}

/** Removes what a source said that another source now reads in its place. */
export async function forgetSource(
  graph: Graph,
  writer: Writer,
  context: SweepContext,
  source: string,
): Promise<void> {
  await forget(graph, writer, context, claimPrefix(context.connection, source));
}
