import type { GraphTransaction } from '../../../src/graph/driver.js';

/** What a property holds; times are texts in this graph. */
export type Value = string | number | boolean | null | readonly Value[];
export type Properties = Record<string, Value>;

/** A node; its identity is the object itself. */
export interface Node {
  readonly labels: string[];
  readonly properties: Properties;
}

/** A relationship. */
export interface Link {
  readonly type: string;
  from: Node;
  to: Node;
  readonly properties: Properties;
}

/** A property graph in memory. */
export interface World {
  nodes: Node[];
  links: Link[];
}

/** The label that tells what the node is, such as `GitLabUser`. */
export function labelOf(node: Node): string {
  return (
    node.labels.find((label) => label.startsWith('GitLab') && label !== 'GitLabEntity') ??
    node.labels[0] ??
    ''
  );
}

type StoredLink = { type: string; from: string; to: string; properties: Properties };
const reading = `OPTIONAL MATCH (n) WITH collect(n {id: elementId(n), labels: labels(n), properties: properties(n)}) AS nodes
OPTIONAL MATCH (a)-[r]->(b)
RETURN nodes, [link IN collect(r {type: type(r), from: elementId(a), to: elementId(b), properties: properties(r)}) WHERE link IS NOT NULL] AS links,
  [key IN reduce(found = [], one IN nodes | found + [k IN keys(one.properties) WHERE valueType(one.properties[k]) =~ '.*(DATE|TIME|DURATION|POINT).*']) | key] AS others`;

/**
 * The whole graph as the transaction sees it, in the order of its making.
 * @throws when a property is of a type that {@link Value} does not have, so that none is lost on the way.
 */
export async function readWorld(tx: GraphTransaction): Promise<World> {
  const [row] = await tx.run<{ nodes: (Node & { id: string })[]; links: StoredLink[]; others: string[] }>(
    reading,
  );
  if (row === undefined || row.others.length > 0)
    throw new Error(`no plain values: ${row?.others.join(', ') ?? ''}`);
  const byId = new Map(row.nodes.map(({ id, labels, properties }) => [id, { labels, properties }]));
  const find = (id: string) => {
    const node = byId.get(id);
    if (node === undefined) throw new Error(`no node ${id}`);
    return node;
  };
  return {
    nodes: [...byId.values()],
    links: row.links.map(({ from, to, ...link }) => ({ ...link, from: find(from), to: find(to) })),
  };
}

/** Writes the world in one statement, whose text is always the same, so that it is planned once. */
export async function writeWorld(tx: GraphTransaction, { nodes, links }: World): Promise<void> {
  const places = new Map(nodes.map((node, index) => [node, index]));
  await tx.run(
    `UNWIND $nodes AS row CREATE (n:$(row.labels)) SET n = row.properties
     WITH n, row ORDER BY row.index WITH collect(n) AS nodes
     UNWIND $links AS row WITH row, nodes[row.from] AS a, nodes[row.to] AS b
     CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties`,
    {
      nodes: nodes.map((node, index) => ({ index, ...node })),
      links: links.map((link) => ({ ...link, from: places.get(link.from), to: places.get(link.to) })),
    },
  );
}

const literal = (properties: Properties): string => {
  const parts = Object.entries(properties).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return parts.length === 0 ? '' : ` {${parts.join(', ')}}`;
};

/** The world as one Cypher statement, ready for a fixture. */
export function asCypher({ nodes, links }: World): string {
  const names = new Map(nodes.map((node, index) => [node, `n${index}`]));
  return [
    ...nodes.map((node) => `CREATE (${names.get(node)}:${node.labels.join(':')}${literal(node.properties)})`),
    ...links.map(
      ({ type, from, to, properties }) =>
        `CREATE (${names.get(from)})-[:${type}${literal(properties)}]->(${names.get(to)})`,
    ),
  ].join('\n');
}
