// ---
// id: blocked-users-with-memberships
// title: Blocked users who still have memberships
// description: Memberships of users who are blocked, banned, deactivated or otherwise not active. They have no access now and regain it with their account (R12).
// returns:
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   state: { type: string, description: State of the user. }
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   accessLevel: { type: int, description: Role that would be regained. }
//   expiresAt: { type: date, description: The day on which the membership ends. }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the group or project. }
// remediation: Remove the memberships of accounts that will not come back.
// needs: [users, members]
// ---
MATCH (u:GitLabUser)-[m:MEMBER_OF]->(t)
WHERE u.state <> 'active' AND NOT 'state' IN coalesce(u.unreadable, [])
RETURN
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  u.state AS state,
  CASE WHEN t:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(t.fullPath, t.key) AS path,
  m.accessLevel AS accessLevel,
  m.expiresAt AS expiresAt,
  u.key AS userKey,
  t.key AS key
ORDER BY username, path, userKey, key
