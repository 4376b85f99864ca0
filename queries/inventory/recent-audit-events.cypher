// ---
// id: recent-audit-events
// title: Recent audit events
// description: What the audit log tells of the last days, newest first, of one kind of event or of all.
// params:
//   days: { type: int, default: 7, min: 1, max: 90, description: How many days back. }
//   eventType: { type: string, description: 'Only this kind of event, such as `member_created`.' }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   createdAt: { type: datetime, description: When it happened. }
//   eventType: { type: string, description: Kind of event. }
//   author: { type: string, description: Username of who did it; the name of then when the account is gone. }
//   action: { type: string, description: 'What was done, such as `change visibility`.' }
//   from: { type: string, description: 'Value before, where it is harmless.' }
//   to: { type: string, description: 'Value after, where it is harmless.' }
//   entityType: { type: string, description: Kind of what it happened to. }
//   entity: { type: string, description: 'Path of what it happened to, as it was then.' }
//   target: { type: string, description: Name of what the author dealt with. }
//   key: { type: string, description: Key of the event. }
// needs: [audit-events, group-audit-events]
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
WITH toString(now - duration({days: $days})) AS since, toString(now) AS until
MATCH (e:GitLabAuditEvent)
WHERE e.createdAt >= since AND e.createdAt <= until AND ($eventType IS NULL OR e.eventType = $eventType)
OPTIONAL MATCH (author:GitLabUser)-[:PERFORMED]->(e)
RETURN
  e.createdAt AS createdAt,
  e.eventType AS eventType,
  coalesce(author.username, e.authorName) AS author,
  e.action + coalesce(' ' + e.subject, '') AS action,
  e.from AS from,
  e.to AS to,
  e.entityType AS entityType,
  e.entityPath AS entity,
  e.targetDetails AS target,
  e.key AS key
ORDER BY createdAt DESC, key
