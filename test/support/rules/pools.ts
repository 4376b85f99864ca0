import { type Link, labelOf, type Node, type Properties, type Value, type World } from './world.js';

/** What kinds of nodes and relationships may look like, learnt from all fixtures. */
export interface Pools {
  readonly values: ReadonlyMap<string, readonly Value[]>;
  /** Places, such as `in HAS GitLabGroup`, at which some fixture has more than one relationship of the type. */
  readonly many: ReadonlySet<string>;
}

/** The label of a node, or the type of a relationship. */
export const kindOf = (thing: Node | Link) => ('labels' in thing ? labelOf(thing) : `:${thing.type}`);
/** Where the pools have the names that some fixture marks as unreadable. */
export const marksAt = (kind: string) => `${kind} unreadable`;
/** All nodes and relationships. */
export const things = (world: World): readonly (Node | Link)[] => [...world.nodes, ...world.links];

/** What the worlds show. */
export function poolsOf(worlds: readonly World[]): Pools {
  const values = new Map<string, Value[]>();
  const many = new Set<string>();
  for (const world of worlds) {
    for (const thing of things(world)) {
      for (const [name, value] of Object.entries(thing.properties))
        if (name !== 'unreadable') add(values, `${kindOf(thing)}.${name}`, value);
      for (const name of marksOf(thing.properties)) add(values, marksAt(kindOf(thing)), name);
    }
    const counts = new Map<string, number>();
    for (const { type, from, to } of world.links) {
      for (const [place, node] of [
        [placeInto(type, from, to), to],
        [`out ${type} ${labelOf(from)}`, from],
      ] as const) {
        const at = `${place} ${world.nodes.indexOf(node)}`;
        counts.set(at, (counts.get(at) ?? 0) + 1);
        if ((counts.get(at) ?? 0) > 1) many.add(place);
      }
    }
  }
  return { values, many };
}

/** Several connections may have one thing of their instance; of groups and projects only one has it. */
export const ofAccount = (type: string, from: Node) => type === 'HAS' && labelOf(from) === 'GitLabAccount';
/** Where a relationship leads to, as the pools name it. */
export const placeInto = (type: string, from: Node, to: Node) =>
  `in ${type} ${labelOf(to)}${ofAccount(type, from) ? ' of accounts' : ''}`;

/** Adds a value to those of a place, once. */
export function add(values: Map<string, Value[]>, at: string, value: Value): void {
  const known = values.get(at) ?? [];
  if (!known.some((one) => JSON.stringify(one) === JSON.stringify(value))) values.set(at, [...known, value]);
}
/** The names of what could not be read. */
export const marksOf = (properties: Properties) => (properties.unreadable ?? []) as readonly string[];
