// ---
// id: effective-roles-in-place
// title: Everybody's role in a group or project
// description: >-
//   Everyone with a role in a group or project, with the greatest role and the way that gives it (R1 to R5, R7, R11), and the
//   administrators, who count as Owners everywhere (R13). An account that is not active has the role 0 and keeps the latent
//   one (R12). Custom abilities, scopes and protection are not regarded: `explainAccess` decides about an action.
// level: access
// params:
//   place: { type: string, required: true, description: 'Full path of a group or project, or its key.' }
//   minimumLevel: { type: int, default: 5, min: 0, max: 50, description: Least latent role that is listed. }
// returns:
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   accessLevel: { type: int, description: 'Role now: 5 Minimal, 10 Guest, 15 Planner, 20 Reporter, 25 Security Manager, 30 Developer, 40 Maintainer, 50 Owner; 0 of an account that is not active.' }
//   latentAccessLevel: { type: int, description: The role that an account that is not active would have again. }
//   via: { type: string, description: '`membership`, `groupShare`, `projectShare`, `sharedGroup`, `personal` or `administrator`.' }
//   source: { type: string, description: Full path of the group or project whose member the person is; none of an administrator. }
//   state: { type: string, description: State of the account. }
//   expiresAt: { type: date, description: 'The day on which the way ends; past it, the role still holds (R9).' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
// Generated from scripts/access-queries/effective-roles-in-place.cypher and src/access/grants.ts by npm run docs; do not edit.
CALL () {
  MATCH (target:GitLabEntity {key: $place}) WHERE target:GitLabGroup OR target:GitLabProject RETURN target
  UNION MATCH (target:GitLabGroup {fullPath: $place}) RETURN target
  UNION MATCH (target:GitLabProject {fullPath: $place}) RETURN target
}
WITH target, [target.key] AS givenPlaces
CALL (target, givenPlaces) {
  CALL (givenPlaces) {
MATCH (r:GitLabEntity) WHERE r.key IN givenPlaces MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r:GitLabGroup|GitLabProject) WITH DISTINCT h, r
          MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h) WHERE coalesce(m.state, 'active') = 'active' AND (m.accessLevel > 5 OR (h = r AND h:GitLabGroup))
RETURN u.key AS person,
  r.key AS place,
  'membership' AS via,
  m.accessLevel AS level,
  m.accessLevel AS memberLevel,
  [u.key, h.key, r.key] AS steps,
  [] AS shareLevels,
  m.memberRoleId AS memberRoleId,
  null AS shareRoleId,
  m.expiresAt AS expiresAt,
  m.state IS NOT NULL AS certain
UNION ALL
MATCH (r:GitLabEntity) WHERE r.key IN givenPlaces MATCH (i:GitLabGroup)-[s:INVITED_TO]->(h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r:GitLabGroup|GitLabProject) WITH DISTINCT i, s, h, r
          MATCH (u:GitLabUser)-[m:MEMBER_OF]->(i) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND (s.accessLevel > 5 OR h = r)
RETURN u.key AS person,
  r.key AS place,
  'groupShare' AS via,
  reduce(low = 60, level IN [m.accessLevel, s.accessLevel] | CASE WHEN level < low THEN level ELSE low END) AS level,
  m.accessLevel AS memberLevel,
  [u.key, i.key, h.key, r.key] AS steps,
  [s.accessLevel] AS shareLevels,
  m.memberRoleId AS memberRoleId,
  s.memberRoleId AS shareRoleId,
  reduce(first = null, day IN [m.expiresAt, s.expiresAt] | CASE WHEN day IS NULL OR first < day THEN first ELSE day END) AS expiresAt,
  m.state IS NOT NULL AS certain
UNION ALL
MATCH (r:GitLabEntity) WHERE r.key IN givenPlaces MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject) WITH DISTINCT h, i, s, r
          MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(r) } AND s.accessLevel > 5
RETURN u.key AS person,
  r.key AS place,
  'projectShare' AS via,
  reduce(low = 60, level IN [m.accessLevel, s.accessLevel] | CASE WHEN level < low THEN level ELSE low END) AS level,
  m.accessLevel AS memberLevel,
  [u.key, h.key, i.key, r.key] AS steps,
  [s.accessLevel] AS shareLevels,
  null AS memberRoleId,
  null AS shareRoleId,
  reduce(first = null, day IN [m.expiresAt, s.expiresAt] | CASE WHEN day IS NULL OR first < day THEN first ELSE day END) AS expiresAt,
  m.state IS NOT NULL AND NOT EXISTS { MATCH (g:GitLabGroup)-[:HAS]->(r) WHERE g.shareWithGroupLock IS NULL } AS certain
UNION ALL
MATCH (r:GitLabEntity) WHERE r.key IN givenPlaces MATCH (o:GitLabGroup)-[t:INVITED_TO]->(h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject) WITH DISTINCT o, t, h, i, s, r
          MATCH (u:GitLabUser)-[m:MEMBER_OF]->(o) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(r) } AND t.accessLevel > 5 AND s.accessLevel > 5
RETURN u.key AS person,
  r.key AS place,
  'sharedGroup' AS via,
  reduce(low = 60, level IN [m.accessLevel, t.accessLevel, s.accessLevel] | CASE WHEN level < low THEN level ELSE low END) AS level,
  m.accessLevel AS memberLevel,
  [u.key, o.key, h.key, i.key, r.key] AS steps,
  [t.accessLevel, s.accessLevel] AS shareLevels,
  null AS memberRoleId,
  null AS shareRoleId,
  reduce(first = null, day IN [m.expiresAt, t.expiresAt, s.expiresAt] | CASE WHEN day IS NULL OR first < day THEN first ELSE day END) AS expiresAt,
  m.state IS NOT NULL AND NOT EXISTS { MATCH (g:GitLabGroup)-[:HAS]->(r) WHERE g.shareWithGroupLock IS NULL } AS certain
UNION ALL
MATCH (r:GitLabEntity) WHERE r.key IN givenPlaces MATCH (r:GitLabProject) WITH DISTINCT r
          MATCH (u:GitLabUser)-[:OWNS]->(r:GitLabProject) 
RETURN u.key AS person,
  r.key AS place,
  'personal' AS via,
  50 AS level,
  50 AS memberLevel,
  [u.key, r.key] AS steps,
  [] AS shareLevels,
  null AS memberRoleId,
  null AS shareRoleId,
  null AS expiresAt,
  true AS certain
  }
  RETURN person, via, level, steps[1] AS source, expiresAt
  UNION ALL
  MATCH (u:GitLabUser)
  WHERE u.isAdmin = true
    AND u.key STARTS WITH split(split(target.key, '/group/')[0], '/project/')[0] + '/user/'
  RETURN u.key AS person, 'administrator' AS via, 50 AS level, null AS source, null AS expiresAt
}
MATCH (u:GitLabUser {key: person})
OPTIONAL MATCH (s:GitLabEntity {key: source})
WITH target, u, via, level, coalesce(s.fullPath, s.key) AS source, expiresAt
// Of equal roles the one that lasts is told.
ORDER BY level DESC, coalesce(expiresAt, '9999-12-31') DESC, via, source
WITH target, u, head(collect({level: level, via: via, source: source, expiresAt: expiresAt})) AS best
WHERE best.level >= $minimumLevel
RETURN
  u.username AS username,
  u.name AS name,
  CASE WHEN coalesce(u.state, 'active') <> 'active' OR coalesce(u.locked, false) THEN 0 ELSE best.level END AS accessLevel,
  best.level AS latentAccessLevel,
  best.via AS via,
  best.source AS source,
  coalesce(u.state, 'unknown') AS state,
  best.expiresAt AS expiresAt,
  u.key AS userKey,
  target.key AS placeKey
ORDER BY latentAccessLevel DESC, username, userKey, placeKey
