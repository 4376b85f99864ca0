// ---
// id: latest-activity-of-members
// title: Latest activity of members
// description: >-
//   Active people with a direct membership in a top-level group or below it, with their latest commit, comment and
//   merge-request event there. Commits are those of merge requests and the last hundred of each default branch, by the
//   e-mail in them; comments are those on merge requests and issues. It is known for the last 90 days; where it could not be
//   read of every project of the group, who seems to have done nothing is unknown.
// params:
//   minimumLevel: { type: int, default: 30, min: 10, max: 50, description: Least role of the membership. }
//   days: { type: int, default: 90, min: 1, max: 90, description: Who did something in so many days is active. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   username: { type: string, description: 'Username, or key.' }
//   name: { type: string, description: Name. }
//   group: { type: string, description: Full path of the top-level group. }
//   activity: { type: string, description: '`none`, `unknown` or `active`.' }
//   lastCommitAt: { type: datetime, description: When the latest commit was written; none when there is none. }
//   lastCommentAt: { type: datetime, description: When the latest comment was written; none when there is none. }
//   lastMergeRequestEventAt: { type: datetime, description: 'When something was last done in a merge request; none when nothing was.' }
//   accessLevel: { type: int, description: Greatest role by a direct membership there or below. }
//   memberships: { type: int, description: Direct memberships there or below. }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the top-level group. }
// remediation: Remove the memberships of those who do not need them, or lower their roles.
// needs: [groups, projects, members, commits, merge-request-commits, participants]
// ---
WITH coalesce(datetime($asOf), datetime()) - duration({days: $days}) AS since
MATCH (:GitLabAccount)-[:HAS]->(top:GitLabGroup)
WITH DISTINCT top, since
CALL (top, since) {
  MATCH (top) (()-[:HAS]->(:GitLabGroup)){0,30} (g)
  OPTIONAL MATCH (g)-[:HAS]->(p:GitLabProject)
  RETURN
    collect(DISTINCT g) + collect(p) AS places,
    count(CASE WHEN 'participantsKnownSince' IN p.unreadable OR datetime(p.participantsKnownSince) > since THEN 1 END) AS untold
}
CALL (places) {
  UNWIND places AS place
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(place)
  WHERE m.accessLevel >= $minimumLevel AND coalesce(m.state, 'active') = 'active'
  RETURN u, m.accessLevel AS level, 1 AS membership, NULL AS commitAt, NULL AS commentAt, NULL AS eventAt
UNION ALL
  UNWIND places AS place
  MATCH (u:GitLabUser)-[r:PARTICIPATED_IN]->(place)
  RETURN u, NULL AS level, 0 AS membership, NULL AS commitAt, r.lastCommentAt AS commentAt, r.lastMergeRequestEventAt AS eventAt
UNION ALL
  UNWIND places AS place
  MATCH (u:GitLabUser)-[r:COMMITTED_TO]->(place)
  RETURN u, NULL AS level, 0 AS membership, r.lastAuthoredAt AS commitAt, NULL AS commentAt, NULL AS eventAt
UNION ALL
  UNWIND places AS place
  MATCH (place)-[:HAS]->(:GitLabMergeRequest)<-[r:COMMITTED_TO]-(u:GitLabUser)
  RETURN u, NULL AS level, 0 AS membership, r.lastAuthoredAt AS commitAt, NULL AS commentAt, NULL AS eventAt
}
WITH
  top, since, untold, u,
  max(level) AS accessLevel,
  sum(membership) AS memberships,
  max(commitAt) AS lastCommitAt,
  max(commentAt) AS lastCommentAt,
  max(eventAt) AS lastMergeRequestEventAt
WHERE memberships > 0 AND coalesce(u.state, 'active') = 'active' AND NOT coalesce(u.bot, false)
WITH *, any(at IN [lastCommitAt, lastCommentAt, lastMergeRequestEventAt] WHERE datetime(at) >= since) AS isActive
RETURN
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  coalesce(top.fullPath, top.key) AS group,
  CASE WHEN isActive = true THEN 'active' WHEN untold > 0 THEN 'unknown' ELSE 'none' END AS activity,
  lastCommitAt,
  lastCommentAt,
  lastMergeRequestEventAt,
  accessLevel,
  memberships,
  u.key AS userKey,
  top.key AS key
ORDER BY group, CASE activity WHEN 'none' THEN 0 WHEN 'unknown' THEN 1 ELSE 2 END, accessLevel DESC, username, userKey
