// ---
// id: runner-shared-across-trust
// title: 'Runner host is reused across trust levels'
// description: >-
//   Runners that are not paused: a project runner that is not locked and serves projects that differ in visibility, in being
//   one of `criticalProjects`, or in having an external member; or any runner with a machine whose executor is one of
//   `sharedExecutors` that serves more than one project. An external member is an active external account with a role from
//   Developer on there, by membership or by an invited group (R1 to R7; groups shared with an invited group are not
//   followed). An executor that is not known is none of those, and whether Docker runs privileged is not told by GitLab.
//   Archived projects, those without CI/CD and those that do not let such runners in are not served (R34). Instance runners
//   of gitlab.com are not self-managed and not looked at. Unknown where a fact that decides could not be read.
// params:
//   criticalProjects: { type: string_list, default: [], description: Full paths of critical projects. }
//   sharedExecutors: { type: string_list, default: [shell, ssh, docker-privileged], description: Executors that keep a state between jobs. }
// returns:
//   fires: boolean
//   runnerId: { type: int, description: GitLab’s id of the runner. }
//   description: { type: string, description: Description of the runner. }
//   runnerType: { type: string, description: '`INSTANCE_TYPE`, `GROUP_TYPE` or `PROJECT_TYPE`.' }
//   path: { type: string, description: Full path of the first group or project that it serves; none for the instance. }
//   projectCount: { type: int, description: Projects that it serves. }
//   executors: { type: strings, description: Executors of its machines. }
//   acrossTrust: { type: boolean, description: Whether it serves projects of different trust. }
//   runnerKey: { type: string, description: Key of the runner. }
// alert:
//   severity: high
//   category: runners
//   identity: [runnerId]
//   asset: runnerKey
//   path: []
//   needs: [runners, projects, members, group-shares, project-shares]
//   evidence: 'Runner {runnerId} ({description}, executors {executors}) serves {projectCount} projects, of different trust: {acrossTrust}.'
//   calls: ['PUT /runners/{runnerId} locked=true']
// remediation: 'Lock the runner to one project or one trust level; use ephemeral executors.'
// controls:
//   soc2: ['CC6.1', 'CC6.8']
//   iso27001_2022: ['A.8.22', 'A.8.31']
//   nist_800_53: ['SC-39', 'SC-4', 'AC-4']
//   cis_gitlab: ['2.2.1', '2.2.3']
//   owasp_cicd: ['CICD-SEC-5', 'CICD-SEC-7']
// ---
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
  WHERE coalesce(CASE WHEN NOT 'external' IN coalesce(u.unreadable, []) THEN u.external END, true) AND coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 30
  WITH h, CASE WHEN NOT 'external' IN coalesce(u.unreadable, []) THEN u.external END AND CASE WHEN NOT 'state' IN coalesce(u.unreadable, []) THEN u.state END = 'active' AS isOutside
  WHERE coalesce(isOutside, true)
  WITH h, count(CASE WHEN isOutside THEN h END) > 0 AS isSure
  CALL (h) {
    RETURN h AS place, true AS counts
    UNION ALL
    MATCH (h:GitLabGroup)-[s:INVITED_TO]->(place)
    WHERE s.accessLevel >= 30 AND (place:GitLabGroup OR NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(place) })
    RETURN place, place:GitLabGroup OR NOT EXISTS { MATCH (namespace:GitLabGroup)-[:HAS]->(place) WHERE namespace.shareWithGroupLock IS NULL } AS counts
    UNION ALL
    MATCH (h:GitLabGroup) (()-[:HAS]->(:GitLabGroup))+ (i:GitLabGroup)
    MATCH (i)-[s:INVITED_TO]->(place:GitLabProject)
    WHERE s.accessLevel >= 30 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(place) }
    RETURN place, NOT EXISTS { MATCH (namespace:GitLabGroup)-[:HAS]->(place) WHERE namespace.shareWithGroupLock IS NULL } AS counts
  }
  RETURN collect(DISTINCT CASE WHEN isSure AND counts THEN place.key END) AS outside, collect(DISTINCT place.key) AS maybeOutside
}
CALL () {
  MATCH (r:GitLabRunner)
  WHERE (r.runnerType <> 'INSTANCE_TYPE' OR split(r.key, '/')[0] <> 'gitlab.com')
  OPTIONAL MATCH (r)-[:RUNS_JOBS_OF]->(t)
  WITH r, t
  ORDER BY t.fullPath, t.key
  WITH r.runnerType = 'PROJECT_TYPE' AS isOfProjects, r, collect(t) AS targets
  RETURN isOfProjects, targets, collect(r) AS runners
}
CALL (targets, isOfProjects, outside, maybeOutside) {
  UNWIND targets AS t
  MATCH (t) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject)
  WHERE coalesce(p.archived, false) = false AND coalesce(p.buildsAccessLevel, 'enabled') <> 'disabled'
  WITH DISTINCT p, CASE
    WHEN t:GitLabAccount THEN CASE WHEN NOT 'sharedRunnersEnabled' IN coalesce(p.unreadable, []) THEN p.sharedRunnersEnabled END
    WHEN t:GitLabGroup THEN CASE WHEN NOT 'groupRunnersEnabled' IN coalesce(p.unreadable, []) THEN p.groupRunnersEnabled END
    ELSE true
  END AS enabled
  WHERE coalesce(enabled, true)
  WITH
    *,
    CASE
      WHEN NOT isOfProjects THEN false
      WHEN EXISTS { MATCH (h) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p) WHERE h.key IN outside } THEN true
      WHEN EXISTS { MATCH (h) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p) WHERE h.key IN maybeOutside } THEN null
      ELSE false
    END AS hasOutsider
  RETURN
    count(CASE WHEN enabled THEN p END) AS projectCount,
    count(p) AS mostProjects,
    count(DISTINCT [p.visibility, p.fullPath IN $criticalProjects]) AS trusts,
    count(CASE WHEN hasOutsider THEN p END) AS withOutsider,
    count(CASE WHEN NOT hasOutsider THEN p END) AS withoutOutsider
}
WITH
  *,
  CASE
    WHEN mostProjects < 2 THEN false
    WHEN trusts > 1 OR withOutsider > 0 AND withoutOutsider > 0 THEN true
    WHEN withOutsider = mostProjects OR withoutOutsider = mostProjects THEN false
  END AS acrossTrust
UNWIND runners AS r
WITH *, [(r)-[:HAS]->(m:GitLabRunnerManager) | toLower(CASE WHEN NOT 'executor' IN coalesce(m.unreadable, []) THEN m.executor END)] AS named
WITH *, COLLECT { UNWIND named AS executor WITH DISTINCT executor WHERE executor IS NOT NULL RETURN executor ORDER BY executor } AS executors
RETURN
  NOT CASE WHEN NOT 'paused' IN coalesce(r.unreadable, []) THEN r.paused END AND
    (isOfProjects AND NOT CASE WHEN NOT 'locked' IN coalesce(r.unreadable, []) THEN r.locked END AND acrossTrust OR
      any(executor IN executors WHERE executor IN $sharedExecutors) AND
        CASE
          WHEN projectCount > 1 THEN true
          WHEN mostProjects < 2 THEN false
        END) AS fires,
  r.id AS runnerId,
  r.description AS description,
  r.runnerType AS runnerType,
  targets[0].fullPath AS path,
  projectCount,
  executors,
  CASE WHEN isOfProjects THEN acrossTrust END AS acrossTrust,
  r.key AS runnerKey
