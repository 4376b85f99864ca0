// ---
// id: fork-mr-pipeline-in-parent
// title: 'Fork merge request pipelines run in the parent project'
// description: >-
//   Projects with CI/CD, archived ones aside, where pipelines of merge requests from forks may run, and that are public or
//   internal or can be forked. High where such a pipeline would get a variable that is not protected, of the project, a
//   group above or the instance (R30, R31), or could run on a self-managed runner that takes jobs of every ref and is not
//   paused (R34); low where neither is known. Instance runners of gitlab.com are not self-managed. Unknown where the
//   setting, or whether the project can be forked, could not be read and decides.
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   path: { type: string, description: Full path of the project. }
//   visibility: { type: string, description: Visibility of the project. }
//   hasUnprotectedVariable: { type: boolean, description: Whether such a pipeline would get an unprotected variable. }
//   hasOpenRunner: { type: boolean, description: Whether it could run on a self-managed runner. }
//   severity: { type: string, description: '`low` where neither is known.' }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: high
//   category: pipeline
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, project-variables, group-variables, runners]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'Pipelines of forks may run in {path} ({visibility}); unprotected variables: {hasUnprotectedVariable}, self-managed runner: {hasOpenRunner}.'
//   calls: ['PUT /projects/{projectId} ci_allow_fork_pipelines_to_run_in_parent_project=false']
// remediation: 'Turn the setting off, or require protected variables/runners and review before running fork code.'
// controls:
//   soc2: ['CC6.6', 'CC6.8']
//   iso27001_2022: ['A.8.4', 'A.8.25', 'A.8.31']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['AC-4', 'SC-7', 'SI-7']
//   cis_gitlab: ['2.3.5']
//   owasp_cicd: ['CICD-SEC-4']
// ---
CALL () {
  MATCH (o)-[:HAS]->(v:GitLabVariable)
  WHERE CASE WHEN NOT 'protected' IN coalesce(v.unreadable, []) THEN v.protected END = false
  WITH DISTINCT o
  MATCH (o) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject)
  RETURN p, 'variable' AS has
  UNION
  MATCH (r:GitLabRunner)-[:RUNS_JOBS_OF]->(t)
  WHERE
    CASE WHEN NOT 'accessLevel' IN coalesce(r.unreadable, []) THEN r.accessLevel END = 'NOT_PROTECTED' AND
    CASE WHEN NOT 'paused' IN coalesce(r.unreadable, []) THEN r.paused END = false AND
    (r.runnerType <> 'INSTANCE_TYPE' OR split(r.key, '/')[0] <> 'gitlab.com')
  WITH DISTINCT t
  MATCH (t) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject)
  WHERE CASE
    WHEN t:GitLabAccount THEN CASE WHEN NOT 'sharedRunnersEnabled' IN coalesce(p.unreadable, []) THEN p.sharedRunnersEnabled END
    WHEN t:GitLabGroup THEN CASE WHEN NOT 'groupRunnersEnabled' IN coalesce(p.unreadable, []) THEN p.groupRunnersEnabled END
    ELSE true
  END
  RETURN p, 'runner' AS has
  UNION
  MATCH (p:GitLabProject)
  RETURN p, 'nothing' AS has
}
WITH p, collect(has) AS has
WHERE coalesce(p.archived, false) = false AND coalesce(p.buildsAccessLevel, 'enabled') <> 'disabled'
RETURN
  CASE WHEN NOT 'ciAllowForkPipelinesToRunInParentProject' IN coalesce(p.unreadable, []) THEN p.ciAllowForkPipelinesToRunInParentProject END AND
    (CASE WHEN NOT 'visibility' IN coalesce(p.unreadable, []) THEN p.visibility END IN ['public', 'internal'] OR CASE WHEN NOT 'forkingAccessLevel' IN coalesce(p.unreadable, []) THEN p.forkingAccessLevel END <> 'disabled') AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  p.visibility AS visibility,
  'variable' IN has AS hasUnprotectedVariable,
  'runner' IN has AS hasOpenRunner,
  CASE WHEN size(has) = 1 THEN 'low' END AS severity,
  p.key AS projectKey
