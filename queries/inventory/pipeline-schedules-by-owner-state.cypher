// ---
// id: pipeline-schedules-by-owner-state
// title: Pipeline schedules by the state of their owner
// description: >-
//   Schedules whose owner is blocked, gone, or no longer a member of the project or a group above; with `includeSound` all. They
//   run with the owner's rights (R29) and stop, or stay as a way back in, when nobody takes them over.
// params:
//   includeSound: { type: boolean, default: false, description: Schedules of active members too. }
// returns:
//   ownerState: { type: string, description: '`none`, the state of an account that is not active, `not a member`, `unknown` or `member`.' }
//   owner: { type: string, description: Username of the owner. }
//   project: { type: string, description: Full path of the project. }
//   description: { type: string, description: Description of the schedule. }
//   ref: { type: string, description: Branch or tag that it runs on. }
//   cron: { type: string, description: When it runs. }
//   active: { type: boolean, description: Whether it runs at all. }
//   variableKeys: { type: strings, description: Names of the variables that it sets. }
//   scheduleKey: { type: string, description: Key of the schedule. }
//   ownerKey: { type: string, description: Key of the owner. }
//   key: { type: string, description: Key of the project. }
// remediation: Let an active maintainer or a service account take the schedule over, or delete it.
// needs: [users, members, project-shares, group-shares, pipeline-schedules]
// ---
MATCH (p:GitLabProject)-[:HAS]->(s:GitLabPipelineSchedule)
OPTIONAL MATCH (u:GitLabUser)-[:OWNS]->(s)
CALL (p, u) {
  RETURN
    EXISTS { (u)-[:OWNS]->(p) }
    OR EXISTS { MATCH (u)-[:MEMBER_OF]->(x) (()-[:HAS]->())* (p) WHERE x:GitLabProject OR x:GitLabGroup }
    OR EXISTS {
      MATCH (u)-[:MEMBER_OF]->(g:GitLabGroup)-[:INVITED_TO]->(x) (()-[:HAS]->())* (p)
      WHERE x:GitLabProject OR x:GitLabGroup
    } AS isMember
}
WITH
  p,
  s,
  u,
  CASE
    WHEN u IS NULL THEN 'none'
    WHEN u.state IS NULL THEN 'unknown'
    WHEN u.state <> 'active' THEN u.state
    WHEN u.isAdmin OR isMember THEN 'member'
    ELSE 'not a member'
  END AS ownerState
WHERE $includeSound OR ownerState <> 'member'
RETURN
  ownerState,
  u.username AS owner,
  coalesce(p.fullPath, p.key) AS project,
  s.description AS description,
  s.ref AS ref,
  s.cron AS cron,
  s.active AS active,
  s.variableKeys AS variableKeys,
  s.key AS scheduleKey,
  u.key AS ownerKey,
  p.key AS key
ORDER BY ownerState, owner, project, scheduleKey
