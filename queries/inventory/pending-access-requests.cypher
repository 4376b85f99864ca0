// ---
// id: pending-access-requests
// title: Requests for access that wait for an answer
// description: Who asks to become a member of a group, oldest first. A request grants nothing until an Owner agrees (R2). Requests for projects are not read.
// returns:
//   username: { type: string, description: 'Username, or key, of who asks.' }
//   name: { type: string, description: Their name. }
//   state: { type: string, description: State of the account. }
//   external: { type: boolean, description: Whether the account is external (R14); none when unknown. }
//   group: { type: string, description: 'Full path, or key, of the group.' }
//   requestedAt: { type: datetime, description: When they asked. }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the group. }
// needs: [groups, group-access-requests]
// ---
MATCH (u:GitLabUser)-[request:REQUESTED_ACCESS_TO]->(g:GitLabGroup)
RETURN
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  u.state AS state,
  u.external AS external,
  coalesce(g.fullPath, g.key) AS group,
  request.requestedAt AS requestedAt,
  u.key AS userKey,
  g.key AS key
ORDER BY requestedAt, group, username, key, userKey
