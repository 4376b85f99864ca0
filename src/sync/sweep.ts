import {
  type EntityKind,
  entityLabel,
  type NodeRef,
  nodeId,
  type RelationshipType,
} from '../gitlab/model/entity.js';
import type { Source } from '../gitlab/sources/source.js';
import type { Graph } from '../graph/driver.js';
import { claimPrefix, parseClaim } from './claims.js';
import { kindOfType, Workspace } from './diff.js';
import type { SeenNodes } from './read-source.js';
import { listOf, type NodeState, type Stored, settle } from './state.js';
import { load, type Run } from './store.js';
import type { Writer } from './writer.js';

const pageSize = 250;
const pageOfEntries = 2000;

/** Whose view of which instance is swept. */
export interface SweepContext {
  readonly host: string;
  readonly connection: string;
}

/** A relationship of a node, as the graph has it. */
interface Around {
  readonly key: string;
  readonly relationship: RelationshipType;
  readonly other: string;
  readonly type: string;
  readonly stored: Stored;
}

/** By node, the entries that have ended. */
type Ended = ReadonlyMap<string, ReadonlySet<string>>;

/** Which claims of a node are taken off. */
type Released = (entry: string) => boolean;

/** Which entries of nodes are looked for. */
interface Entries {
  /** Start of the claims of a connection, or of one source of it. */
  readonly prefix: string;
  /** The lists that they are in, as an expression on `n`. */
  readonly lists: string;
  /** Keys of the things whose lists they are of; undefined: of any. */
  readonly scopes?: readonly string[];
}

/** Keys and entries of the nodes of one kind that have such entries, a page at a time. */
export async function* entriesOf(graph: Graph, host: string, kind: EntityKind, entries: Entries) {
  const { prefix, lists, scopes } = entries;
  const among = scopes === undefined ? '' : " AND split(entry, '|')[2] IN $scopes";
  // The character after the slash ends the keys of the kind.
  const end = `${host}/${kind}0`;
  const statement = `MATCH (n:${entityLabel}) WHERE n.key > $after AND n.key < $end
     WITH n.key AS key, [entry IN ${lists} WHERE entry STARTS WITH $prefix${among}] AS entries
     WHERE size(entries) > 0
     RETURN key, entries ORDER BY key LIMIT ${pageOfEntries}`;
  for (let after = `${host}/${kind}/`; ; ) {
    const parameters = { after, end, prefix, scopes: scopes ?? [] };
    const rows = await graph.read<{ key: string; entries: string[] }>(statement, parameters);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < pageOfEntries) return;
    after = last.key;
  }
}

/** Loads nodes of one kind with all their relationships. */
export async function loadAround(
  workspace: Workspace,
  kind: EntityKind,
  keys: readonly string[],
  run: Run,
): Promise<void> {
  const fresh = keys.filter((key) => !workspace.nodes.has(key));
  await load(workspace, { nodes: new Map(fresh.map((key) => [key, kind])), anchors: [] }, run);
  for (const direction of ['in', 'out'] as const) {
    const arrow = direction === 'in' ? '<-[r]-' : '-[r]->';
    const rows = await run<Around>(
      `UNWIND $keys AS key MATCH (n:${entityLabel} {key: key})${arrow}(o:${entityLabel})
       RETURN key, type(r) AS relationship, o.key AS other, o._type AS type, properties(r) AS stored`,
      { keys },
    );
    for (const { key, relationship, other, type, stored } of rows) {
      const anchor = { key, kind, type: relationship, direction };
      workspace.loadEdge(anchor, { kind: kindOfType(type), key: other }, stored);
    }
  }
}

/** Takes claims off a node and off the relationships that were listed at it; deletes it when nothing knows it. */
function release(
  workspace: Workspace,
  state: NodeState | undefined,
  connection: string,
  released: Released,
): void {
  if (state?.after === undefined) return;
  state.after._claims = listOf(state.after, '_claims').filter((entry) => !released(entry));
  const mine = claimPrefix(connection);
  const touching = [...workspace.edges.values()].filter(
    ({ from, to }) => from.key === state.key || to.key === state.key,
  );
  if (!listOf(state.after, '_claims').some((entry) => entry.startsWith(mine))) {
    state.after._views = listOf(state.after, '_views').filter(
      (entry) => !entry.startsWith(mine) || parseClaim(entry).source === 'reference',
    );
    for (const edge of touching) {
      const side = edge.to.key === state.key ? '|in' : '|out';
      workspace.releaseEdge(edge, (entry) => entry.startsWith(mine) && entry.endsWith(side));
    }
  }
  const known =
    listOf(state.after, '_claims').length > 0 || touching.some(({ after }) => after !== undefined);
  if (known) settle(state, workspace.sets);
  else state.after = undefined;
}

type Listed = { readonly key: string; readonly kind: EntityKind; readonly entries: readonly string[] };

/**
 * Nodes that lists of these things proved, with those entries, nearest first: the CI configuration of a project, and
 * the jobs of that configuration.
 * @param prefix of the claims that count.
 */
async function listedAt(scopes: readonly string[], prefix: string, run: Run): Promise<Listed[]> {
  const found = new Map<string, Listed>();
  let last = scopes;
  while (last.length > 0) {
    const rows: Listed[] = await run(
      `UNWIND $last AS key MATCH (n:${entityLabel} {key: key})--(c:${entityLabel})
       WITH DISTINCT c
       WITH c, [entry IN c._claims WHERE entry STARTS WITH $prefix AND split(entry, '|')[2] IN $scopes] AS entries
       WHERE size(entries) > 0
       RETURN c.key AS key, substring(c._type, 7) AS kind, entries`,
      { last, scopes, prefix },
    );
    const fresh = rows.filter(({ key }) => !found.has(key) && !scopes.includes(key));
    for (const row of fresh) found.set(row.key, row);
    last = fresh.map(({ key }) => key);
  }
  return [...found.values()];
}

/** Takes claims off nodes of one kind, in batches, with all that hangs on them. */
async function releaseClaims(
  writer: Writer,
  context: SweepContext,
  kind: EntityKind,
  gone: Ended,
): Promise<void> {
  const mine = claimPrefix(context.connection);
  const keys = [...gone.keys()];
  for (let start = 0; start < keys.length; start += pageSize) {
    const part = keys.slice(start, start + pageSize);
    await writer.change(async (run) => {
      const workspace = new Workspace(context.host, writer.sets);
      await loadAround(workspace, kind, part, run);
      const lost = part.filter((key) => {
        const entries = listOf(workspace.nodes.get(key)?.after ?? {}, '_claims');
        return !entries.some((entry) => entry.startsWith(mine) && gone.get(key)?.has(entry) !== true);
      });
      const parents = new Set(lost);
      const below = await listedAt(lost, mine, run);
      for (const childKind of new Set(below.map((child) => child.kind))) {
        const children = below.filter((child) => child.kind === childKind).map((child) => child.key);
        await loadAround(workspace, childKind, children, run);
      }
      const ofParent: Released = (entry) => entry.startsWith(mine) && parents.has(parseClaim(entry).scope);
      // The farthest first: what hangs on a node keeps it known until it is gone itself.
      for (const { key } of below.reverse())
        release(workspace, workspace.nodes.get(key), context.connection, ofParent);
      for (const key of part) {
        const released: Released = (entry) => gone.get(key)?.has(entry) === true;
        release(workspace, workspace.nodes.get(key), context.connection, released);
      }
      return workspace;
    });
  }
}

/** Takes what a list showed off the nodes that are not in it any more. */
async function releaseViews(
  writer: Writer,
  context: SweepContext,
  kind: EntityKind,
  gone: Ended,
): Promise<void> {
  const keys = [...gone.keys()];
  for (let start = 0; start < keys.length; start += pageSize) {
    const part = keys.slice(start, start + pageSize);
    await writer.change(async (run) => {
      const workspace = new Workspace(context.host, writer.sets);
      await load(workspace, { nodes: new Map(part.map((key) => [key, kind])), anchors: [] }, run);
      for (const key of part) {
        const state = workspace.nodes.get(key);
        if (state?.after === undefined) continue;
        state.after._views = listOf(state.after, '_views').filter((entry) => !gone.get(key)?.has(entry));
        settle(state, workspace.sets);
      }
      return workspace;
    });
    for (const key of part) writer.orphans.set(key, kind);
  }
}

/** The entries of a source, by node and a page at a time, that have ended. */
async function* endedEntries(
  graph: Graph,
  context: SweepContext,
  source: { readonly id: string; readonly kind: EntityKind; readonly list: '_claims' | '_views' },
  isGone: (id: NodeRef['id'], scope: string) => boolean,
  scopes: readonly string[] | undefined,
): AsyncGenerator<Ended> {
  const prefix = claimPrefix(context.connection, source.id);
  const entries = { prefix, lists: `n.${source.list}`, ...(scopes && { scopes }) };
  for await (const rows of entriesOf(graph, context.host, source.kind, entries)) {
    const gone = new Map<string, Set<string>>();
    for (const { key, entries } of rows) {
      const ended = entries.filter((entry) =>
        isGone(nodeId(context.host, source.kind, key), parseClaim(entry).scope),
      );
      if (ended.length > 0) gone.set(key, new Set(ended));
    }
    if (gone.size > 0) yield gone;
  }
}

/** So many lists are named to the database, so that it gives only what was in them instead of all of the kind. */
const fewScopes = 200;

/**
 * Sweeps by the lists of a source that were read whole: nodes that only they proved go, and facts that only they showed.
 * @param whole by the keys of their scopes, the nodes that were seen in them.
 */
export async function sweepWhole(
  graph: Graph,
  writer: Writer,
  context: SweepContext,
  source: Pick<Source, 'id' | 'asserts' | 'shows'>,
  whole: ReadonlyMap<string, SeenNodes>,
): Promise<void> {
  if (whole.size === 0) return;
  const isGone = (kind: EntityKind) => (id: NodeRef['id'], scope: string) => {
    const seen = whole.get(scope);
    return seen !== undefined && seen.get(kind)?.has(id) !== true;
  };
  const scopes = whole.size > fewScopes ? undefined : [...whole.keys()];
  for (const kind of source.asserts ?? []) {
    const swept = { id: source.id, kind, list: '_claims' } as const;
    for await (const gone of endedEntries(graph, context, swept, isGone(kind), scopes))
      await releaseClaims(writer, context, kind, gone);
  }
  for (const kind of source.shows ?? []) {
    const swept = { id: source.id, kind, list: '_views' } as const;
    for await (const gone of endedEntries(graph, context, swept, isGone(kind), scopes))
      await releaseViews(writer, context, kind, gone);
  }
}
