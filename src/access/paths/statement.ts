import { entityLabel, type RelationshipType } from '../../gitlab/model/entity.js';
import { relationshipHelp } from '../../gitlab/model/help.js';

/** Relationships of a path at most, of each part before and after a step backward. */
const longest = 30;

const types = Object.keys(relationshipHelp) as RelationshipType[];
const carrying = (direction: 'forward' | 'backward') =>
  types.filter((type) => relationshipHelp[type].carries[direction] !== undefined).join('|');

/**
 * One step forward by the relationship `r`. Memberships that await approval grant nothing (R2). Of containment, a group
 * with its people and identities is a list of them and no access to them, and what reaches a whole instance reaches its
 * groups, projects and variables only.
 */
const forward = (a: string, r: string, b: string) =>
  `((${a})-[${r}:${carrying('forward')}]->(${b})
    WHERE (type(${r}) <> 'MEMBER_OF' OR coalesce(${r}.state, 'active') = 'active')
      AND (type(${r}) <> 'HAS' OR NOT (${b}:GitLabUser OR ${b}:GitLabIdentity))
      AND (NOT ${a}:GitLabAccount OR ${b}:GitLabGroup OR ${b}:GitLabProject OR ${b}:GitLabVariable)){0,${longest}}`;

/** What people may type for a node: its key, a username, or the full path of a group or project. */
const named = (name: string, parameter: string) => `CALL () {
  MATCH (${name}:${entityLabel} {key: ${parameter}}) RETURN ${name}
  UNION MATCH (${name}:GitLabUser {username: replace(${parameter}, '@', '')}) RETURN ${name}
  UNION MATCH (${name}:GitLabGroup {fullPath: ${parameter}}) RETURN ${name}
  UNION MATCH (${name}:GitLabProject {fullPath: ${parameter}}) RETURN ${name}
}`;

const nameOf = (node: string) =>
  `coalesce(${node}.fullPath, '@' + ${node}.username, ${node}.name, ${node}.key)`;

/**
 * The Cypher that gives the shortest paths from `$from` to `$to` over what carries access, `$max` at most, all of one
 * length, a row (`StepRow`) for each step. A path goes forward, with at most one step backward: a second would need a search
 * that may leave along every relationship in both directions, which does not end in time on a large graph.
 */
export const shortestPathsStatement = `${named('start', '$from')}
${named('end', '$to')}
WITH start, end WHERE start <> end
MATCH p = ALL SHORTEST (start)
  ${forward('a', 'r', 'b')}
  ()(()<-[:${carrying('backward')}]-()){0,1}()
  ${forward('c', 's', 'd')}
  (end)
WITH DISTINCT p LIMIT $max
WITH p ORDER BY [n IN nodes(p) | n.key]
WITH collect(p) AS paths
UNWIND range(1, size(paths)) AS path
WITH path, nodes(paths[path - 1]) AS nodes, relationships(paths[path - 1]) AS relationships
UNWIND range(1, size(relationships)) AS step
WITH path, step, nodes[step - 1] AS from, nodes[step] AS to, relationships[step - 1] AS r
RETURN path, step, ${nameOf('from')} AS from, type(r) AS relationship,
  CASE WHEN startNode(r) = from THEN 'forward' ELSE 'backward' END AS direction,
  ${nameOf('to')} AS to, r.accessLevel AS accessLevel, from.key AS fromKey, to.key AS toKey
ORDER BY path, step`;

/** One step of one of the paths. */
export interface StepRow {
  /** Number of the path, from 1. */
  readonly path: number;
  /** Number of the step in it, from 1. */
  readonly step: number;
  /** What people call the node where it begins. */
  readonly from: string;
  readonly relationship: RelationshipType;
  /** Whether the relationship points the way that the step goes. */
  readonly direction: 'forward' | 'backward';
  readonly to: string;
  /** The role that the relationship gives, if any. */
  readonly accessLevel: number | null;
  readonly fromKey: string;
  readonly toKey: string;
}
