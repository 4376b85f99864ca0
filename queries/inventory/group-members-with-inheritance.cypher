// ---
// id: group-members-with-inheritance
// title: Members of a group, with inheritance
// description: >-
//   Everyone with a role in a group - directly, inherited from a group above (R3), or through a group that was invited to it
//   or to a group above (R4, direct members of the invited group only) - with the greatest role and where it comes from.
//   Awaiting members and Minimal Access grant nothing and are left out (R2). What could not be read is a row without a user.
// params:
//   group: { type: string, required: true, description: 'Full path of the group, such as acme/platform.' }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   username: { type: string, description: Username; none in a row that says what is unknown. }
//   name: { type: string, description: Display name. }
//   accessLevel: { type: int, description: 'Greatest role: 10 Guest, 15 Planner, 20 Reporter, 30 Developer, 40 Maintainer, 50 Owner; of an unknown share, the most that it gives.' }
//   via: { type: string, description: '`direct`, `inherited`, `shared`, or `unknown`.' }
//   source: { type: string, description: 'Full path of the group whose member the user is; of an unknown row, of the group that could not be read.' }
//   state: { type: string, description: 'State of the user; only `active` users have effective access (R12).' }
//   expiresAt: { type: date, description: The day on which that role ends. }
//   note: { type: string, description: 'What else to know: expired but still granting (R9), or what is unknown.' }
//   userKey: { type: string, description: Key of the user. }
// needs: [groups, members, group-shares]
// ---
WITH toString(date(coalesce(datetime($asOf), datetime()))) AS today
CALL (today) {
  MATCH (target:GitLabGroup {fullPath: $group})
  MATCH (scope:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (target)
  CALL (target, scope) {
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(scope)
    WHERE coalesce(m.state, 'active') = 'active'
    RETURN
      u,
      m.accessLevel AS level,
      CASE WHEN scope = target THEN 'direct' ELSE 'inherited' END AS via,
      coalesce(scope.fullPath, scope.key) AS source,
      m.expiresAt AS expiresAt
    UNION ALL
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(invited:GitLabGroup)-[share:INVITED_TO]->(scope)
    WHERE coalesce(m.state, 'active') = 'active'
    RETURN
      u,
      CASE WHEN m.accessLevel < share.accessLevel THEN m.accessLevel ELSE share.accessLevel END AS level,
      'shared' AS via,
      coalesce(invited.fullPath, invited.key) AS source,
      CASE
        WHEN m.expiresAt IS NULL OR share.expiresAt < m.expiresAt THEN share.expiresAt
        ELSE m.expiresAt
      END AS expiresAt
  }
  WITH u, level, via, source, expiresAt, today
  WHERE level > 5
  // Of equal roles the one that lasts is told, then the nearest way to it: the names of the ways sort by nearness.
  ORDER BY level DESC, coalesce(expiresAt, '9999-12-31') DESC, via, source
  WITH u, today, head(collect({level: level, via: via, source: source, expiresAt: expiresAt})) AS best
  RETURN
    u.username AS username,
    u.name AS name,
    best.level AS accessLevel,
    best.via AS via,
    best.source AS source,
    coalesce(u.state, 'unknown') AS state,
    best.expiresAt AS expiresAt,
    CASE WHEN best.expiresAt <= today THEN 'expired, and grants until GitLab removes it' END AS note,
    u.key AS userKey
  UNION
  MATCH (target:GitLabGroup {fullPath: $group})
  MATCH (scope:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (target)
  MATCH (invited:GitLabGroup)-[share:INVITED_TO]->(scope)
  WHERE size(coalesce(invited._claims, [])) = 0
  RETURN
    null AS username,
    null AS name,
    share.accessLevel AS accessLevel,
    'unknown' AS via,
    coalesce(invited.fullPath, invited.key) AS source,
    'unknown' AS state,
    share.expiresAt AS expiresAt,
    'the members of this invited group are unknown: no token can read it' AS note,
    null AS userKey
  UNION
  MATCH (run:SyncRun)
  WHERE run.status IN ['complete', 'partial']
  WITH run.connection AS connection, max(run.startedAt) AS latest
  MATCH (:SyncRun {connection: connection, startedAt: latest})-[:INCOMPLETE]->(gap:SyncScope)
  WHERE gap.source IN ['group-members', 'group-details']
  MATCH (target:GitLabGroup {fullPath: $group})
  MATCH (scope:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (target)
  OPTIONAL MATCH (invited:GitLabGroup)-[:INVITED_TO]->(scope)
  UNWIND CASE gap.source WHEN 'group-members' THEN [scope, invited] ELSE [scope] END AS unread
  WITH DISTINCT unread, gap
  WHERE gap.target = unread.key
  RETURN
    null AS username,
    null AS name,
    null AS accessLevel,
    'unknown' AS via,
    coalesce(unread.fullPath, unread.key) AS source,
    'unknown' AS state,
    null AS expiresAt,
    CASE gap.source
      WHEN 'group-members' THEN 'the last sync could not read all members of this group'
      ELSE 'the last sync could not read which groups are invited to this one'
    END AS note,
    null AS userKey
  UNION
  WITH $group AS path
  WHERE NOT EXISTS { (:GitLabGroup {fullPath: path}) }
  RETURN
    null AS username,
    null AS name,
    null AS accessLevel,
    'unknown' AS via,
    path AS source,
    'unknown' AS state,
    null AS expiresAt,
    'no such group in the graph' AS note,
    null AS userKey
}
RETURN username, name, accessLevel, via, source, state, expiresAt, note, userKey
ORDER BY accessLevel DESC, username, source, note, userKey
