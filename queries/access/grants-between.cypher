// ---
// id: grants-between
// title: Every way from a person to a role in a place
// description: >-
//   All grants of a role to a person in a group or project (R1 to R7), not only the greatest: what would have to go for the role
//   to end. An administrator needs none of them (R13); of an account that is not active they are latent (R12).
// level: access
// params:
//   person: { type: string, required: true, description: 'Username, with or without @, or the key of a user.' }
//   place: { type: string, required: true, description: 'Full path of a group or project, or its key.' }
// returns:
//   via: { type: string, description: '`membership`, `groupShare`, `projectShare`, `sharedGroup` or `personal`.' }
//   accessLevel: { type: int, description: The role that the way gives. }
//   memberLevel: { type: int, description: The role of the membership that it begins with. }
//   shareLevels: { type: ints, description: Roles of the invitations on the way. }
//   steps: { type: strings, description: 'The person, the groups on the way, and the place.' }
//   expiresAt: { type: date, description: 'The day on which the way ends; past it, the role still holds (R9).' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
// Generated from scripts/access-queries/grants-between.cypher and src/access/grants.ts by npm run docs; do not edit.
CALL () {
  MATCH (who:GitLabUser {key: $person}) RETURN who
  UNION MATCH (who:GitLabUser {username: replace($person, '@', '')}) RETURN who
}
CALL () {
  MATCH (target:GitLabEntity {key: $place}) WHERE target:GitLabGroup OR target:GitLabProject RETURN target
  UNION MATCH (target:GitLabGroup {fullPath: $place}) RETURN target
  UNION MATCH (target:GitLabProject {fullPath: $place}) RETURN target
}
WITH who.key AS givenPerson, [target.key] AS givenPlaces
CALL (givenPerson, givenPlaces) {
MATCH (r:GitLabEntity) WHERE r.key IN givenPlaces MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r:GitLabGroup|GitLabProject) WITH DISTINCT h, r
         MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h) WHERE coalesce(m.state, 'active') = 'active' AND (m.accessLevel > 5 OR (h = r AND h:GitLabGroup))
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
         MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[m:MEMBER_OF]->(i) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND (s.accessLevel > 5 OR h = r)
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
         MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(r) } AND s.accessLevel > 5
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
         MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[m:MEMBER_OF]->(o) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(r) } AND t.accessLevel > 5 AND s.accessLevel > 5
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
         MATCH (u:GitLabUser {key: givenPerson}) MATCH (u:GitLabUser)-[:OWNS]->(r:GitLabProject) 
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
WITH person, place, via, level, memberLevel, shareLevels, steps, expiresAt
RETURN
  via,
  level AS accessLevel,
  memberLevel,
  shareLevels,
  COLLECT {
    UNWIND steps AS key
    MATCH (n:GitLabEntity {key: key})
    RETURN coalesce(n.fullPath, '@' + n.username, n.key)
  } AS steps,
  expiresAt,
  person AS userKey,
  place AS placeKey
ORDER BY accessLevel DESC, via, steps, userKey, placeKey
