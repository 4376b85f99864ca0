// ---
// id: compare-roles
// title: The roles of two people, side by side
// description: >-
//   The groups and projects in which at least one of two people of the same GitLab has a role by any grant (R1 to R7, R11), and
//   whose role is the greater one. An administrator counts as Owner (R13); an account that is not active has the role 0 (R12). About single
//   actions, and what they depend on beside the role, `compareAccess` decides.
// level: access
// params:
//   personA: { type: string, required: true, description: 'Username, with or without @, or the key of a user.' }
//   personB: { type: string, required: true, description: The other one. }
//   all: { type: boolean, default: false, description: Whether places with the same role are listed too. }
// returns:
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path. }
//   difference: { type: string, description: '`only_a`, `only_b`, `different_role` or `same`.' }
//   accessLevelA: { type: int, description: 'Role of the first, 0 without any.' }
//   accessLevelB: { type: int, description: 'Role of the second, 0 without any.' }
//   viaA: { type: string, description: '`membership`, `groupShare`, `projectShare`, `sharedGroup` or `personal`; none without a grant.' }
//   sourceA: { type: string, description: Full path of the group or project whose member the first is. }
//   viaB: { type: string, description: The same for the second. }
//   sourceB: { type: string, description: The same for the second. }
//   userKeyA: { type: string, description: Key of the first. }
//   userKeyB: { type: string, description: Key of the second. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
// Generated from scripts/access-queries/compare-roles.cypher and src/access/grants.ts by npm run docs; do not edit.
CALL () {
  MATCH (a:GitLabUser {key: $personA}) RETURN a
  UNION MATCH (a:GitLabUser {username: replace($personA, '@', '')}) RETURN a
}
CALL () {
  MATCH (b:GitLabUser {key: $personB}) RETURN b
  UNION MATCH (b:GitLabUser {username: replace($personB, '@', '')}) RETURN b
}
WITH a, b WHERE split(a.key, '/user/')[0] = split(b.key, '/user/')[0]
UNWIND [a.key, b.key] AS givenPerson
WITH DISTINCT a, b, givenPerson
CALL (givenPerson) {
MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h) WITH DISTINCT u, m, h
         MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r:GitLabGroup|GitLabProject) WHERE coalesce(m.state, 'active') = 'active' AND (m.accessLevel > 5 OR (h = r AND h:GitLabGroup))
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
MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[m:MEMBER_OF]->(i) WITH DISTINCT u, m, i
         MATCH (i:GitLabGroup)-[s:INVITED_TO]->(h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r:GitLabGroup|GitLabProject) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND (s.accessLevel > 5 OR h = r)
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
MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h) WITH DISTINCT u, m, h
         MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(r) } AND s.accessLevel > 5
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
MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[m:MEMBER_OF]->(o) WITH DISTINCT u, m, o
         MATCH (o:GitLabGroup)-[t:INVITED_TO]->(h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(r) } AND t.accessLevel > 5 AND s.accessLevel > 5
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
MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[:OWNS]->(r:GitLabProject) WITH DISTINCT u, r
         MATCH (r:GitLabProject) 
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
OPTIONAL MATCH (s:GitLabEntity {key: steps[1]})
WITH a, b, place, person, via, level, coalesce(s.fullPath, s.key) AS source, expiresAt
// Of equal roles the one that lasts is told.
ORDER BY level DESC, coalesce(expiresAt, '9999-12-31') DESC, via, source
WITH a, b, place, person, head(collect({person: person, level: level, via: via, source: source})) AS best
WITH a, b, place, collect(best) AS found
WITH a, b, place, head([each IN found WHERE each.person = a.key]) AS bestA, head([each IN found WHERE each.person = b.key]) AS bestB
WITH *,
  CASE WHEN coalesce(a.state, 'active') <> 'active' OR coalesce(a.locked, false) THEN 0 WHEN a.isAdmin = true THEN 50 ELSE coalesce(bestA.level, 0) END AS accessLevelA,
  CASE WHEN coalesce(b.state, 'active') <> 'active' OR coalesce(b.locked, false) THEN 0 WHEN b.isAdmin = true THEN 50 ELSE coalesce(bestB.level, 0) END AS accessLevelB
WITH *, CASE
  WHEN accessLevelA = accessLevelB THEN 'same'
  WHEN accessLevelB = 0 THEN 'only_a'
  WHEN accessLevelA = 0 THEN 'only_b'
  ELSE 'different_role'
END AS difference
WHERE accessLevelA + accessLevelB > 0 AND ($all OR difference <> 'same')
MATCH (r:GitLabEntity {key: place})
RETURN
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(r.fullPath, r.key) AS path,
  difference,
  accessLevelA,
  accessLevelB,
  bestA.via AS viaA,
  bestA.source AS sourceA,
  bestB.via AS viaB,
  bestB.source AS sourceB,
  a.key AS userKeyA,
  b.key AS userKeyB,
  r.key AS placeKey
ORDER BY path, placeKey, userKeyA, userKeyB
