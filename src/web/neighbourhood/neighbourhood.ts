import type { NeighbourDirection, NodeKind } from '../generated/operations.js';
import type { GraphEdge, GraphNode, GraphPicture } from '../graph/model.js';
import { numberText } from '../lib/text.js';
import { kindPlurals } from './kinds.js';

/** A thing as a picture names it. */
export interface PicturedThing {
  readonly key: string;
  readonly kindTitle: string;
  readonly title: string;
  readonly path: string | null;
}

/** The neighbours of one kind over one type of relationship, counted. */
export interface NeighbourGroup {
  readonly relationship: string;
  readonly direction: NeighbourDirection;
  readonly kind: NodeKind;
  readonly kindTitle: string;
  readonly count: number;
}

/** A thing with some of the things around it. */
export interface Neighbourhood {
  readonly thing: PicturedThing;
  readonly groups: readonly (NeighbourGroup & { readonly things: readonly PicturedThing[] })[];
}

/** The rest of a group, which a picture has as one counted node. */
export interface CountedGroup {
  readonly owner: PicturedThing;
  readonly group: NeighbourGroup;
}

/** A picture, with what its nodes stand for by their ids. */
export interface NeighbourhoodPicture extends GraphPicture {
  readonly things: ReadonlyMap<string, PicturedThing>;
  readonly counted: ReadonlyMap<string, CountedGroup>;
  /** The types of relationships in it, sorted. */
  readonly relationships: readonly string[];
}

const mostOfGroup = 8;
const fewestOfGroup = 3;
const mostAtOnce = 72;

/** How many things of each group a picture shows: up to eight, fewer where there are many groups, so that it stays readable. */
export const shownOfEach = (groups: number): number =>
  Math.max(fewestOfGroup, Math.min(mostOfGroup, Math.floor(mostAtOnce / Math.max(groups, 1))));

/** The id of the node that stands for the rest of a group. */
export const groupId = (
  key: string,
  {
    relationship,
    direction,
    kind,
  }: { readonly relationship: string; readonly direction: string; readonly kind: string },
): string => [key, relationship, direction, kind].join('|');

/** The address of the table of a group. */
export const groupSearch = ({ owner, group: { relationship, direction, kind } }: CountedGroup) => ({
  key: owner.key,
  tab: 'neighbours',
  relationship,
  direction,
  kind,
});

function edgeOf(key: string, { relationship, direction }: NeighbourGroup, other: string): GraphEdge {
  const [source, target] = direction === 'OUT' ? [key, other] : [other, key];
  return { id: [source, relationship, target].join('|'), source, target, label: relationship };
}

/** How many of a group's things are drawn already, from whichever side. */
function drawnOf(
  key: string,
  group: NeighbourGroup,
  edges: Iterable<GraphEdge>,
  things: ReadonlyMap<string, PicturedThing>,
) {
  const [own, far] =
    group.direction === 'OUT' ? (['source', 'target'] as const) : (['target', 'source'] as const);
  let drawn = 0;
  for (const edge of edges)
    if (
      edge.label === group.relationship &&
      edge[own] === key &&
      things.get(edge[far])?.kindTitle === group.kindTitle
    )
      drawn += 1;
  return drawn;
}

/**
 * Neighbourhoods as one picture: each thing and relationship once, and what is not drawn of a group as one counted node.
 * What comes first stays where a picture has to leave things out: what is expanded, then what is around it, then the counted nodes.
 */
export function pictureOf(neighbourhoods: readonly Neighbourhood[]): NeighbourhoodPicture {
  const things = new Map(neighbourhoods.map(({ thing }) => [thing.key, thing]));
  const edges = new Map<string, GraphEdge>();
  for (const { thing, groups } of neighbourhoods)
    for (const group of groups)
      for (const other of group.things) {
        if (!things.has(other.key)) things.set(other.key, other);
        const edge = edgeOf(thing.key, group, other.key);
        edges.set(edge.id, edge);
      }
  const counted = new Map<string, CountedGroup>();
  const rest: GraphNode[] = [];
  const drawn = [...edges.values()];
  for (const { thing, groups } of neighbourhoods)
    for (const { things: _, ...group } of groups) {
      const count = group.count - drawnOf(thing.key, group, drawn, things);
      if (count <= 0) continue;
      const id = groupId(thing.key, group);
      const label = `${numberText(count)} more ${count === 1 ? group.kindTitle : kindPlurals[group.kind]}`;
      rest.push({ id, label, kind: group.kindTitle, count });
      edges.set(id, edgeOf(thing.key, group, id));
      counted.set(id, { owner: thing, group });
    }
  const nodes = [...things.values()].map(({ key, title, kindTitle }) => ({
    id: key,
    label: title,
    kind: kindTitle,
  }));
  return {
    nodes: [...nodes, ...rest],
    edges: [...edges.values()],
    things,
    counted,
    relationships: [...new Set(drawn.map(({ label }) => label))].toSorted(),
  };
}
