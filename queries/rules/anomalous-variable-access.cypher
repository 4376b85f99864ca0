// ---
// id: anomalous-variable-access
// title: 'Pipeline used a protected variable or environment for the first time'
// description: >-
//   Jobs that use a variable or an environment for production for the first time after two weeks of learning, against the thirty days before. Which job used
//   which variable or environment, and when, is not read yet, so that it is unknown until then.
// params:
//   baselineDays: { type: int, default: 30, min: 1, max: 365, description: Days that count as usual. }
//   learningDays: { type: int, default: 14, min: 1, max: 365, description: Days of a project in which nothing is told. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab's id of the project. }
//   job: { type: string, description: Name of the job. }
//   variableOrEnv: { type: string, description: Name of the variable or environment. }
//   path: { type: string, description: Full path of the project. }
//   severity: { type: string, description: '`high` where an external user triggered it.' }
//   usedAt: { type: string, description: When it was first used. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: medium
//   category: drift
//   identity: [projectId, job, variableOrEnv]
//   asset: projectKey
//   needs: [variable-uses]
//   evidence: 'The job {job} of {path} used {variableOrEnv} for the first time at {usedAt}.'
//   calls: []
// remediation: 'Review the CI diff in the evidence; rotate the variable if not expected.'
// controls:
//   soc2: ['CC7.2']
//   iso27001_2022: ['A.8.15', 'A.8.16']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-2(12)', 'SI-4', 'AU-6']
//   cis_gitlab: ['1.3.13', '2.1.7']
//   owasp_cicd: ['CICD-SEC-4', 'CICD-SEC-6', 'CICD-SEC-10']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (p:GitLabProject)-[:HAS]->(j:GitLabJob)-[:USED]->(x:GitLabVariable|GitLabEnvironment)
WHERE coalesce(datetime(j.startedAt) > now - duration({days: $baselineDays}), true)
WITH now, p, j.name AS job, x, min(datetime(j.startedAt)) AS first, max(CASE WHEN j.byExternalUser THEN 1 ELSE 0 END) AS external
RETURN
  first > now - duration({days: 1}) AND
    datetime(p.createdAt) < now - duration({days: $learningDays}) AS fires,
  p.id AS projectId,
  job,
  x.name AS variableOrEnv,
  p.fullPath AS path,
  CASE external WHEN 1 THEN 'high' ELSE 'medium' END AS severity,
  toString(first) AS usedAt,
  p.key AS projectKey
