// ---
// id: job-token-allowlist-open
// title: 'Any or too many projects may use a job token here'
// description: >-
//   Projects, archived ones aside, whose allow-list for job tokens of other projects is switched off, names a group without
//   narrowing what its tokens may do, or names more than `maxProjects` projects (R28); the project itself does not count.
//   Critical where the job token may push as well. Unknown where the switch or such an entry could not be read and nothing
//   else decides.
// params:
//   maxProjects: { type: int, default: 20, min: 0, max: 100000, description: Projects that a list may name. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   path: { type: string, description: Full path of the project. }
//   openTo: { type: string, description: 'Whose jobs reach it: `every project`, or what the list names.' }
//   mayPush: { type: boolean, description: Whether the job token may push to the repository. }
//   severity: { type: string, description: '`critical` where it may.' }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: high
//   category: pipeline
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, job-token-settings, job-token-projects, job-token-groups]
//   evidence: 'Jobs of {openTo} reach {path} with their token (push by job token: {mayPush}).'
//   calls: ['PATCH /projects/{projectId}/job_token_scope enabled=true', 'PUT /projects/{projectId} ci_push_repository_for_job_token_allowed=false']
// remediation: 'Enable the allowlist, list only needed projects, switch off push by job token.'
// controls:
//   soc2: ['CC6.1', 'CC6.3']
//   iso27001_2022: ['A.5.15', 'A.8.3']
//   nist_800_53: ['AC-6', 'AC-4', 'IA-9']
//   cis_gitlab: ['2.1.5', '2.1.7']
//   owasp_cicd: ['CICD-SEC-5']
// ---
MATCH (p:GitLabProject)
WHERE coalesce(p.archived, false) = false
OPTIONAL MATCH (s)-[r:JOB_TOKEN_REACHES]->(p)
WITH p, s, r
ORDER BY s.fullPath
WITH
  p,
  count(CASE WHEN s:GitLabProject THEN s END) AS projectCount,
  collect(CASE WHEN s:GitLabGroup THEN {path: s.fullPath, open: CASE WHEN NOT 'defaultPermissions' IN coalesce(r.unreadable, []) THEN r.defaultPermissions END} END) AS groups,
  CASE WHEN NOT 'inboundJobTokenScopeEnabled' IN coalesce(p.unreadable, []) THEN p.inboundJobTokenScopeEnabled END AS limited,
  CASE WHEN NOT 'ciPushRepositoryForJobTokenAllowed' IN coalesce(p.unreadable, []) THEN p.ciPushRepositoryForJobTokenAllowed END AS mayPush
RETURN
  NOT limited OR any(group IN groups WHERE group.open) OR projectCount > $maxProjects AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  CASE
    WHEN NOT limited THEN 'every project'
    WHEN any(group IN groups WHERE group.open) THEN reduce(text = 'all projects in', group IN [g IN groups WHERE g.open] | text + CASE text WHEN 'all projects in' THEN ' ' ELSE ', ' END + coalesce(group.path, '?'))
    ELSE toString(projectCount) + ' projects'
  END AS openTo,
  mayPush,
  CASE WHEN mayPush THEN 'critical' END AS severity,
  p.key AS projectKey
