// ---
// id: direct-project-members
// title: People added directly to a project
// description: >-
//   Direct memberships of projects, which outlive a change of team, with the greatest role that the user has as a direct member of
//   a group above. The owner of a personal project is left out, and so are bots unless asked for.
// params:
//   minimumLevel: { type: int, default: 10, min: 5, max: 50, description: 'Only roles of at least this number, such as 30 Developer.' }
//   includeBots: { type: boolean, default: false, description: 'Bots too, such as those of project access tokens.' }
// returns:
//   path: { type: string, description: Full path of the project. }
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   accessLevel: { type: int, description: Role in the project. }
//   groupLevel: { type: int, description: Greatest role by direct membership in a group above; none without. }
//   state: { type: string, description: 'State of the user; only `active` users have effective access (R12).' }
//   expiresAt: { type: date, description: The day on which the membership ends. }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the project. }
// remediation: Give the role through a group, so that it ends when the person leaves the team.
// needs: [projects, members]
// ---
MATCH (u:GitLabUser)-[m:MEMBER_OF]->(p:GitLabProject)
WHERE
  coalesce(m.state, 'active') = 'active' AND
  m.accessLevel > 5 AND
  m.accessLevel >= $minimumLevel AND
  ($includeBots OR coalesce(u.bot, false) = false) AND
  NOT EXISTS { (u)-[:OWNS]->(p) }
CALL (u, p) {
  OPTIONAL MATCH (g:GitLabGroup) (()-[:HAS]->(:GitLabGroup))* ()-[:HAS]->(p)
  OPTIONAL MATCH (u)-[above:MEMBER_OF]->(g)
  WHERE coalesce(above.state, 'active') = 'active' AND above.accessLevel > 5
  RETURN max(above.accessLevel) AS groupLevel
}
RETURN
  coalesce(p.fullPath, p.key) AS path,
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  m.accessLevel AS accessLevel,
  groupLevel,
  coalesce(u.state, 'unknown') AS state,
  m.expiresAt AS expiresAt,
  u.key AS userKey,
  p.key AS key
ORDER BY path, accessLevel DESC, username, key, userKey
