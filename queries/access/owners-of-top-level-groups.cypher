// ---
// id: owners-of-top-level-groups
// title: Who owns all below a top-level group
// description: >-
//   Everyone with the role Owner in a group that is in no other, by membership or by an invitation of their group (R1, R4):
//   they manage all groups and projects below it. Administrators, who own everything (R13), are left out unless they are members.
// level: access
// params:
//   activeOnly: { type: boolean, default: true, description: Leave accounts out that are not active (R12). }
// returns:
//   path: { type: string, description: Full path of the group. }
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   via: { type: string, description: '`membership` or `groupShare`.' }
//   source: { type: string, description: Full path of the group whose member the person is. }
//   state: { type: string, description: State of the account. }
//   bot: { type: boolean, description: Whether it is a bot; none when unknown. }
//   expiresAt: { type: date, description: 'The day on which the way ends; past it, the role still holds (R9).' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group. }
// needs: [groups, members, group-shares, users]
// ---
// Generated from scripts/access-queries/owners-of-top-level-groups.cypher and src/access/grants.ts by npm run docs; do not edit.
MATCH (top:GitLabGroup)
WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(top) }
WITH collect(top.key) AS givenPlaces
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
WITH person, place, via, level, steps[1] AS source, expiresAt
WHERE level = 50
MATCH (u:GitLabUser {key: person})
WHERE NOT $activeOnly OR NOT (coalesce(u.state, 'active') <> 'active' OR coalesce(u.locked, false))
MATCH (g:GitLabGroup {key: place})
MATCH (s:GitLabGroup {key: source})
RETURN
  coalesce(g.fullPath, g.key) AS path,
  u.username AS username,
  u.name AS name,
  via,
  coalesce(s.fullPath, s.key) AS source,
  coalesce(u.state, 'unknown') AS state,
  u.bot AS bot,
  expiresAt,
  u.key AS userKey,
  g.key AS placeKey
ORDER BY path, username, via, source, userKey
