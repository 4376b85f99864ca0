// ---
// id: external-users-with-access
// title: External users with access
// description: >-
//   Where users marked external (R14) are direct members, and how many groups and projects each such group is invited to, which
//   extends their access (R4, R5). Where no token could read whether a user is external the row says unknown.
// params:
//   includeUnknown: { type: boolean, default: true, description: List those of whom it is unknown; bots excepted. }
//   minimumLevel: { type: int, default: 10, min: 5, max: 50, description: 'Only roles of at least this number, such as 30 Developer.' }
// returns:
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   external: { type: string, description: '`yes` or `unknown`.' }
//   state: { type: string, description: 'State of the user; only `active` users have effective access (R12).' }
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   accessLevel: { type: int, description: Role there. }
//   expiresAt: { type: date, description: The day on which the membership ends. }
//   invitations: { type: int, description: 'Groups and projects that the group is invited to.' }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the group or project. }
// needs: [users, users-external, members, group-shares]
// ---
MATCH (u:GitLabUser)-[m:MEMBER_OF]->(t)
WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND m.accessLevel >= $minimumLevel
WITH
  u,
  m,
  t,
  CASE
    WHEN u.external IS NULL OR 'external' IN coalesce(u.unreadable, []) THEN 'unknown'
    WHEN u.external THEN 'yes'
    ELSE 'no'
  END AS external
WHERE external = 'yes' OR (external = 'unknown' AND $includeUnknown AND coalesce(u.bot, false) = false)
RETURN
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  external,
  coalesce(u.state, 'unknown') AS state,
  CASE WHEN t:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(t.fullPath, t.key) AS path,
  m.accessLevel AS accessLevel,
  m.expiresAt AS expiresAt,
  COUNT { (t)-[:INVITED_TO]->() } AS invitations,
  u.key AS userKey,
  t.key AS key
ORDER BY external DESC, username, path, userKey, key
