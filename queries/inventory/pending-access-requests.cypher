// ---
// id: pending-access-requests
// title: Requests for access that wait for an answer
// description: Who asks to become a member of a group or project, oldest first. A request grants nothing until an Owner, or a Maintainer of the project, agrees (R2).
// returns:
//   username: { type: string, description: 'Username, or key, of who asks.' }
//   name: { type: string, description: Their name. }
//   state: { type: string, description: State of the account. }
//   external: { type: boolean, description: Whether the account is external (R14); none when unknown. }
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: 'Full path, or key, of the group or project.' }
//   requestedAt: { type: datetime, description: When they asked. }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the group or project. }
// needs: [groups, projects, group-access-requests, project-access-requests]
// ---
MATCH (u:GitLabUser)-[request:REQUESTED_ACCESS_TO]->(place:GitLabGroup|GitLabProject)
RETURN
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  u.state AS state,
  u.external AS external,
  CASE WHEN place:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(place.fullPath, place.key) AS path,
  request.requestedAt AS requestedAt,
  u.key AS userKey,
  place.key AS key
ORDER BY requestedAt, path, username, key, userKey
