import { entities } from '../gitlab/entities/index.js';
import type { EntityKind } from '../gitlab/model/entity.js';
import type { Change, Writes } from './changes.js';
import { type Anchor, kindOfType, type Workspace } from './diff.js';
import { differences, type EdgeState, type NodeState, type Stored } from './state.js';

/** Runs one statement, in or outside a transaction. Labels and types come from declarations, values from parameters. */
export type Run = <Row>(statement: string, parameters: Record<string, unknown>) => Promise<Row[]>;

function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list === undefined) groups.set(key(item), [item]);
    else list.push(item);
  }
  return groups;
}

const label = (kind: EntityKind) => entities[kind].label;

async function loadNodes(
  workspace: Workspace,
  nodes: ReadonlyMap<string, EntityKind>,
  run: Run,
): Promise<void> {
  const groups = [...groupBy(nodes, ([, kind]) => kind).values()];
  await Promise.all(
    groups.map(async (group) => {
      const kind = group[0]?.[1];
      if (kind === undefined) return;
      const keys = group.map(([key]) => key).filter((key) => !workspace.nodes.has(key));
      const statement = `UNWIND $keys AS key MATCH (n:${label(kind)} {key: key}) RETURN properties(n) AS stored`;
      const rows = await run<{ stored: Stored }>(statement, { keys });
      const found = new Map(rows.map(({ stored }) => [stored.key as string, stored]));
      for (const key of keys) workspace.loadNode(kind, key, found.get(key));
    }),
  );
}

async function loadEdges(workspace: Workspace, anchors: readonly Anchor[], run: Run): Promise<void> {
  const groups = [
    ...groupBy(anchors, ({ kind, type, direction }) => `${kind} ${type} ${direction}`).values(),
  ];
  await Promise.all(
    groups.map(async (group) => {
      const [first] = group;
      if (first === undefined) return;
      const arrow = first.direction === 'in' ? `<-[r:${first.type}]-` : `-[r:${first.type}]->`;
      const statement = `UNWIND $keys AS key MATCH (n:${label(first.kind)} {key: key})${arrow}(o)
        RETURN key, o.key AS other, o._type AS type, properties(r) AS stored`;
      const keys = group.map(({ key }) => key);
      const rows = await run<{ key: string; other: string; type: string; stored: Stored }>(statement, {
        keys,
      });
      for (const { key, other, type, stored } of rows) {
        workspace.loadEdge({ ...first, key }, { kind: kindOfType(type), key: other }, stored);
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

async function writeNodes(nodes: readonly NodeState[], run: Run): Promise<void> {
  const work: Promise<unknown>[] = [];
  for (const [, group] of groupBy(nodes, ({ kind }) => kind)) {
    const kind = group[0]?.kind;
    if (kind === undefined) continue;
    const labels = [label(kind), ...entities[kind].classLabels].join(':');
    const created = group.filter(({ before, after }) => before === undefined && after !== undefined);
    const updated = group.filter(({ before, after }) => before !== undefined && after !== undefined);
    const deleted = group.filter(({ after }) => after === undefined);
    if (created.length > 0) {
      const rows = created.map(({ after }) => after);
      work.push(run(`UNWIND $rows AS row CREATE (n:${labels}) SET n = row`, { rows }));
    }
    if (updated.length > 0) {
      const rows = updated.map(({ after }) => after);
      work.push(run(`UNWIND $rows AS row MATCH (n:${label(kind)} {key: row.key}) SET n = row`, { rows }));
    }
    if (deleted.length > 0) {
      const keys = deleted.map(({ key }) => key);
      work.push(run(`UNWIND $keys AS key MATCH (n:${label(kind)} {key: key}) DETACH DELETE n`, { keys }));
    }
  }
  await Promise.all(work);
}

async function createEdges(
  statement: string,
  rows: readonly unknown[],
  type: string,
  run: Run,
): Promise<void> {
  const [written] = await run<{ count: number }>(statement, { rows });
  if (written?.count !== rows.length) throw new Error(`${type}: an end of a relationship is missing`);
}

async function writeEdges(edges: readonly EdgeState[], run: Run): Promise<void> {
  const shape = ({ type, from, to }: EdgeState) => `${type} ${from.kind} ${to.kind}`;
  const work: Promise<unknown>[] = [];
  for (const [, group] of groupBy(edges, shape)) {
    const [first] = group;
    if (first === undefined) continue;
    const ends = `UNWIND $rows AS row MATCH (a:${label(first.from.kind)} {key: row.from}) MATCH (b:${label(first.to.kind)} {key: row.to})`;
    const rows = (list: readonly EdgeState[]) =>
      list.map(({ from, to, after }) => ({ from: from.key, to: to.key, stored: after ?? {} }));
    const created = group.filter(({ before, after }) => before === undefined && after !== undefined);
    const updated = group.filter(({ before, after }) => before !== undefined && after !== undefined);
    const deleted = group.filter(({ after }) => after === undefined);
    const arrow = `(a)-[r:${first.type}]->(b)`;
    if (created.length > 0) {
      const statement = `${ends} CREATE ${arrow} SET r = row.stored RETURN count(r) AS count`;
      work.push(createEdges(statement, rows(created), first.type, run));
    }
    if (updated.length > 0) {
      work.push(run(`${ends} MATCH ${arrow} SET r = row.stored`, { rows: rows(updated) }));
    }
    if (deleted.length > 0) work.push(run(`${ends} MATCH ${arrow} DELETE r`, { rows: rows(deleted) }));
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
