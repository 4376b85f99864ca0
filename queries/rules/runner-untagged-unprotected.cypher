// ---
// id: runner-untagged-unprotected
// title: 'Runner takes untagged jobs from unprotected refs'
// description: >-
//   Runners of groups and projects that are not paused, take jobs without tags, take jobs of refs that are not protected,
//   and serve at least one project that gets a protected variable (of its own, a group above or the instance) or has a
//   production environment that is not stopped (R30, R31, R34). Archived projects, those without CI/CD, and for group
//   runners those that do not let them in, are not served. Unknown where a fact of the runner, or of the only project that
//   would decide, could not be read.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: Names of production environments; those of the production tier count whatever their name. }
// returns:
//   fires: boolean
//   runnerId: { type: int, description: GitLab’s id of the runner. }
//   description: { type: string, description: Description of the runner. }
//   runnerType: { type: string, description: '`GROUP_TYPE` or `PROJECT_TYPE`.' }
//   path: { type: string, description: Full path of the first such project. }
//   sensitiveProjects: { type: int, description: How many such projects it serves. }
//   runnerKey: { type: string, description: Key of the runner. }
//   projectKey: { type: string, description: Key of the first such project. }
// alert:
//   severity: high
//   category: runners
//   identity: [runnerId]
//   asset: runnerKey
//   path: [runnerKey, projectKey]
//   needs: [runners, projects, project-variables, group-variables, environments]
//   evidence: 'Runner {runnerId} ({description}) takes untagged jobs of every ref and serves {sensitiveProjects} projects with protected variables or production, such as {path}.'
//   calls: ['PUT /runners/{runnerId} access_level=ref_protected run_untagged=false']
// remediation: 'Set the runner to protected refs only and require tags.'
// controls:
//   soc2: ['CC6.1', 'CC6.8']
//   iso27001_2022: ['A.8.22', 'A.8.31']
//   nist_800_53: ['AC-6', 'SC-7']
//   cis_gitlab: ['2.2.3', '2.1.5']
//   owasp_cicd: ['CICD-SEC-4', 'CICD-SEC-5']
// ---
CALL () {
  CALL () {
    MATCH (o)-[:HAS]->(v:GitLabVariable)
    WHERE coalesce(CASE WHEN NOT 'protected' IN coalesce(v.unreadable, []) THEN v.protected END, true)
    WITH o, collect(CASE WHEN NOT 'protected' IN coalesce(v.unreadable, []) THEN v.protected END) AS known
    MATCH (o) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject)
    RETURN p, CASE WHEN size(known) > 0 THEN true END AS isSensitive
    UNION ALL
    MATCH (p:GitLabProject)-[:HAS]->(e:GitLabEnvironment)
    WHERE coalesce(e.state, 'available') <> 'stopped'
    WITH p, CASE WHEN NOT 'tier' IN coalesce(e.unreadable, []) THEN e.tier END = 'production' OR toLower(e.name) IN $productionNames AS isProduction
    WHERE coalesce(isProduction, true)
    RETURN p, isProduction AS isSensitive
  }
  WITH p, collect(isSensitive) AS known
  WHERE coalesce(p.archived, false) = false AND coalesce(p.buildsAccessLevel, 'enabled') <> 'disabled'
  WITH p, CASE WHEN size(known) > 0 THEN true END AS isSensitive
  MATCH (t) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p)
  MATCH (r:GitLabRunner)-[:RUNS_JOBS_OF]->(t)
  WHERE r.runnerType IN ['GROUP_TYPE', 'PROJECT_TYPE']
  WITH r, p, isSensitive, CASE
    WHEN t:GitLabAccount THEN CASE WHEN NOT 'sharedRunnersEnabled' IN coalesce(p.unreadable, []) THEN p.sharedRunnersEnabled END
    WHEN t:GitLabGroup THEN CASE WHEN NOT 'groupRunnersEnabled' IN coalesce(p.unreadable, []) THEN p.groupRunnersEnabled END
    ELSE true
  END AS enabled
  WHERE coalesce(enabled, true)
  RETURN r, p, enabled AND isSensitive AS decides
  UNION ALL
  MATCH (r:GitLabRunner)
  WHERE r.runnerType IN ['GROUP_TYPE', 'PROJECT_TYPE']
  RETURN r, null AS p, false AS decides
}
WITH r, p, decides
ORDER BY p.fullPath, p.key
WITH
  r,
  collect(DISTINCT CASE WHEN decides THEN p END) AS sensitive,
  count(CASE WHEN decides IS NULL THEN r END) AS unsure
RETURN
  NOT CASE WHEN NOT 'paused' IN coalesce(r.unreadable, []) THEN r.paused END AND
    CASE WHEN NOT 'runUntagged' IN coalesce(r.unreadable, []) THEN r.runUntagged END AND
    CASE WHEN NOT 'accessLevel' IN coalesce(r.unreadable, []) THEN r.accessLevel END = 'NOT_PROTECTED' AND
    CASE
      WHEN size(sensitive) > 0 THEN true
      WHEN unsure = 0 THEN false
    END AS fires,
  r.id AS runnerId,
  r.description AS description,
  r.runnerType AS runnerType,
  sensitive[0].fullPath AS path,
  size(sensitive) AS sensitiveProjects,
  r.key AS runnerKey,
  sensitive[0].key AS projectKey
