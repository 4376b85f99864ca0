// ---
// id: stale-group-member
// title: 'Group member inactive for 90 days or more'
// description: >-
//   People who can sign in and are members of a group since more than so many days, without a contribution for so many days.
//   Contributions (pushes, merge requests, issues) are known of the top-level group and all below it together, from Premium
//   on, in windows of 7, 30 and 90 days; who contributed anywhere below the top-level group counts as active in each group of
//   it. Where contributions of the top-level group were not read, the day of the last activity of any kind decides. Comments
//   are not counted: GitLab lists them only person by person. One finding for each group with a direct membership. Unknown
//   where neither contributions nor the last activity could be read, or the windows do not tell.
// params:
//   inactiveDays: { type: int, default: 90, min: 1, max: 3650, description: Days without a contribution. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
//   exceptions: { type: string_list, default: [], description: Usernames or keys of accounts that are accepted as they are. }
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the group.' }
//   userId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   path: { type: string, description: Full path of the group. }
//   accessLevel: { type: int, description: The role of the membership. }
//   memberSince: { type: string, description: When the membership was given. }
//   basis: { type: string, description: '`contributions` or `last activity`: what tells that nothing was done.' }
//   lastActivityOn: { type: string, description: 'Day of the last activity of any kind, where it is known.' }
//   userKey: { type: string, description: Key of the user. }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: medium
//   category: identity
//   identity: [groupId, userId]
//   asset: userKey
//   path: [userKey, groupKey]
//   needs: [groups, members]
//   volatile: [lastActivityOn]
//   evidence: '@{username} has role {accessLevel} in {path} since {memberSince} and was not active there by {basis} (last activity anywhere: {lastActivityOn}).'
//   calls: ['DELETE /groups/{groupId}/members/{userId}', 'PUT /groups/{groupId}/members/{userId} access_level=10']
// remediation: 'Confirm need with the owner, then remove the membership or lower it to Guest.'
// controls:
//   soc2: ['CC6.2', 'CC6.3']
//   iso27001_2022: ['A.5.18']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-2(3)', 'AC-6(7)']
//   cis_gitlab: ['1.3.1']
//   owasp_cicd: ['CICD-SEC-2']
// ---
WITH coalesce(datetime($asOf), datetime()) - duration({days: $inactiveDays}) AS since
MATCH (top:GitLabGroup)
WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(top) }
WITH since, top, EXISTS { (top)<-[:ACTIVE_IN]-() } AS collected
MATCH (top) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (g:GitLabGroup)
WITH DISTINCT since, top, collected, g
MATCH (u:GitLabUser)-[m:MEMBER_OF]->(g)
WHERE
  coalesce(m.state, 'active') = 'active' AND
  coalesce(u.bot, false) = false AND
  coalesce(u.userType, 'HUMAN') = 'HUMAN'
OPTIONAL MATCH (u)-[a:ACTIVE_IN]->(top)
WITH
  since,
  g,
  u,
  m,
  collected,
  CASE WHEN NOT 'createdAt' IN coalesce(m.unreadable, []) THEN m.createdAt END AS memberSince,
  CASE WHEN NOT 'lastActivityOn' IN coalesce(u.unreadable, []) THEN u.lastActivityOn END AS lastActivityOn,
  CASE
    WHEN NOT collected THEN null
    WHEN a.anyWithinDays <= $inactiveDays THEN false
    WHEN a IS NULL AND $inactiveDays <= 90 THEN true
    // The last contribution is older than the next shorter window.
    WHEN CASE a.anyWithinDays WHEN 90 THEN 30 WHEN 30 THEN 7 END >= $inactiveDays THEN true
  END AS idle
RETURN
  u.state = 'active' AND
    NOT (u.username IN $exceptions OR u.key IN $exceptions) AND
    datetime(memberSince) < since AND
    CASE
      WHEN collected THEN idle
      // Read, and none: never active.
      WHEN lastActivityOn IS NULL AND NOT 'lastActivityOn' IN u.unreadable THEN true
      ELSE date(lastActivityOn) <= date(since)
    END AS fires,
  g.id AS groupId,
  u.id AS userId,
  u.username AS username,
  g.fullPath AS path,
  m.accessLevel AS accessLevel,
  memberSince,
  CASE WHEN collected THEN 'contributions' ELSE 'last activity' END AS basis,
  lastActivityOn,
  u.key AS userKey,
  g.key AS groupKey
