import { entities } from '../../../src/gitlab/entities/index.js';
import { relationships } from '../../../src/gitlab/model/relationships.js';
import { edgeId, type FactGraph, type Facts } from './model.js';

/** A stored change record, as far as replaying it needs. */
export interface ChangeRecord {
  readonly operation: 'created' | 'updated' | 'deleted';
  readonly subject: 'node' | 'relationship';
  readonly type: string;
  readonly key: string;
  readonly fromKey: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Properties that change without a record, by kind. */
const volatileNames = Object.fromEntries(
  [
    ...Object.values(entities).map(({ kind, properties }) => ({ name: kind, properties })),
    ...relationships.map(({ type, properties }) => ({ name: type, properties })),
  ].map(({ name: owner, properties }) => [
    owner,
    Object.keys(properties).filter((name) => properties[name]?.volatile === true),
  ]),
);

/** A graph as the change records know it: no labels, no volatile properties, nothing of what is unreadable. */
export type Recorded = ReadonlyMap<string, Facts>;

function lasting(facts: Facts, kind: string): Facts {
  const left = new Set(['key', '_type', 'unreadable', ...(volatileNames[kind] ?? [])]);
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !left.has(name)));
}

const kindOf = (key: string): string => key.split('/')[1] ?? '';

/** What the change records can tell of a graph. */
export function recorded(graph: FactGraph): Recorded {
  return new Map([
    ...[...graph.nodes].map(([key, { properties }]) => [key, lasting(properties, kindOf(key))] as const),
    ...[...graph.edges].map(([id, { type, properties }]) => [id, lasting(properties, type)] as const),
  ]);
}

function idOf({ subject, type, key, fromKey }: ChangeRecord): string {
  return subject === 'node' ? key : edgeId({ type, from: fromKey ?? '', to: key });
}

/** The later state that the records make of the earlier one; throws when a record does not fit what is there. */
export function replay(earlier: Recorded, changes: readonly ChangeRecord[]): Recorded {
  const state = new Map(earlier);
  for (const change of changes) {
    const id = idOf(change);
    const known = state.get(id);
    if ((known === undefined) !== (change.operation === 'created')) {
      throw new Error(`${change.operation} ${id}, which was ${known === undefined ? 'not there' : 'there'}`);
    }
    if (change.operation === 'deleted') {
      state.delete(id);
      continue;
    }
    const facts: Record<string, unknown> = { ...known };
    for (const [name, value] of Object.entries(JSON.parse(change.after ?? '{}'))) {
      if (value === null) delete facts[name];
      else facts[name] = value;
    }
    state.set(id, lasting(facts as Facts, change.type));
  }
  return state;
}
