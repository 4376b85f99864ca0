// ---
// id: shortest-access-paths
// title: The shortest paths of access between two nodes
// description: >-
//   The shortest paths over the relationships that carry access, all of one length, a row for each step. A path is a lead, not a
//   decision: it does not weigh roles, states, scopes and settings; `explainAccess` decides. A path goes against the arrow
//   at most once. What carries access, and in which direction, is in docs/graph-model.md.
// level: access
// params:
//   from: { type: string, required: true, description: 'Key of a node, @username, or full path of a group or project.' }
//   to: { type: string, required: true, description: 'The same, where the paths end.' }
//   max: { type: int, default: 5, min: 1, max: 50, description: 'Paths at most; of more, the database chooses.' }
// returns:
//   path: { type: int, description: 'Number of the path, from 1.' }
//   step: { type: int, description: 'Number of the step in it, from 1.' }
//   from: { type: string, description: 'Where the step begins: path, username, name or key.' }
//   relationship: { type: string, description: Type of the relationship. }
//   direction: { type: string, description: '`forward` along the relationship, or `backward` against it.' }
//   to: { type: string, description: Where the step ends. }
//   accessLevel: { type: int, description: 'The role that the relationship gives, if any.' }
//   fromKey: { type: string, description: Key of where it begins. }
//   toKey: { type: string, description: Key of where it ends. }
// ---
// Generated from scripts/access-queries/shortest-access-paths.cypher and src/access/paths/statement.ts by npm run docs; do not edit.
CALL () {
  MATCH (start:GitLabEntity {key: $from}) RETURN start
  UNION MATCH (start:GitLabUser {username: replace($from, '@', '')}) RETURN start
  UNION MATCH (start:GitLabGroup {fullPath: $from}) RETURN start
  UNION MATCH (start:GitLabProject {fullPath: $from}) RETURN start
}
CALL () {
  MATCH (end:GitLabEntity {key: $to}) RETURN end
  UNION MATCH (end:GitLabUser {username: replace($to, '@', '')}) RETURN end
  UNION MATCH (end:GitLabGroup {fullPath: $to}) RETURN end
  UNION MATCH (end:GitLabProject {fullPath: $to}) RETURN end
}
WITH start, end WHERE start <> end
MATCH p = ALL SHORTEST (start)
  ((a)-[r:HAS|MEMBER_OF|INVITED_TO|ACTS_AS|OWNS|GRANTS|PROTECTS|ALLOWED_TO_PUSH|ALLOWED_TO_MERGE|ALLOWED_TO_UNPROTECT|ALLOWED_TO_CREATE|ALLOWED_TO_APPROVE|ALLOWED_TO_DEPLOY|RUNS_JOBS_OF|JOB_TOKEN_REACHES]->(b)
    WHERE (type(r) <> 'MEMBER_OF' OR coalesce(r.state, 'active') = 'active')
      AND (type(r) <> 'HAS' OR NOT (b:GitLabUser OR b:GitLabIdentity))
      AND (NOT a:GitLabAccount OR b:GitLabGroup OR b:GitLabProject OR b:GitLabVariable)){0,30}
  ()(()<-[:RUNS_JOBS_OF|INCLUDES|USES_IMAGE]-()){0,1}()
  ((c)-[s:HAS|MEMBER_OF|INVITED_TO|ACTS_AS|OWNS|GRANTS|PROTECTS|ALLOWED_TO_PUSH|ALLOWED_TO_MERGE|ALLOWED_TO_UNPROTECT|ALLOWED_TO_CREATE|ALLOWED_TO_APPROVE|ALLOWED_TO_DEPLOY|RUNS_JOBS_OF|JOB_TOKEN_REACHES]->(d)
    WHERE (type(s) <> 'MEMBER_OF' OR coalesce(s.state, 'active') = 'active')
      AND (type(s) <> 'HAS' OR NOT (d:GitLabUser OR d:GitLabIdentity))
      AND (NOT c:GitLabAccount OR d:GitLabGroup OR d:GitLabProject OR d:GitLabVariable)){0,30}
  (end)
WITH DISTINCT p LIMIT $max
WITH p ORDER BY [n IN nodes(p) | n.key]
WITH collect(p) AS paths
UNWIND range(1, size(paths)) AS path
WITH path, nodes(paths[path - 1]) AS nodes, relationships(paths[path - 1]) AS relationships
UNWIND range(1, size(relationships)) AS step
WITH path, step, nodes[step - 1] AS from, nodes[step] AS to, relationships[step - 1] AS r
RETURN path, step, coalesce(from.fullPath, '@' + from.username, from.name, from.key) AS from, type(r) AS relationship,
  CASE WHEN startNode(r) = from THEN 'forward' ELSE 'backward' END AS direction,
  coalesce(to.fullPath, '@' + to.username, to.name, to.key) AS to, r.accessLevel AS accessLevel, from.key AS fromKey, to.key AS toKey
ORDER BY path, step
