// ---
// id: reach-of-identity
// title: What lies where somebody has a role
// description: >-
//   What would come into the hands of a thief of an account, or of an access token or SSH key that acts as it: the groups and projects in
//   which the account has a role by any grant (R1 to R7, R11), and the variables, environments, tokens, keys, webhooks, triggers, schedules and runners
//   there, counted by kind and by the role. What may be done with each, by the scopes of the token too, `blastRadius` decides.
// level: access
// params:
//   identity: { type: string, required: true, description: 'Username, with or without @, or the key of a user, access token or SSH key.' }
//   minimumLevel: { type: int, default: 5, min: 0, max: 50, description: Least latent role that counts. }
// returns:
//   kind: { type: string, description: 'Kind of thing, such as `project` or `variable`.' }
//   accessLevel: { type: int, description: 'Greatest role of the account where it is; 0 of an account that is not active.' }
//   latentAccessLevel: { type: int, description: The role that an account that is not active would have again. }
//   count: { type: int, description: How many there are. }
//   first: { type: strings, description: 'The first ten by name, path or key.' }
//   userKey: { type: string, description: Key of the account. }
// needs: [groups, projects, members, group-shares, project-shares, users, tokens, variables, environments, deploy-tokens, deploy-keys, runners, webhooks]
// ---
// Generated from scripts/access-queries/reach-of-identity.cypher and src/access/grants.ts by npm run docs; do not edit.
CALL () {
  MATCH (who:GitLabUser {key: $identity}) RETURN who
  UNION MATCH (who:GitLabUser {username: replace($identity, '@', '')}) RETURN who
  UNION MATCH (:GitLabEntity {key: $identity})-[:ACTS_AS]->(who:GitLabUser) RETURN who
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
WITH who, place, CASE WHEN who.isAdmin = true THEN 50 ELSE max(level) END AS level
MATCH (r:GitLabEntity {key: place})
CALL (r) {
  RETURN r AS n
  UNION
  MATCH (r)-[:HAS]->(n:GitLabVariable|GitLabEnvironment|GitLabAccessToken|GitLabWebhook|GitLabPipelineTrigger|GitLabPipelineSchedule|GitLabSecureFile|GitLabClusterAgent)
  RETURN n
  UNION
  MATCH (r)<-[:GRANTS|RUNS_JOBS_OF]-(n:GitLabDeployToken|GitLabDeployKey|GitLabRunner)
  RETURN n
}
WITH who, n, max(level) AS latent
WHERE latent >= $minimumLevel
WITH who, replace(n._type, 'gitlab_', '') AS kind, latent, coalesce(n.fullPath, n.name, n.title, n.description, n.key) AS name, n.key AS key
ORDER BY name, key
WITH who, kind, latent, count(*) AS count, collect(name)[..10] AS first
RETURN
  kind,
  CASE WHEN coalesce(who.state, 'active') <> 'active' OR coalesce(who.locked, false) THEN 0 ELSE latent END AS accessLevel,
  latent AS latentAccessLevel,
  count,
  first,
  who.key AS userKey
ORDER BY latentAccessLevel DESC, kind, userKey
