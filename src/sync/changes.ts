import type { EdgeState, NodeState, Stored } from './state.js';
import { bookkeeping, differences, isVolatile, isVolatileOf } from './state.js';

/** One change of the estate, as alerts on graph changes read it. */
export interface Change {
  readonly operation: 'created' | 'updated' | 'deleted';
  /** `node` or `relationship`. */
  readonly subject: 'node' | 'relationship';
  /** Kind of the node, or type of the relationship. */
  readonly type: string;
  /** Key of the node; of a relationship, the key of what it reaches. */
  readonly key: string;
  /** Key of the actor's end of a relationship. */
  readonly fromKey: string | undefined;
  /** JSON of the values before, of what changed only; of a deleted thing, all. */
  readonly before: string | undefined;
  /** JSON of the values after, of what changed only; of a created thing, all. */
  readonly after: string | undefined;
  /** Names of what changed. */
  readonly properties: readonly string[];
}

const facts = (stored: Stored, names: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(names.map((name) => [name, stored[name] ?? null])));

function change(
  head: Pick<Change, 'subject' | 'type' | 'key' | 'fromKey'>,
  before: Stored | undefined,
  after: Stored | undefined,
  ignored: (name: string) => boolean,
): Change | undefined {
  const names = differences(before ?? {}, after ?? {})
    .filter((name) => !bookkeeping.has(name) && !(before && after && ignored(name)))
    .sort();
  if (before !== undefined && after !== undefined && names.length === 0) return undefined;
  return {
    ...head,
    operation: before === undefined ? 'created' : after === undefined ? 'deleted' : 'updated',
    before: before && facts(before, names),
    after: after && facts(after, names),
    properties: names,
  };
}

/** The change that a node went through, unless only volatile facts or our own book-keeping differ. */
export function nodeChange({ kind, key, before, after }: NodeState): Change | undefined {
  if (before === undefined && after === undefined) return undefined;
  const head = { subject: 'node', type: kind, key, fromKey: undefined } as const;
  return change(head, before, after, (name) => isVolatile(kind, name));
}

/** The change that a relationship went through. */
function edgeChange({ type, from, to, before, after }: EdgeState): Change | undefined {
  if (before === undefined && after === undefined) return undefined;
  const head = { subject: 'relationship', type, key: to.key, fromKey: from.key } as const;
  return change(head, before, after, (name) => isVolatileOf(type, name));
}

/** The nodes and relationships of a batch that differ from the graph's. */
export interface Writes {
  readonly nodes: readonly NodeState[];
  readonly edges: readonly EdgeState[];
}

/** How many things were written. */
export interface Written {
  created: number;
  updated: number;
  deleted: number;
  /** Those of which only volatile facts, book-keeping or what was not read before was written: no change of the estate. */
  refreshed: number;
}

/** The changes of the estate in a batch. */
export function changesOf({ nodes, edges }: Writes): Change[] {
  const all = [...nodes.map(nodeChange), ...edges.map(edgeChange)];
  return all.filter((each): each is Change => each !== undefined);
}

/** Counts a batch by its changes. */
export function countChanges({ nodes, edges }: Writes, changes: readonly Change[]): Written {
  const count = (operation: Change['operation']) =>
    changes.filter((each) => each.operation === operation).length;
  return {
    created: count('created'),
    updated: count('updated'),
    deleted: count('deleted'),
    refreshed: nodes.length + edges.length - changes.length,
  };
}

/** Counts a batch of a source that is read for the first time: a second look at a thing adds to it but changes nothing. */
export function countBaseline({ nodes, edges }: Writes): Written {
  const all = [...nodes, ...edges];
  const created = all.filter(({ before }) => before === undefined).length;
  const deleted = all.filter(({ after }) => after === undefined).length;
  return { created, updated: 0, deleted, refreshed: all.length - created - deleted };
}
