import { entities } from '../gitlab/entities/index.js';
import type { EntityKind, RelationshipType } from '../gitlab/model/entity.js';
import { relationships } from '../gitlab/model/relationships.js';
import type { PropertyValue } from '../gitlab/model/values.js';
import type { PropertySets } from './claims.js';

/** What the graph stores on a node or relationship. */
export type Stored = Record<string, PropertyValue>;

/** A node while a batch is worked out: as it is in the graph, and as it shall be. */
export interface NodeState {
  readonly kind: EntityKind;
  readonly key: string;
  /** Undefined: not in the graph. */
  readonly before: Stored | undefined;
  /** Undefined: to be deleted. */
  after: Stored | undefined;
}

/** A relationship while a batch is worked out. */
export interface EdgeState {
  readonly type: RelationshipType;
  readonly from: { readonly kind: EntityKind; readonly key: string };
  readonly to: { readonly kind: EntityKind; readonly key: string };
  readonly before: Stored | undefined;
  after: Stored | undefined;
}

/** The list of texts under a property; empty when absent. */
export function listOf(stored: Stored, name: string): readonly string[] {
  const value = stored[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Whether two stored values are the same. */
export function sameValue(a: PropertyValue | undefined, b: PropertyValue | undefined): boolean {
  if (a === b || (a == null && b == null)) return true;
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** Names whose values differ between two states. */
export function differences(before: Stored, after: Stored): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !sameValue(before[name], after[name]),
  );
}

/** Properties of our own book-keeping: written, never a change of the estate. */
export const bookkeeping: ReadonlySet<string> = new Set(['_claims', '_views', '_type', 'unreadable', 'key']);

/** Drops what no claim shows any more, and lists what nobody could read. */
export function settle(state: NodeState, sets: PropertySets): void {
  const { after } = state;
  if (after === undefined) return;
  const shown = new Set(
    [...listOf(after, '_claims'), ...listOf(after, '_views')].flatMap((entry) =>
      sets.names(entry.slice(entry.lastIndexOf('|') + 1)),
    ),
  );
  const declared = Object.keys(entities[state.kind].properties);
  for (const name of declared) {
    if (name !== 'id' && !shown.has(name)) delete after[name];
  }
  after.unreadable = declared.filter((name) => name !== 'id' && !shown.has(name));
}

/** Whether a change of `name` on this kind says nothing of access. */
export function isVolatile(kind: EntityKind, name: string): boolean {
  return entities[kind].properties[name]?.volatile === true;
}

const volatileOf = new Map(
  relationships.map(({ type, properties }) => [
    type,
    new Set(Object.keys(properties).filter((name) => properties[name]?.volatile === true)),
  ]),
);

/** Whether a change of `name` on relationships of this type says nothing of access. */
export function isVolatileOf(type: RelationshipType, name: string): boolean {
  return volatileOf.get(type)?.has(name) === true;
}
