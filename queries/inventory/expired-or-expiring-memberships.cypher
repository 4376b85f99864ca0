// ---
// id: expired-or-expiring-memberships
// title: Memberships that have expired or soon will
// description: Direct memberships whose last day is past, which grant until GitLab removes them (R9), or comes within some days.
// params:
//   days: { type: int, default: 30, min: 0, max: 100000, description: Memberships that end within so many days. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   status: { type: string, description: '`expired` or `expiring`.' }
//   expiresAt: { type: date, description: The day on which it ends. }
//   daysLeft: { type: int, description: Whole days until then; negative when past. }
//   username: { type: string, description: Username. }
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   accessLevel: { type: int, description: Role. }
//   state: { type: string, description: 'State of the user; only `active` users have effective access (R12).' }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the group or project. }
// needs: [members]
// ---
WITH date(coalesce(datetime($asOf), datetime())) AS today
MATCH (u:GitLabUser)-[m:MEMBER_OF]->(t)
WHERE m.expiresAt <= toString(today + duration({days: $days}))
WITH u, m, t, duration.inDays(today, date(m.expiresAt)).days AS daysLeft
RETURN
  CASE WHEN daysLeft <= 0 THEN 'expired' ELSE 'expiring' END AS status,
  m.expiresAt AS expiresAt,
  daysLeft,
  coalesce(u.username, u.key) AS username,
  CASE WHEN t:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(t.fullPath, t.key) AS path,
  m.accessLevel AS accessLevel,
  coalesce(u.state, 'unknown') AS state,
  u.key AS userKey,
  t.key AS key
ORDER BY expiresAt, path, username, key, userKey
