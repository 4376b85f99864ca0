// ---
// id: permissions-report
// title: The permissions report of a group or project
// description: >-
//   A row for each person and each group or project at or below the given one in which the person has a role by any grant (R1 to R7,
//   R11), whether or not the account is active, as the command `permissions` gives it for the whole estate. Of equal roles the one that is
//   certain, then the more direct, then the one that lasts longer is told. Administrators have rows only where they have grants.
// level: access
// params:
//   place: { type: string, required: true, description: 'Full path of a group or project, or its key.' }
//   minimumLevel: { type: int, default: 5, min: 0, max: 50, description: Least latent role that is listed. }
// returns:
//   name: { type: string, description: Display name. }
//   username: { type: string, description: Username. }
//   email: { type: string, description: 'E-mail address, the public one where no other could be read.' }
//   path: { type: string, description: Full path of the group or project. }
//   role: { type: string, description: 'Role now, `No access` of an account that is not active.' }
//   accessLevel: { type: int, description: 'The same as a number, 0 of an account that is not active.' }
//   latentAccessLevel: { type: int, description: The role that an account that is not active would have again. }
//   origin: { type: string, description: '`direct`, `inherited` or `shared`.' }
//   via: { type: string, description: '`membership`, `groupShare`, `projectShare`, `sharedGroup` or `personal`.' }
//   source: { type: string, description: Full path of the group or project whose member the person is. }
//   grantedAt: { type: datetime, description: When that membership began. }
//   expiresAt: { type: date, description: 'The day on which the way ends; past it, the role still holds (R9).' }
//   lastActivityOn: { type: date, description: The last day on which the person was seen. }
//   certain: { type: boolean, description: 'Whether nothing that could not be read may void the way, such as the state of a membership or a lock.' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
// Generated from scripts/access-queries/permissions-report.cypher and src/access/grants.ts and src/access/steps.ts by npm run docs; do not edit.
CALL () {
  MATCH (target:GitLabEntity {key: $place}) WHERE target:GitLabGroup OR target:GitLabProject RETURN target
  UNION MATCH (target:GitLabGroup {fullPath: $place}) RETURN target
  UNION MATCH (target:GitLabProject {fullPath: $place}) RETURN target
}
MATCH (target) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (below:GitLabGroup|GitLabProject)
WITH collect(DISTINCT below.key) AS givenPlaces
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
WITH person, place, via, level, certain, steps, expiresAt,
  CASE
    WHEN via = 'personal' OR (via = 'membership' AND steps[1] = place) THEN 'direct'
    WHEN via = 'membership' THEN 'inherited'
    ELSE 'shared'
  END AS origin
ORDER BY level DESC, certain DESC, origin, coalesce(expiresAt, '~') DESC, reduce(text = '', step IN steps | text + ',' + step)
WITH person, place, head(collect({level: level, via: via, certain: certain, origin: origin, source: steps[1], expiresAt: expiresAt})) AS best
WHERE best.level >= $minimumLevel
MATCH (u:GitLabUser {key: person})
MATCH (r:GitLabEntity {key: place})
OPTIONAL MATCH (s:GitLabEntity {key: best.source})
OPTIONAL MATCH (u)-[m:MEMBER_OF]->(s) WHERE best.via <> 'personal'
WITH u, r, s, m, best, CASE WHEN u.locked = true OR u.state <> 'active' THEN 0 ELSE best.level END AS accessLevel,
  [[0, 'No access'], [5, 'Minimal Access'], [10, 'Guest'], [15, 'Planner'], [20, 'Reporter'], [25, 'Security Manager'], [30, 'Developer'], [40, 'Maintainer'], [50, 'Owner']] AS roleNames
RETURN
  u.name AS name,
  u.username AS username,
  coalesce(u.email, u.publicEmail) AS email,
  coalesce(r.fullPath, r.name) AS path,
  coalesce(head([each IN roleNames WHERE each[0] = accessLevel | each[1]]), 'role ' + accessLevel) AS role,
  accessLevel,
  best.level AS latentAccessLevel,
  best.origin AS origin,
  best.via AS via,
  s.fullPath AS source,
  m.createdAt AS grantedAt,
  best.expiresAt AS expiresAt,
  u.lastActivityOn AS lastActivityOn,
  best.certain AS certain,
  u.key AS userKey,
  r.key AS placeKey
ORDER BY path, placeKey, username, userKey
