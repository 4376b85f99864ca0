// ---
// id: inactive-group-members
// title: Members who did nothing in 90 days
// description: >-
//   Active people with a direct membership in a top-level group or below it who contributed nothing there in 90 days: no
//   push, merge request or issue. Comments are in `latest-activity-of-members`; the day of the last activity of any kind is shown where it
//   is known. Groups whose contributions could not be read are left out.
// params:
//   minimumLevel: { type: int, default: 30, min: 10, max: 50, description: Least role of the membership. }
// returns:
//   username: { type: string, description: 'Username, or key.' }
//   name: { type: string, description: Name. }
//   group: { type: string, description: Full path of the top-level group. }
//   accessLevel: { type: int, description: Greatest role by a direct membership there or below. }
//   memberships: { type: int, description: Direct memberships there or below. }
//   lastActivityOn: { type: date, description: Day of the last activity of any kind anywhere; none when unknown. }
//   userKey: { type: string, description: Key of the user. }
//   key: { type: string, description: Key of the top-level group. }
// needs: [groups, projects, members, group-activity]
// ---
MATCH (:GitLabAccount)-[:HAS]->(top:GitLabGroup)
WHERE EXISTS { (top)<-[:ACTIVE_IN]-() }
WITH DISTINCT top
MATCH (place:GitLabGroup|GitLabProject)
WHERE place = top OR place.fullPath STARTS WITH top.fullPath + '/' AND split(place.key, '/')[0] = split(top.key, '/')[0]
MATCH (u:GitLabUser)-[m:MEMBER_OF]->(place)
WHERE
  m.accessLevel >= $minimumLevel
  AND coalesce(m.state, 'active') = 'active'
  AND coalesce(u.state, 'active') = 'active'
  AND NOT coalesce(u.bot, false)
  AND NOT EXISTS { (u)-[:ACTIVE_IN]->(top) }
WITH top, u, max(m.accessLevel) AS accessLevel, count(*) AS memberships
RETURN
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  coalesce(top.fullPath, top.key) AS group,
  accessLevel,
  memberships,
  u.lastActivityOn AS lastActivityOn,
  u.key AS userKey,
  top.key AS key
ORDER BY accessLevel DESC, group, username, userKey
