// ---
// id: merge-checks-not-required
// title: 'Merge does not require passing pipelines or status checks'
// description: >-
//   Projects that merge without a green pipeline, count a skipped pipeline as green, or have an external status check that merging
//   does not wait for. Archived projects are left out (R36). Unknown where one of the settings could not be read and none of the
//   others is loose; the setting on status checks matters only where there is one, which the list of branch rules tells.
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   reasons: { type: strings, description: 'What is loose: `pipeline not required`, `skipped pipeline counts`, `status checks not required`.' }
//   statusChecks: { type: strings, description: 'Names of the external status checks, sorted.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: medium
//   category: code-review
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, branch-rules]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'Merging in {path} is loose: {reasons}.'
//   calls: ['PUT /projects/{projectId} only_allow_merge_if_pipeline_succeeds=true allow_merge_on_skipped_pipeline=false only_allow_merge_if_all_status_checks_passed=true']
// remediation: 'Require successful pipelines, do not count skipped ones, enforce status checks.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.8.29', 'A.8.32']
//   iso42001: ['A.6.2.4']
//   eu_ai_act: ['Art. 17(1)(d)']
//   nist_800_53: ['CM-3(2)', 'SA-11']
//   cis_gitlab: ['1.1.9']
//   owasp_cicd: ['CICD-SEC-1']
// ---
MATCH (p:GitLabProject)
WHERE coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false)
WITH
  p,
  COLLECT {
    MATCH (p)-[:HAS]->(check:GitLabExternalStatusCheck)
    RETURN coalesce(check.name, check.key) AS name ORDER BY name
  } AS statusChecks,
  // The list that tells of them tells of the default branch as well.
  (p.defaultBranch IS NULL AND NOT 'defaultBranch' IN coalesce(p.unreadable, [])) OR coalesce(p.emptyRepo, false) OR EXISTS { (p)-[:HAS]->(:GitLabBranch {default: true}) } AS listed
WITH
  p,
  statusChecks,
  NOT CASE WHEN NOT 'onlyAllowMergeIfPipelineSucceeds' IN coalesce(p.unreadable, []) THEN p.onlyAllowMergeIfPipelineSucceeds END AS noPipeline,
  CASE WHEN NOT 'allowMergeOnSkippedPipeline' IN coalesce(p.unreadable, []) THEN p.allowMergeOnSkippedPipeline END AS skipped,
  (size(statusChecks) > 0 OR CASE WHEN listed THEN false END) AND
    NOT CASE WHEN NOT 'onlyAllowMergeIfAllStatusChecksPassed' IN coalesce(p.unreadable, []) THEN p.onlyAllowMergeIfAllStatusChecksPassed END AS unchecked
RETURN
  noPipeline OR skipped OR unchecked AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  CASE WHEN noPipeline THEN ['pipeline not required'] ELSE [] END +
    CASE WHEN skipped THEN ['skipped pipeline counts'] ELSE [] END +
    CASE WHEN unchecked THEN ['status checks not required'] ELSE [] END AS reasons,
  statusChecks,
  p.key AS projectKey
