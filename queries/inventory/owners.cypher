// ---
// id: owners
// title: Owners of groups and projects
// description: Direct Owners (role 50) of every group and project, and the users whose personal namespace a project is in (R1).
// params:
//   includePersonal: { type: boolean, default: true, description: Owners of personal projects too. }
// returns:
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path. }
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   through: { type: string, description: '`membership` or `personal namespace`.' }
//   state: { type: string, description: 'State of the user; only `active` users have effective access (R12).' }
//   bot: { type: boolean, description: Whether it is a bot; none when unknown. }
//   expiresAt: { type: date, description: The day on which the membership ends. }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the group or project. }
// needs: [members]
// ---
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(t)
  WHERE m.accessLevel = 50 AND coalesce(m.state, 'active') = 'active' AND NOT EXISTS { (u)-[:OWNS]->(t) }
  RETURN u, t, 'membership' AS through, m.expiresAt AS expiresAt
  UNION ALL
  MATCH (u:GitLabUser)-[:OWNS]->(t:GitLabProject)
  WHERE $includePersonal
  RETURN u, t, 'personal namespace' AS through, null AS expiresAt
}
RETURN
  CASE WHEN t:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(t.fullPath, t.key) AS path,
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  through,
  coalesce(u.state, 'unknown') AS state,
  u.bot AS bot,
  expiresAt,
  u.key AS userKey,
  t.key AS key
ORDER BY kind, path, username, key, userKey
