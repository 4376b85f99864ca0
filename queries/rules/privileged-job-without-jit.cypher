// ---
// id: privileged-job-without-jit
// title: 'Privileged job or secret read ran without a just-in-time approval'
// description: >-
//   Recent jobs that ran and deploy to a production environment, by its tier or by a name in `productionNames`, as the
//   configuration of the project declares them, and whether whoever triggered them had an approved just-in-time grant for the
//   project when the pipeline was made, where a policy asks for one (mode Approve or Block). Reads of single variables leave no
//   trace and are not looked at. Grants and their policies are not read yet: until they are, every answer is unknown.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: Lower-case names of environments that are production whatever their tier. }
// returns:
//   fires: boolean
//   jobId: { type: int, description: 'GitLab''s id of the job.' }
//   path: { type: string, description: 'Full path of the project.' }
//   job: { type: string, description: 'Name of the job.' }
//   environment: { type: string, description: 'Environment that it deploys to.' }
//   username: { type: string, description: 'Username of who triggered it.' }
//   createdAt: { type: datetime, description: 'When its pipeline was made.' }
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   jobKey: { type: string, description: 'Key of the job.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: environments
//   identity: [jobId]
//   asset: jobKey
//   path: []
//   needs: [projects, pipelines, ci-configs, environments, jit-grants, jit-policies]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'Job {job} of {path} deployed to {environment}, triggered by @{username} at {createdAt} without an approved just-in-time grant.'
//   calls: ['POST /projects/{projectId}/jobs/{jobId}/cancel']
// remediation: 'Review the run, require the decision API in the job (pre-job gate), tighten the policy mode.'
// controls:
//   soc2: ['CC6.1', 'CC6.3', 'CC7.2']
//   iso27001_2022: ['A.5.18', 'A.8.2', 'A.8.16']
//   iso42001: ['A.9.2']
//   gdpr: ['Art. 32(1)(b)']
//   eu_ai_act: ['Art. 14(4)']
//   nist_800_53: ['AC-2(2)', 'AC-6(9)', 'CM-5(1)']
//   cis_gitlab: ['5.2.3']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-5', 'CICD-SEC-10']
// ---
MATCH (declared:GitLabCiJob)<-[:HAS]-(:GitLabCiConfig)<-[:HAS]-(p:GitLabProject)-[:HAS]->(e:GitLabEnvironment)
WHERE declared.environment = e.name AND (e.tier = 'production' OR toLower(e.name) IN $productionNames)
MATCH (p)-[:HAS]->(run:GitLabPipeline)-[:HAS]->(j:GitLabJob {name: declared.name})
WHERE j.status IN ['SUCCESS', 'FAILED', 'RUNNING']
WITH DISTINCT p, run, j, e.name AS environment, head([(u:GitLabUser)-[:TRIGGERED]->(run) | u]) AS u
WITH
  p,
  run,
  j,
  environment,
  u,
  [(policy:JitPolicy)-[:GOVERNS]->(p) WHERE policy.action = 'deploy' | policy.mode] AS modes,
  EXISTS {
    MATCH (u)-[:HOLDS]->(grant:JitGrant {status: 'approved', action: 'deploy'})-[:COVERS]->(p)
    WHERE datetime(grant.validFrom) <= datetime(run.createdAt) AND datetime(grant.validTo) >= datetime(run.createdAt)
  } AS granted
RETURN
  CASE
    WHEN EXISTS { (:JitPolicy) } THEN any(mode IN modes WHERE mode IN ['approve', 'block'])
  END AND CASE WHEN granted THEN false WHEN u IS NOT NULL AND run.createdAt IS NOT NULL THEN true END AS fires,
  j.id AS jobId,
  p.fullPath AS path,
  j.name AS job,
  environment,
  u.username AS username,
  run.createdAt AS createdAt,
  p.id AS projectId,
  j.key AS jobKey,
  p.key AS projectKey
