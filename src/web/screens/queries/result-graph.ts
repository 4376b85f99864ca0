import type { QueriesCypherQuery } from '../../generated/operations.js';
import type { GraphEdge, GraphNode, GraphPicture } from '../../graph/model.js';
import { wordsOf } from '../../lib/text.js';

/** A row of a result, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** Whether a column holds keys of things of the estate. */
export const isKeyColumn = (column: string): boolean => column === 'key' || column.endsWith('Key');

const isKey = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The keys of things in rows, each once. */
export function keysIn(columns: readonly string[], rows: readonly Row[]): readonly string[] {
  const names = columns.filter(isKeyColumn);
  return [...new Set(rows.flatMap((row) => names.map((name) => row[name]).filter(isKey)))];
}

/** What a thing is called and of what kind it is. */
export interface KnownThing {
  readonly title: string;
  readonly kindTitle: string;
}

/**
 * Rows as a picture: of each row a relationship from the thing in its first column of keys to those in the others.
 * @param names what the things are called, as far as that is known.
 */
export function pictureOfRows(
  columns: readonly string[],
  rows: readonly Row[],
  names: ReadonlyMap<string, KnownThing>,
): GraphPicture {
  const [first, ...others] = columns.filter(isKeyColumn);
  if (first === undefined || others.length === 0) return { nodes: [], edges: [] };
  const edges = new Map<string, GraphEdge>();
  for (const row of rows) {
    const source = row[first];
    if (!isKey(source)) continue;
    for (const column of others) {
      const target = row[column];
      if (!isKey(target)) continue;
      const label =
        column === 'key' ? (names.get(target)?.kindTitle ?? 'thing') : wordsOf(column.slice(0, -3));
      const id = JSON.stringify([source, label, target]);
      edges.set(id, { id, source, target, label });
    }
  }
  const keys = new Set([...edges.values()].flatMap(({ source, target }) => [source, target]));
  const nodes = [...keys].map((key) => ({
    id: key,
    label: names.get(key)?.title ?? key,
    kind: names.get(key)?.kindTitle ?? 'thing',
  }));
  return { nodes, edges: [...edges.values()] };
}

type CypherNode = QueriesCypherQuery['cypher']['nodes'][number];
type CypherAnswer = Pick<QueriesCypherQuery['cypher'], 'nodes' | 'relationships'>;

/** What a node of the graph is, in words: of its labels the one that is the product's own. */
export function kindOfLabels(labels: readonly string[]): string {
  const own = labels.filter((label) => label !== 'GitLabEntity');
  const label = own.find((one) => one.startsWith('GitLab')) ?? own[0] ?? 'thing';
  return wordsOf(label.replace(/^GitLab/, ''));
}

/** What a node is called: by what people call such things, at worst by its key. */
export function nameOfNode(properties: unknown): string | undefined {
  const known = properties as Readonly<Record<string, unknown>> | null;
  const names = ['fullPath', 'username', 'title', 'name', 'id', 'key'];
  const name = names
    .map((one) => known?.[one])
    .find((one) => one !== null && one !== undefined && one !== '');
  return name === undefined ? undefined : String(name);
}

const nodeOf = ({ id, key, labels, properties }: CypherNode): GraphNode => {
  const kind = kindOfLabels(labels);
  return {
    id: key ?? id,
    label: nameOfNode(properties) ?? kind,
    kind,
    ...(key === null ? { hasPage: false } : {}),
  };
};

/** What a statement of Cypher gave as a picture; ends that it did not return are there without a name. */
export function pictureOfCypher({ nodes, relationships }: CypherAnswer): GraphPicture {
  const ids = new Map(nodes.map(({ id, key }) => [id, key ?? id]));
  const missing = relationships
    .flatMap(({ source, target }) => [source, target])
    .filter((id) => !ids.has(id));
  return {
    nodes: [
      ...nodes.map(nodeOf),
      ...[...new Set(missing)].map((id) => ({
        id,
        label: 'not returned',
        kind: 'not returned',
        hasPage: false,
      })),
    ],
    edges: relationships.map(({ id, type, source, target }) => ({
      id,
      source: ids.get(source) ?? source,
      target: ids.get(target) ?? target,
      label: type,
    })),
  };
}
