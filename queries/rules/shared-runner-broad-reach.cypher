// ---
// id: shared-runner-broad-reach
// title: 'Self-managed runner serves too many projects'
// description: >-
//   Runners of the instance and of groups that are not paused and serve more than `maxProjects` projects; or serve one of
//   `criticalProjects`, and a project that is public, internal or has an external member who can run jobs. An external
//   member is an active external account with a role from Developer on there, by membership or by an invited group (R1 to
//   R7; groups shared with an invited group are not followed). Archived projects, those without CI/CD and those that do not
//   let such runners in are not served (R34). While no project is named as critical the second part is left out. Instance
//   runners of gitlab.com are not self-managed and not looked at. Unknown where a fact that decides could not be read, or
//   nothing is known that the runner serves.
// params:
//   maxProjects: { type: int, default: 25, min: 0, max: 1000000, description: Projects that one runner may serve. }
//   criticalProjects: { type: string_list, default: [], description: Full paths of critical projects. }
// returns:
//   fires: boolean
//   runnerId: { type: int, description: GitLab’s id of the runner. }
//   description: { type: string, description: Description of the runner. }
//   runnerType: { type: string, description: '`INSTANCE_TYPE` or `GROUP_TYPE`.' }
//   path: { type: string, description: Full path of the group that it serves; none for the instance. }
//   projectCount: { type: int, description: Projects that it serves. }
//   criticalCount: { type: int, description: Critical ones among them. }
//   openCount: { type: int, description: 'Those that are public, internal or have an external member; counted only where critical projects are named.' }
//   runnerKey: { type: string, description: Key of the runner. }
// alert:
//   severity: high
//   category: runners
//   identity: [runnerId]
//   asset: runnerKey
//   path: []
//   needs: [runners, projects, members, group-shares, project-shares]
//   evidence: 'Runner {runnerId} ({description}) serves {projectCount} projects, {criticalCount} of them critical.'
//   calls: ['PUT /runners/{runnerId} paused=true']
// remediation: 'Give critical projects dedicated, protected, ephemeral runners; disable the shared one there.'
// controls:
//   soc2: ['CC6.1', 'CC6.6']
//   iso27001_2022: ['A.8.22', 'A.8.31']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['SC-7', 'SC-39', 'AC-4']
//   cis_gitlab: ['2.1.5', '2.2.3']
//   owasp_cicd: ['CICD-SEC-5', 'CICD-SEC-7']
// ---
CALL () {
  UNWIND CASE WHEN size($criticalProjects) > 0 THEN [1] ELSE [] END AS wanted
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
  WHERE r.runnerType IN ['INSTANCE_TYPE', 'GROUP_TYPE'] AND (r.runnerType <> 'INSTANCE_TYPE' OR split(r.key, '/')[0] <> 'gitlab.com')
  OPTIONAL MATCH (r)-[:RUNS_JOBS_OF]->(t)
  WITH r, t
  ORDER BY t.key
  WITH r, collect(t) AS targets
  RETURN targets, collect(r) AS runners
}
CALL (targets, outside, maybeOutside) {
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
      WHEN size($criticalProjects) = 0 THEN false
      WHEN CASE WHEN NOT 'visibility' IN coalesce(p.unreadable, []) THEN p.visibility END IN ['public', 'internal'] THEN true
      WHEN EXISTS { MATCH (h) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p) WHERE h.key IN outside } THEN true
      WHEN EXISTS { MATCH (h) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p) WHERE h.key IN maybeOutside } THEN null
      ELSE false
    END AS isOpen,
    p.fullPath IN $criticalProjects AS isCritical
  WITH p, enabled, enabled AND isOpen AS open, enabled AND isCritical AS critical
  RETURN
    count(CASE WHEN enabled THEN p END) AS projectCount,
    count(p) AS mostProjects,
    count(CASE WHEN open THEN p END) AS openCount,
    count(CASE WHEN open IS NULL THEN p END) AS maybeOpen,
    count(CASE WHEN critical THEN p END) AS criticalCount,
    count(CASE WHEN critical IS NULL THEN p END) AS maybeCritical
}
UNWIND runners AS r
RETURN
  NOT CASE WHEN NOT 'paused' IN coalesce(r.unreadable, []) THEN r.paused END AND
    CASE
      WHEN size(targets) = 0 THEN null
      ELSE CASE
        WHEN projectCount > $maxProjects THEN true
        WHEN mostProjects <= $maxProjects THEN false
      END
      OR CASE
        WHEN criticalCount > 0 THEN true
        WHEN maybeCritical = 0 THEN false
      END AND CASE
        WHEN openCount > 0 THEN true
        WHEN maybeOpen = 0 THEN false
      END
    END AS fires,
  r.id AS runnerId,
  r.description AS description,
  r.runnerType AS runnerType,
  targets[0].fullPath AS path,
  projectCount,
  criticalCount,
  openCount,
  r.key AS runnerKey
