// ---
// id: effective-roles-of-person
// title: A person's role everywhere
// description: >-
//   The groups and projects in which a person has a role, with the greatest one and the way that gives it (R1 to R5, R7, R11).
//   An administrator counts as Owner there and everywhere else (R13); an account that is not active has the role 0 and keeps the
//   latent one (R12).
// level: access
// params:
//   person: { type: string, required: true, description: 'Username, with or without @, or the key of a user.' }
//   minimumLevel: { type: int, default: 5, min: 0, max: 50, description: Least latent role that is listed. }
// returns:
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path. }
//   accessLevel: { type: int, description: 'Role now, 0 of an account that is not active.' }
//   latentAccessLevel: { type: int, description: The role that an account that is not active would have again. }
//   via: { type: string, description: '`membership`, `groupShare`, `projectShare`, `sharedGroup` or `personal`.' }
//   source: { type: string, description: Full path of the group or project whose member the person is. }
//   expiresAt: { type: date, description: 'The day on which the way ends; past it, the role still holds (R9).' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
// Generated from scripts/access-queries/effective-roles-of-person.cypher and src/access/grants.ts by npm run docs; do not edit.
CALL () {
  MATCH (who:GitLabUser {key: $person}) RETURN who
  UNION MATCH (who:GitLabUser {username: replace($person, '@', '')}) RETURN who
}
WITH who, who.key AS givenPerson
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
MATCH (r:GitLabEntity {key: place})
OPTIONAL MATCH (s:GitLabEntity {key: steps[1]})
WITH who AS u, r, via, level, coalesce(s.fullPath, s.key) AS source, expiresAt
// Of equal roles the one that lasts is told.
ORDER BY level DESC, coalesce(expiresAt, '9999-12-31') DESC, via, source
WITH u, r, head(collect({level: level, via: via, source: source, expiresAt: expiresAt})) AS best
WITH u, r, best, CASE WHEN u.isAdmin = true THEN 50 ELSE best.level END AS latent
WHERE latent >= $minimumLevel
RETURN
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(r.fullPath, r.key) AS path,
  CASE WHEN coalesce(u.state, 'active') <> 'active' OR coalesce(u.locked, false) THEN 0 ELSE latent END AS accessLevel,
  latent AS latentAccessLevel,
  best.via AS via,
  best.source AS source,
  best.expiresAt AS expiresAt,
  u.key AS userKey,
  r.key AS placeKey
ORDER BY latentAccessLevel DESC, path, placeKey, userKey
