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

/** A text that two things share only when they say the same. */
const textOf = (thing: unknown) => JSON.stringify(thing);
/** By name, since the server gives properties in no certain order. */
const sorted = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));
const byText = <T>(things: readonly T[], text: (thing: T) => string): T[] =>
  things
    .map((thing) => ({ thing, text: text(thing) }))
    .sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)))
    .map(({ thing }) => thing);

/**
 * The whole graph as the transaction sees it, in an order that depends on what it says alone, so that the same graph is always the same world.
 * @throws when a property is of a type that {@link Value} does not have, so that none is lost on the way.
 */
export async function readWorld(tx: GraphTransaction): Promise<World> {
  const [row] = await tx.run<{ nodes: (Node & { id: string })[]; links: StoredLink[]; others: string[] }>(
    reading,
  );
  if (row === undefined || row.others.length > 0)
    throw new Error(`no plain values: ${row?.others.join(', ') ?? ''}`);
  const nodes = row.nodes.map((node) => ({
    ...node,
    labels: node.labels.toSorted(),
    properties: sorted(node.properties),
  }));
  const byId = new Map(
    byText(nodes, ({ labels, properties }) => textOf([labels, properties])).map(
      ({ id, labels, properties }) => [id, { labels, properties }],
    ),
  );
  const find = (id: string) => {
    const node = byId.get(id);
    if (node === undefined) throw new Error(`no node ${id}`);
    return node;
  };
  const places = new Map([...byId.keys()].map((id, index) => [id, index]));
  const links = row.links.map((link) => ({ ...link, properties: sorted(link.properties) }));
  return {
    nodes: [...byId.values()],
    links: byText(links, ({ from, to, ...link }) =>
      textOf([places.get(from), link.type, places.get(to), link.properties]),
    ).map(({ from, to, ...link }) => ({ ...link, from: find(from), to: find(to) })),
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
