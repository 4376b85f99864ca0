// ---
// id: transfers
// title: Projects and groups that were moved
// description: >-
//   Moves of projects and groups to another namespace, and changes of their paths, as the audit log tells them, newest
//   first. A move changes who inherits a role (R3). The log is known for the last 30 days.
// returns:
//   createdAt: { type: datetime, description: When it was moved. }
//   entityType: { type: string, description: '`Project` or `Group`.' }
//   from: { type: string, description: Path before. }
//   to: { type: string, description: Path after. }
//   author: { type: string, description: Username of who did it; the name of then when the account is gone. }
//   path: { type: string, description: Full path today; none when it is gone. }
//   key: { type: string, description: Key of the project or group; none when it is gone. }
//   eventKey: { type: string, description: Key of the event. }
// needs: [audit-events, group-audit-events]
// ---
MATCH (e:GitLabAuditEvent)
WHERE
  e.eventType IN ['project_namespace_updated', 'project_path_updated', 'group_path_updated']
  OR (e.action = 'change' AND e.subject IN ['namespace', 'path'] AND e.entityType IN ['Project', 'Group'])
OPTIONAL MATCH (author:GitLabUser)-[:PERFORMED]->(e)
OPTIONAL MATCH (e)-[:CONCERNS]->(moved:GitLabGroup|GitLabProject)
WHERE moved.id = e.entityId
RETURN
  e.createdAt AS createdAt,
  e.entityType AS entityType,
  e.from AS from,
  e.to AS to,
  coalesce(author.username, e.authorName) AS author,
  moved.fullPath AS path,
  moved.key AS key,
  e.key AS eventKey
ORDER BY createdAt DESC, eventKey
