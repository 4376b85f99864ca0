// ---
// id: members-through-shares
// title: People who come in through invited groups only
// description: >-
//   Those whose only ways to a role in a group or project are invitations of groups (R4 to R7): whoever manages the
//   members of the invited group lets them in. Members of the place or of a group above it are left out.
// level: access
// params:
//   place: { type: string, required: true, description: 'Full path of a group or project, or its key.' }
// returns:
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   accessLevel: { type: int, description: The greatest role that the invitations give; latent while the account is not active. }
//   sources: { type: strings, description: Full paths of the groups that they are members of. }
//   state: { type: string, description: 'State of the account; only `active` ones have effective access (R12).' }
//   expiresAt: { type: date, description: 'The day on which the last of the ways ends; none when one of them does not end.' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
// Generated from scripts/access-queries/members-through-shares.cypher and src/access/grants.ts by npm run docs; do not edit.
CALL () {
  MATCH (target:GitLabEntity {key: $place}) WHERE target:GitLabGroup OR target:GitLabProject RETURN target
  UNION MATCH (target:GitLabGroup {fullPath: $place}) RETURN target
  UNION MATCH (target:GitLabProject {fullPath: $place}) RETURN target
}
WITH [target.key] AS givenPlaces
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
WITH person, place, collect({via: via, level: level, source: steps[1], expiresAt: expiresAt}) AS ways
WHERE none(way IN ways WHERE way.via IN ['membership', 'personal'])
MATCH (u:GitLabUser {key: person})
RETURN
  u.username AS username,
  u.name AS name,
  reduce(most = 0, way IN ways | CASE WHEN way.level > most THEN way.level ELSE most END) AS accessLevel,
  COLLECT {
    UNWIND ways AS way
    MATCH (g:GitLabGroup {key: way.source})
    RETURN DISTINCT coalesce(g.fullPath, g.key) AS path ORDER BY path
  } AS sources,
  coalesce(u.state, 'unknown') AS state,
  CASE WHEN all(way IN ways WHERE way.expiresAt IS NOT NULL)
    THEN reduce(last = '', way IN ways | CASE WHEN way.expiresAt > last THEN way.expiresAt ELSE last END)
  END AS expiresAt,
  u.key AS userKey,
  place AS placeKey
ORDER BY accessLevel DESC, username, userKey, placeKey
