/** A node that a graph view can draw. */
export interface DrawnNode {
  readonly id: string;
  readonly key: string | null;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A relationship that a graph view can draw. */
export interface DrawnRelationship {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Plain = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNode = (value: Plain): boolean =>
  typeof value.elementId === 'string' && Array.isArray(value.labels) && isObject(value.properties);

const isRelationship = (value: Plain): boolean =>
  typeof value.elementId === 'string' && typeof value.start === 'string' && typeof value.end === 'string';

/** A node without what would let a reader guess at the service's own secrets. */
function clean(node: Plain): Plain {
  const labels = node.labels as readonly string[];
  if (!labels.includes('ApiToken')) return node;
  const { hash: _, ...properties } = node.properties as Plain;
  return { ...node, properties };
}

/** Gathers the nodes and relationships of rows, and makes the values of rows fit for JSON. */
export class Drawing {
  readonly nodes = new Map<string, DrawnNode>();
  readonly relationships = new Map<string, DrawnRelationship>();

  /** The value as JSON can hold it: numbers that it cannot become texts. */
  add(value: unknown): unknown {
    if (typeof value === 'bigint') return value.toString();
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    if (Array.isArray(value)) return value.map((item) => this.add(item));
    // Neo4j's byte arrays, which the graph of the service does not have.
    if (ArrayBuffer.isView(value)) return null;
    if (!isObject(value)) return value ?? null;
    if (isNode(value)) return this.#node(clean(value));
    if (isRelationship(value)) return this.#relationship(value);
    return this.#map(value);
  }

  #map(value: Plain): Record<string, unknown> {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.add(item)]));
  }

  #node(node: Plain): Plain {
    const properties = this.#map(node.properties as Plain);
    const id = String(node.elementId);
    const key = typeof properties.key === 'string' ? properties.key : null;
    this.nodes.set(id, { id, key, labels: node.labels as readonly string[], properties });
    return { ...node, properties };
  }

  #relationship(relationship: Plain): Plain {
    const properties = this.#map(relationship.properties as Plain);
    const [id, type] = [String(relationship.elementId), String(relationship.type)];
    const [source, target] = [String(relationship.start), String(relationship.end)];
    this.relationships.set(id, { id, type, source, target, properties });
    return { ...relationship, properties };
  }
}
