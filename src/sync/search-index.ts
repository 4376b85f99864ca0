import { entities } from '../gitlab/entities/index.js';
import type { Graph } from '../graph/driver.js';

/** The full-text index over all kinds' declared `searched` properties. */
export const searchIndex = 'access_graph_search';

/** Says of what kind a node is; it is in the index so that a search can be limited to kinds. */
export const kindProperty = '_type';

/** Cuts texts into words in small letters; stop words stay, for a group may well be named `it` or `on`. */
const analyzer = 'standard-no-stop-words';

/** All properties that any kind is searched by. */
export const searchedProperties: readonly string[] = [
  ...new Set(Object.values(entities).flatMap(({ searched }) => searched)),
].sort();

/** Those of them that name a thing: only these are looked into for words that begin in the middle of theirs. */
export const namingProperties: readonly string[] = searchedProperties.filter((name) =>
  ['fullPath', 'name', 'title', 'username'].includes(name),
);

interface IndexState {
  readonly labels: readonly string[];
  readonly properties: readonly string[];
  readonly analyzer: string;
}

const declared: IndexState = {
  labels: Object.values(entities)
    .map(({ label }) => label)
    .sort(),
  properties: [kindProperty, ...searchedProperties],
  analyzer,
};

const same = (left: readonly string[], right: readonly string[]) =>
  [...left].sort().join() === [...right].sort().join();

/** Creates the index, and makes it anew when another version of the service declared other kinds or properties. */
export async function ensureSearchIndex(graph: Graph): Promise<void> {
  const [existing] = await graph.read<IndexState>(
    `SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes, properties, options WHERE name = $name
     RETURN labelsOrTypes AS labels, properties, options.indexConfig['fulltext.analyzer'] AS analyzer`,
    { name: searchIndex },
  );
  const fits =
    existing !== undefined &&
    existing.analyzer === declared.analyzer &&
    same(existing.labels, declared.labels) &&
    same(existing.properties, declared.properties);
  if (fits) return;
  if (existing !== undefined) await graph.write(`DROP INDEX ${searchIndex} IF EXISTS`);
  await graph.write(
    `CREATE FULLTEXT INDEX ${searchIndex} IF NOT EXISTS
     FOR (n:${declared.labels.join('|')}) ON EACH [${declared.properties.map((name) => `n.${name}`).join(', ')}]
     OPTIONS {indexConfig: {\`fulltext.analyzer\`: '${declared.analyzer}'}}`,
  );
}
