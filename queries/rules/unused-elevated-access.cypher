// ---
// id: unused-elevated-access
// title: 'Elevated access to a project that is never used'
// description: >-
//   Active people with a role from Developer on in a project, by a membership of the project itself or of a group that is
//   invited to it (R5), given longer ago than so many days, who are active elsewhere but did nothing in the project for so
//   many days; archived projects are left out, and people who are active nowhere. That somebody did nothing is known where
//   nothing at all happened in the project, or where the person contributed nothing below the top-level group (pushes, merge
//   requests; from Premium on, within 90 days), and started none of the latest pipelines. That somebody did something is known
//   of commits on the default branch, merge requests (opened or merged since, or opened since and approved) and pipelines. Of
//   an invitation the age of the membership in the invited group counts. Somebody is active elsewhere by contributions below
//   any top-level group, or by the day of the last activity. Unknown where neither is known, the latest ten pipelines do not
//   reach back far enough, or a fact could not be read that decides; deployments are known by their pipelines only.
// params:
//   minAccessLevel: { type: int, default: 30, min: 10, max: 50, description: The least role that counts. }
//   unusedDays: { type: int, default: 90, min: 1, max: 3650, description: Days without use. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   userId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   path: { type: string, description: Full path of the project. }
//   accessLevel: { type: int, description: The highest role that is surely given there. }
//   direct: { type: boolean, description: Whether the person is a member of the project; else only an invited group gives the role. }
//   basis: { type: string, description: '`the project is idle` or `no contribution`: what tells that nothing was done.' }
//   lastActivityAt: { type: string, description: When something last happened in the project. }
//   userKey: { type: string, description: Key of the user. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: low
//   category: access
//   identity: [projectId, userId]
//   asset: userKey
//   path: [userKey, projectKey]
//   needs: [projects, members, project-shares, merge-requests, pipelines, commits]
//   volatile: [lastActivityAt]
//   evidence: '@{username} has role {accessLevel} in {path} and did not use it ({basis}).'
//   calls: ['PUT /projects/{projectId}/members/{userId} access_level=20']
// remediation: 'Lower to Reporter (permission minimisation) or convert to JIT eligibility.'
// controls:
//   soc2: ['CC6.3']
//   iso27001_2022: ['A.5.18', 'A.8.2']
//   gdpr: ['Art. 25(2)']
//   nist_800_53: ['AC-6(7)', 'AC-6']
//   cis_gitlab: ['1.3.1', '1.3.8']
//   owasp_cicd: ['CICD-SEC-2']
// ---
WITH coalesce(datetime($asOf), datetime()) - duration({days: $unusedDays}) AS since
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(r:GitLabProject)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= $minAccessLevel AND NOT coalesce(r.archived, false)
  RETURN r, u, m.accessLevel AS level, m.createdAt AS givenAt, true AS sure, true AS direct
  UNION ALL
  MATCH (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject)
  WHERE s.accessLevel >= $minAccessLevel AND NOT coalesce(r.archived, false)
  OPTIONAL MATCH (namespace:GitLabGroup)-[:HAS]->(r)
  WITH
    i,
    s,
    r,
    CASE
      WHEN namespace IS NULL THEN false
      WHEN NOT 'shareWithGroupLock' IN coalesce(namespace.unreadable, []) THEN namespace.shareWithGroupLock
    END AS void
  WHERE void IS NULL OR NOT void
  MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i)
  WITH h, r, max(s.accessLevel) AS shared, count(CASE WHEN NOT void THEN 1 END) > 0 AS sure
  CALL (h) {
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= $minAccessLevel
    RETURN u, m.accessLevel AS level, m.createdAt AS givenAt
    UNION ALL
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[t:INVITED_TO]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= $minAccessLevel AND t.accessLevel >= $minAccessLevel
    RETURN u, CASE WHEN m.accessLevel < t.accessLevel THEN m.accessLevel ELSE t.accessLevel END AS level, m.createdAt AS givenAt
  }
  RETURN r, u, CASE WHEN level < shared THEN level ELSE shared END AS level, givenAt, sure, false AS direct
}
WITH since, u, collect({r: r, level: level, givenAt: givenAt, sure: sure, direct: direct}) AS grants
WHERE
  coalesce(u.bot, false) = false AND
  coalesce(u.userType, 'HUMAN') = 'HUMAN' AND
  coalesce(u.state, 'active') = 'active'
WITH
  since,
  u,
  grants,
  CASE
    WHEN
      EXISTS {
        MATCH (u)-[a:ACTIVE_IN]->(:GitLabGroup)
        WHERE a.anyWithinDays <= $unusedDays
      }
    THEN true
    // Read, and none: never active.
    WHEN u.lastActivityOn IS NULL AND NOT 'lastActivityOn' IN u.unreadable THEN false
    WHEN NOT 'lastActivityOn' IN coalesce(u.unreadable, []) THEN date(u.lastActivityOn) >= date(since)
  END AS elsewhere
// Whoever is away from everywhere is no matter of a single project.
WHERE elsewhere IS NULL OR elsewhere
UNWIND grants AS grant
WITH
  since,
  grant.r AS r,
  u,
  elsewhere,
  max(CASE WHEN grant.sure THEN grant.level END) AS accessLevel,
  count(CASE WHEN grant.direct THEN 1 END) > 0 AS direct,
  CASE
    WHEN count(CASE WHEN grant.sure AND datetime(grant.givenAt) < since THEN 1 END) > 0 THEN true
    WHEN count(CASE WHEN datetime(grant.givenAt) >= since THEN 1 END) = count(*) THEN false
  END AS old
// Once for each project.
WITH since, r, collect({u: u, elsewhere: elsewhere, accessLevel: accessLevel, direct: direct, old: old}) AS people
OPTIONAL MATCH (top:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))+ (r)
WHERE NOT top.fullPath CONTAINS '/'
WITH
  since,
  r,
  people,
  top,
  EXISTS { (top)<-[:ACTIVE_IN]-() } AS collected,
  CASE WHEN NOT 'lastActivityAt' IN coalesce(r.unreadable, []) THEN r.lastActivityAt END AS lastActivityAt,
  COUNT { (r)-[:HAS]->(:GitLabPipeline) } < 10 OR
    EXISTS {
      MATCH (r)-[:HAS]->(old:GitLabPipeline)
      WHERE datetime(old.createdAt) < since
    } AS pipelinesReach
UNWIND people AS person
WITH *, person.u AS u
WITH
  *,
  EXISTS {
    MATCH (u)-[c:COMMITTED_TO]->(r)
    WHERE datetime(c.lastAuthoredAt) >= since
  } OR
    EXISTS {
      MATCH (u)-[:TRIGGERED]->(run:GitLabPipeline)<-[:HAS]-(r)
      WHERE datetime(run.createdAt) >= since
    } OR
    EXISTS {
      MATCH (u)-[:MERGED]->(done:GitLabMergeRequest)<-[:HAS]-(r)
      WHERE datetime(done.mergedAt) >= since
    } OR
    EXISTS {
      MATCH (u)-[:OPENED|APPROVED]->(new:GitLabMergeRequest)<-[:HAS]-(r)
      WHERE datetime(new.createdAt) >= since
    } AS used,
  coalesce(datetime(lastActivityAt) < since, false) AS idle,
  CASE WHEN collected THEN COLLECT { MATCH (u)-[a:ACTIVE_IN]->(top) RETURN a.anyWithinDays } END AS windows
WITH
  *,
  // The last contribution is older than the next shorter window.
  coalesce(CASE WHEN size(windows) = 0 THEN 90 WHEN windows[0] = 90 THEN 30 WHEN windows[0] = 30 THEN 7 END >= $unusedDays, false) AS absent
RETURN
  u.state = 'active' AND
    person.elsewhere AND
    person.old AND
    CASE WHEN used THEN false WHEN (idle OR absent) AND pipelinesReach THEN true END AS fires,
  r.id AS projectId,
  u.id AS userId,
  u.username AS username,
  r.fullPath AS path,
  person.accessLevel AS accessLevel,
  person.direct AS direct,
  CASE WHEN idle THEN 'the project is idle' ELSE 'no contribution' END AS basis,
  lastActivityAt,
  u.key AS userKey,
  r.key AS projectKey
