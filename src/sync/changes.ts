import type { EdgeState, NodeState, Stored } from './state.js';
import { bookkeeping, differences, isVolatile } from './state.js';

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
export function edgeChange({ type, from, to, before, after }: EdgeState): Change | undefined {
  if (before === undefined && after === undefined) return undefined;
  const head = { subject: 'relationship', type, key: to.key, fromKey: from.key } as const;
  return change(head, before, after, () => false);
}
