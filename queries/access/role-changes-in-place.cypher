// ---
// id: role-changes-in-place
// title: What changed about the roles in a group or project
// description: >-
//   The changes, between two times, of the memberships, invitations, moves and locks that lead or led to roles in a group or project: its own, those
//   of the groups above it then or now, and of groups that are or were invited to any of these. A change counts from when a
//   sync found it. Who gained and who lost a role by them, accounts and custom roles regarded, `accessDiff` tells; who had which role then, `accessAt`.
// level: access
// params:
//   place: { type: string, required: true, description: 'Full path of a group or project, or its key.' }
//   from: { type: string, format: datetime, required: true, description: 'Changes from this time on, such as 2026-01-31 or 2026-01-31T12:00:00Z.' }
//   to: { type: string, format: datetime, description: 'Changes before this time; without it, up to now.' }
// returns:
//   at: { type: datetime, description: When the sync wrote it. }
//   operation: { type: string, description: '`created`, `updated` or `deleted`.' }
//   type: { type: string, description: '`MEMBER_OF`, `INVITED_TO`, `HAS`, `OWNS`, or the kind of the group whose lock changed.' }
//   from: { type: string, description: 'Where the relationship begins: `@username`, a path, or the key of what is gone; none of a lock.' }
//   to: { type: string, description: 'Where it ends, or the group of the lock.' }
//   before: { type: string, description: 'What it held before, of what changed, as JSON.' }
//   after: { type: string, description: 'What it holds since, as JSON.' }
//   connection: { type: string, description: Name of the connection that found it. }
//   run: { type: string, description: Id of the sync that found it. }
//   fromKey: { type: string, description: Key of where it begins. }
//   toKey: { type: string, description: Key of where it ends. }
// needs: [groups, projects, members, group-shares, project-shares]
// ---
CALL () {
  MATCH (target:GitLabEntity {key: $place}) WHERE target:GitLabGroup OR target:GitLabProject RETURN target
  UNION MATCH (target:GitLabGroup {fullPath: $place}) RETURN target
  UNION MATCH (target:GitLabProject {fullPath: $place}) RETURN target
}
MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (target)
WITH DISTINCT h.key AS place
// Groups that were above one of these, with those that are above them now.
CALL (place) {
  RETURN place AS above
  UNION
  MATCH (c:Change {key: place, type: 'HAS'})
  WHERE datetime(c.at) >= datetime($from)
  RETURN c.fromKey AS above
  UNION
  MATCH (c:Change {key: place, type: 'HAS'})
  WHERE datetime(c.at) >= datetime($from)
  MATCH (:GitLabGroup {key: c.fromKey}) (()<-[:HAS]-(:GitLabGroup))* (former:GitLabGroup)
  RETURN former.key AS above
}
WITH collect(DISTINCT above) AS ways
// Groups that are or were invited to these, with the groups above them, and once more the same of those (R5).
CALL (ways) {
  UNWIND ways AS way RETURN way AS once
  UNION
  UNWIND ways AS way
  MATCH (invited:GitLabGroup)-[:INVITED_TO]->(:GitLabEntity {key: way})
  MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (invited)
  RETURN h.key AS once
  UNION
  UNWIND ways AS way
  MATCH (c:Change {key: way, type: 'INVITED_TO'})
  WHERE datetime(c.at) >= datetime($from)
  RETURN c.fromKey AS once
}
WITH collect(DISTINCT once) AS ways
CALL (ways) {
  UNWIND ways AS way RETURN way AS twice
  UNION
  UNWIND ways AS way
  MATCH (invited:GitLabGroup)-[:INVITED_TO]->(:GitLabEntity {key: way})
  RETURN invited.key AS twice
  UNION
  UNWIND ways AS way
  MATCH (c:Change {key: way, type: 'INVITED_TO'})
  WHERE datetime(c.at) >= datetime($from)
  RETURN c.fromKey AS twice
}
WITH DISTINCT twice AS way
MATCH (c:Change {key: way})
WHERE
  (c.type IN ['MEMBER_OF', 'INVITED_TO', 'HAS', 'OWNS'] OR (c.subject = 'node' AND 'shareWithGroupLock' IN c.properties)) AND
  datetime(c.at) >= datetime($from) AND
  ($to IS NULL OR datetime(c.at) < datetime($to))
OPTIONAL MATCH (a:GitLabEntity {key: c.fromKey})
OPTIONAL MATCH (b:GitLabEntity {key: c.key})
RETURN
  c.at AS at,
  c.operation AS operation,
  c.type AS type,
  coalesce(a.fullPath, '@' + a.username, c.fromKey) AS from,
  coalesce(b.fullPath, c.key) AS to,
  c.before AS before,
  c.after AS after,
  c.connection AS connection,
  c.run AS run,
  c.fromKey AS fromKey,
  c.key AS toKey
ORDER BY at, type, fromKey, toKey, operation
