/** A thing in a picture of the graph. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** Its kind in words; it decides the colour. */
  readonly kind: string;
  /** For one that stands for many: how many. */
  readonly count?: number;
  /** False for one that the estate does not know by a key, so that no page tells of it. */
  readonly hasPage?: boolean;
}

/** A relationship in a picture of the graph, from the actor to what it reaches. */
export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
}

/** What a picture shows. */
export interface GraphPicture {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Things that a picture shows at most: more cannot be read, and would stop the page. */
export const mostNodes = 300;

/** The first things of a picture, with the relationships between them, and how many were left out. */
export function capped(
  { nodes, edges }: GraphPicture,
  most = mostNodes,
): GraphPicture & { readonly leftOut: number } {
  const kept = nodes.slice(0, most);
  const ids = new Set(kept.map(({ id }) => id));
  return {
    nodes: kept,
    edges: edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
    leftOut: nodes.length - kept.length,
  };
}

/** Two pictures as one: what is in both is there once, as the second has it. */
export function merged(one: GraphPicture, other: GraphPicture): GraphPicture {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) => [
    ...new Map(items.map((item) => [item.id, item])).values(),
  ];
  return { nodes: byId([...one.nodes, ...other.nodes]), edges: byId([...one.edges, ...other.edges]) };
}

/** What a picture of the graph shows, and what happens in it. */
export interface GraphViewProps {
  /** What is in it, for screen readers and file names. */
  readonly label: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Id of the thing that is marked. */
  readonly selected?: string | undefined;
  /** Id of the thing that all is around: the others are in rings about it. Default: laid out from left to right. */
  readonly centre?: string | undefined;
  /** Called when a thing is clicked. */
  readonly onSelect?: ((id: string) => void) | undefined;
  /** Called when a relationship is clicked, with its label. */
  readonly onSelectEdge?: ((label: string) => void) | undefined;
}
