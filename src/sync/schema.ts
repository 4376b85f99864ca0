import { entities } from '../gitlab/entities/index.js';
import { entityLabel } from '../gitlab/model/entity.js';
import type { Graph } from '../graph/driver.js';
import { ensureSearchIndex } from './search-index.js';

/** Its index has the same name. */
const entityConstraint = 'entity_key';

/** Gives the shared label to the nodes of a graph that is older than it. */
async function labelEntities(graph: Graph): Promise<void> {
  for (const { label } of Object.values(entities)) {
    for (let labelled = 1; labelled > 0; ) {
      const [row] = await graph.write<{ count: number }>(
        `MATCH (n:${label}) WHERE NOT n:${entityLabel} WITH n LIMIT 10000
         SET n:${entityLabel} RETURN count(*) AS count`,
      );
      labelled = row?.count ?? 0;
    }
  }
}

/** The name and statement of each constraint and index that the declarations ask for. */
function declaredSchema(): (readonly [name: string, statement: string])[] {
  const unique = (name: string, label: string) =>
    [name, `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE`] as const;
  return [
    unique(entityConstraint, entityLabel),
    ...Object.values(entities).flatMap(({ kind, label, indexes }) => [
      unique(`${kind}_key`, label),
      ...indexes.map((property) => {
        const name = `${kind}_${property}`;
        return [name, `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`] as const;
      }),
    ]),
  ];
}

/**
 * Creates the constraints on the keys of all things and of every kind, the declared indexes and the full-text index;
 * what exists stays.
 */
export async function ensureSchema(graph: Graph): Promise<void> {
  const rows = await graph.read<{ name: string }>('SHOW INDEXES YIELD name RETURN name');
  const existing = new Set(rows.map(({ name }) => name));
  if (!existing.has(entityConstraint)) await labelEntities(graph);
  for (const [name, statement] of declaredSchema()) if (!existing.has(name)) await graph.write(statement);
  await ensureSearchIndex(graph);
  await graph.write('CALL db.awaitIndexes(300)');
}
