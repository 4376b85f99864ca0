import { entities } from '../gitlab/entities/index.js';
import type { RelationshipType } from '../gitlab/model/entity.js';
import { relationships } from '../gitlab/model/relationships.js';
import type { Graph } from '../graph/driver.js';
import { type Compensation, holdingFor, holdingIn } from './compensation.js';

/** What is around a thing that alerts are about. */
export interface AssetSurroundings {
  readonly asset: string;
  /** Who sees it or the place that it is in; null when it is in none. */
  readonly visibility: string | null;
  /** How many projects it reaches: those below a group, those of a person's memberships. */
  readonly reach: number;
  /** What holds around it and may compensate. */
  readonly holding: readonly Compensation[];
}

/** By the keys of things; those that are gone are not in it. */
export type AllSurroundings = ReadonlyMap<string, AssetSurroundings>;

/** Labels of what has relationships of these types, so that all else is not searched for them. */
const labelsWith = (...types: readonly RelationshipType[]) =>
  relationships
    .filter(({ type }) => types.includes(type))
    .flatMap(({ from }) => from.map((kind) => entities[kind].label))
    .join('|');

const surroundings = `
  UNWIND $assets AS asset MATCH (n:GitLabEntity {key: asset})
  OPTIONAL MATCH (home:GitLabGroup|GitLabProject)-[:HAS]->(n) WHERE NOT n:GitLabGroup AND NOT n:GitLabProject
  WITH n, head(collect(home)) AS home
  WITH CASE WHEN n:GitLabGroup OR n:GitLabProject THEN n ELSE home END AS place, collect(n) AS things
  WITH place, things, ${holdingIn} AS holding,
    CASE WHEN place:GitLabGroup THEN COUNT { (place) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (:GitLabProject) } END AS below
  UNWIND things AS n
  RETURN n.key AS asset, coalesce(n.visibility, place.visibility) AS visibility,
    CASE
      WHEN n:GitLabProject THEN 1
      WHEN n:GitLabUser THEN COUNT { (n)-[:MEMBER_OF|OWNS]->(:GitLabGroup|GitLabProject) }
      WHEN below IS NOT NULL THEN below
      WHEN n:${labelsWith('ACTS_AS')} THEN COUNT { (n)-[:ACTS_AS]->(:GitLabUser)-[:MEMBER_OF|OWNS]->(:GitLabGroup|GitLabProject) }
      WHEN n:${labelsWith('GRANTS', 'RUNS_JOBS_OF')} THEN COUNT { (n)-[:GRANTS|RUNS_JOBS_OF]->() }
      ELSE 0
    END AS reach, holding + ${holdingFor} AS holding`;

/**
 * Tells what is around things, and reads what it has not read before; it is made anew for each round of rules.
 * @throws errors of the graph, from the function that is returned.
 */
export function surroundingsReader(
  graph: Pick<Graph, 'read'>,
): (assets: readonly string[]) => Promise<AllSurroundings> {
  const known = new Map<string, AssetSurroundings>();
  const asked = new Set<string>();
  return async (assets) => {
    const unread = [...new Set(assets)].filter((asset) => !asked.has(asset));
    if (unread.length > 0) {
      for (const each of await graph.read<AssetSurroundings>(surroundings, { assets: unread }))
        known.set(each.asset, each);
      for (const asset of unread) asked.add(asset);
    }
    return known;
  };
}
