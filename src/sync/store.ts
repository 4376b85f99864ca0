import { groupBy } from '../core/collections.js';
import { entities } from '../gitlab/entities/index.js';
import { type EntityKind, entityLabel } from '../gitlab/model/entity.js';
import type { Change, Writes } from './changes.js';
import { type Anchor, kindOfType, type Workspace } from './diff.js';
import { differences, type EdgeState, type NodeState, type Stored } from './state.js';

/** Runs one statement, in or outside a transaction. Labels and types come from declarations, values from parameters. */
export type Run = <Row>(statement: string, parameters: Record<string, unknown>) => Promise<Row[]>;

async function loadNodes(
  workspace: Workspace,
  nodes: ReadonlyMap<string, EntityKind>,
  run: Run,
): Promise<void> {
  const missing = [...nodes].filter(([key]) => !workspace.nodes.has(key));
  if (missing.length === 0) return;
  const rows = await run<{ stored: Stored }>(
    `UNWIND $keys AS key MATCH (n:${entityLabel} {key: key}) RETURN properties(n) AS stored`,
    { keys: missing.map(([key]) => key) },
  );
  const found = new Map(rows.map(({ stored }) => [stored.key as string, stored]));
  for (const [key, kind] of missing) workspace.loadNode(kind, key, found.get(key));
}

async function loadEdges(workspace: Workspace, anchors: readonly Anchor[], run: Run): Promise<void> {
  const groups = [...groupBy(anchors, ({ type, direction }) => `${type} ${direction}`).values()];
  await Promise.all(
    groups.map(async (group) => {
      const [first] = group;
      if (first === undefined) return;
      const arrow = first.direction === 'in' ? `<-[r:${first.type}]-` : `-[r:${first.type}]->`;
      const statement = `UNWIND $keys AS key MATCH (n:${entityLabel} {key: key})${arrow}(o)
        RETURN key, o.key AS other, o._type AS type, properties(r) AS stored`;
      const at = new Map(group.map((anchor) => [anchor.key, anchor]));
      const rows = await run<{ key: string; other: string; type: string; stored: Stored }>(statement, {
        keys: [...at.keys()],
      });
      for (const { key, other, type, stored } of rows) {
        const anchor = at.get(key);
        if (anchor !== undefined) workspace.loadEdge(anchor, { kind: kindOfType(type), key: other }, stored);
      }
    }),
  );
}

/** Loads the nodes and anchored relationships that a batch touches. */
export async function load(
  workspace: Workspace,
  what: { readonly nodes: ReadonlyMap<string, EntityKind>; readonly anchors: readonly Anchor[] },
  run: Run,
): Promise<void> {
  await loadNodes(workspace, what.nodes, run);
  // A node that is not in the graph has no relationships to look for.
  const isNew = (key: string) => workspace.nodes.has(key) && workspace.nodes.get(key)?.before === undefined;
  await loadEdges(
    workspace,
    what.anchors.filter(({ key }) => !isNew(key)),
    run,
  );
}

/** The nodes and relationships of a workspace whose state differs from the graph's. */
export function pending(workspace: Workspace): Writes {
  const changed = (state: { before: Stored | undefined; after: Stored | undefined }) => {
    if (state.before === undefined || state.after === undefined) return state.before !== state.after;
    return differences(state.before, state.after).length > 0;
  };
  return {
    nodes: [...workspace.nodes.values()].filter(changed),
    edges: [...workspace.edges.values()].filter(changed),
  };
}

type State = Pick<NodeState | EdgeState, 'before' | 'after'>;

/** Parts states by what is to be done; one that was never there and shall not be is in none of them. */
function byOutcome<T extends State>(states: readonly T[]) {
  return {
    created: states.filter(({ before, after }) => before === undefined && after !== undefined),
    updated: states.filter(({ before, after }) => before !== undefined && after !== undefined),
    deleted: states.filter(({ before, after }) => before !== undefined && after === undefined),
  };
}

async function writeNodes(nodes: readonly NodeState[], run: Run): Promise<void> {
  const { created, updated, deleted } = byOutcome(nodes);
  const work: Promise<unknown>[] = [];
  if (created.length > 0) {
    const rows = created.map(({ kind, after }) => {
      const { label, classLabels } = entities[kind];
      return { labels: [label, ...classLabels], stored: after };
    });
    work.push(
      run(`UNWIND $rows AS row CREATE (n:${entityLabel}:$(row.labels)) SET n = row.stored`, { rows }),
    );
  }
  if (updated.length > 0) {
    const rows = updated.map(({ after }) => after);
    work.push(run(`UNWIND $rows AS row MATCH (n:${entityLabel} {key: row.key}) SET n = row`, { rows }));
  }
  if (deleted.length > 0) {
    const keys = deleted.map(({ key }) => key);
    work.push(run(`UNWIND $keys AS key MATCH (n:${entityLabel} {key: key}) DETACH DELETE n`, { keys }));
  }
  await Promise.all(work);
}

const ends = `UNWIND $rows AS row
  MATCH (a:${entityLabel} {key: row.from}) MATCH (b:${entityLabel} {key: row.to})`;

function edgeRow({ type, from, to, after }: EdgeState) {
  return { type, from: from.key, to: to.key, stored: after ?? {} };
}

async function createEdges(edges: readonly EdgeState[], run: Run): Promise<void> {
  const statement = `${ends} CREATE (a)-[r:$(row.type)]->(b) SET r = row.stored RETURN count(r) AS count`;
  const [written] = await run<{ count: number }>(statement, { rows: edges.map(edgeRow) });
  if (written?.count === edges.length) return;
  const types = new Set(edges.map(({ type }) => type));
  throw new Error(`an end of a relationship is missing, of a type among ${[...types].join(', ')}`);
}

async function writeEdges(edges: readonly EdgeState[], run: Run): Promise<void> {
  const { created, updated, deleted } = byOutcome(edges);
  const work: Promise<unknown>[] = [];
  if (created.length > 0) work.push(createEdges(created, run));
  // A type in the pattern keeps Neo4j from reading all relationships of a node; types cannot be looked up dynamically.
  for (const [type, group] of groupBy(updated, (edge) => edge.type)) {
    const statement = `${ends} MATCH (a)-[r:${type}]->(b) SET r = row.stored`;
    work.push(run(statement, { rows: group.map(edgeRow) }));
  }
  for (const [type, group] of groupBy(deleted, (edge) => edge.type)) {
    work.push(run(`${ends} MATCH (a)-[r:${type}]->(b) DELETE r`, { rows: group.map(edgeRow) }));
  }
  await Promise.all(work);
}

/**
 * Writes a batch: nodes, then relationships; deletions of relationships come before those of nodes. All statements
 * are sent without waiting between them, because a transaction runs them in the order in which they were sent.
 */
export async function save(writes: Writes, run: Run): Promise<void> {
  const kept = writes.nodes.filter(({ after }) => after !== undefined);
  const gone = writes.nodes.filter(({ after }) => after === undefined);
  await Promise.all([writeNodes(kept, run), writeEdges(writes.edges, run), writeNodes(gone, run)]);
}

/** What all change records of one transaction share; `turn` counts the transactions of all writers of the host. */
export interface ChangeStamp {
  readonly run: string;
  readonly connection: string;
  readonly host: string;
  readonly turn: number;
  readonly at: string;
}

/** Writes change records of one run. */
export async function saveChanges(
  changes: readonly Change[],
  stamp: ChangeStamp,
  ids: () => string,
  run: Run,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({ ...change, ...stamp, id: ids() }));
  await run('UNWIND $rows AS row CREATE (c:Change) SET c = row', { rows });
}
