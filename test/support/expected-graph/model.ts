/** A value of a property as it is read back. */
export type FactValue = string | number | boolean | readonly string[] | readonly number[];
/** Properties by name; what is none or unknown is left out. */
export type Facts = Readonly<Record<string, FactValue>>;

/** A node without the engine's own book-keeping. */
export interface FactNode {
  /** All labels, sorted. */
  readonly labels: readonly string[];
  readonly key: string;
  readonly properties: Facts;
}

/** A relationship between two nodes, by their keys. */
export interface FactEdge {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Facts;
}

/** A graph of facts; nodes by key, relationships by `edgeId`. */
export interface FactGraph {
  readonly nodes: ReadonlyMap<string, FactNode>;
  readonly edges: ReadonlyMap<string, FactEdge>;
}

/** What identifies a relationship: there is one of a type between two nodes. */
export function edgeId({ type, from, to }: Pick<FactEdge, 'type' | 'from' | 'to'>): string {
  return `${from} -${type}-> ${to}`;
}

/** Properties as they may be written down: none, or not shown to anybody. */
export type Said = Readonly<Record<string, FactValue | null>>;

/** Leaves out what is none. */
export function facts(said: Said): Facts {
  return Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, FactValue] => entry[1] !== null),
  );
}

/** What two graphs have in common, by key and type; the properties are those of the second. */
export function intersection(one: FactGraph, other: FactGraph): FactGraph {
  return {
    nodes: new Map([...other.nodes].filter(([key]) => one.nodes.has(key))),
    edges: new Map([...other.edges].filter(([id]) => one.edges.has(id))),
  };
}

/** Collects the nodes and relationships that are expected. */
export class GraphBuilder implements FactGraph {
  readonly nodes = new Map<string, FactNode>();
  readonly edges = new Map<string, FactEdge>();

  constructor(readonly host: string) {}

  /** The key of a thing on this instance. */
  key(kind: string, id: number | string): string {
    return `${this.host}/${kind}/${id}`;
  }

  /** Adds a node; `unreadable` names the properties that nobody could read. */
  node(
    kind: string,
    labels: readonly string[],
    id: number | string,
    said: Said,
    unreadable: readonly string[] = [],
  ): void {
    const key = this.key(kind, id);
    const numeric = typeof id === 'number' ? { id } : {};
    const own = { key, _type: `gitlab_${kind}`, unreadable: [...unreadable].sort() };
    this.nodes.set(key, {
      key,
      labels: [...labels, 'GitLabEntity'].sort(),
      properties: { ...facts(said), ...numeric, ...own },
    });
  }

  /** Adds a relationship; `unreadable` as for nodes. */
  edge(type: string, from: string, to: string, said: Said = {}, unreadable: readonly string[] = []): void {
    const hidden: Facts = unreadable.length === 0 ? {} : { unreadable: [...unreadable].sort() };
    const edge = { type, from, to, properties: { ...facts(said), ...hidden } };
    this.edges.set(edgeId(edge), edge);
  }
}
