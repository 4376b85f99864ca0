// ---
// id: pipeline-variable-override-open
// title: 'Developers may override predefined pipeline variables'
// description: >-
//   Projects, archived ones aside, where Developers may override pipeline variables (R32). The old setting
//   `restrict_user_defined_variables` is the same as this least role: switched off it is Developer. Unknown where it could
//   not be read.
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   path: { type: string, description: Full path of the project. }
//   minimumRole: { type: string, description: Least role that may. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: low
//   category: pipeline
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects]
//   evidence: 'In {path} everyone from {minimumRole} on may override pipeline variables.'
//   calls: ['PUT /projects/{projectId} ci_pipeline_variables_minimum_override_role=maintainer']
// remediation: 'Set the minimum override role to maintainer or no_one_allowed.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.8.9']
//   nist_800_53: ['CM-5', 'AC-6']
//   cis_gitlab: ['2.3.5']
//   owasp_cicd: ['CICD-SEC-4', 'CICD-SEC-5']
// ---
MATCH (p:GitLabProject)
WHERE coalesce(p.archived, false) = false
RETURN
  toLower(CASE WHEN NOT 'ciPipelineVariablesMinimumOverrideRole' IN coalesce(p.unreadable, []) THEN p.ciPipelineVariablesMinimumOverrideRole END) = 'developer' AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  p.ciPipelineVariablesMinimumOverrideRole AS minimumRole,
  p.key AS projectKey
