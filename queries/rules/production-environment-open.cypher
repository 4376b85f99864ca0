// ---
// id: production-environment-open
// title: 'Production environment is unprotected or open to Developers'
// description: >-
//   Available production environments, by their tier or by a name in `productionNames`, that nothing protects or that Developers
//   may deploy to: rules of the project and of groups above all have to let a deployment (R33), so that every rule must let the
//   role Developer. Archived projects are left out (R36). Unknown where the rules of the environment, or whom one lets, could not
//   be read.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: Lower-case names of environments that are production whatever their tier. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   environment: { type: string, description: 'Name of the environment.' }
//   path: { type: string, description: 'Full path of the project.' }
//   why: { type: string, description: '`unprotected` or `developers`.' }
//   tier: { type: string, description: 'Tier of the environment.' }
//   externalHost: { type: string, description: 'Host under which it is reached.' }
//   rules: { type: strings, description: 'Names or tiers of the rules that protect it, sorted.' }
//   environmentId: { type: int, description: 'GitLab''s id of the environment.' }
//   environmentKey: { type: string, description: 'Key of the environment.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: environments
//   identity: [projectId, environment]
//   asset: environmentKey
//   path: []
//   needs: [projects, environments, project-protected-environments, group-protected-environments]
//   tier: premium
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'Developers may deploy to the production environment {environment} of {path}: {why}.'
//   calls: ['POST /projects/{projectId}/protected_environments name={environment} deploy_access_levels[][access_level]=40']
// remediation: 'Protect the environment and allow a named deployer group only.'
// controls:
//   soc2: ['CC6.3', 'CC8.1']
//   iso27001_2022: ['A.8.31', 'A.8.32']
//   iso42001: ['A.6.2.5']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['CM-5', 'AC-6']
//   cis_gitlab: ['5.2.3']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-5']
// ---
MATCH (p:GitLabProject)-[:HAS]->(e:GitLabEnvironment)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  coalesce(CASE WHEN NOT 'state' IN coalesce(e.unreadable, []) THEN e.state END, 'available') = 'available'
WITH
  p,
  e,
  CASE WHEN NOT 'tier' IN coalesce(e.unreadable, []) THEN e.tier END = 'production' OR toLower(e.name) IN $productionNames AS production
WHERE coalesce(production, true)
OPTIONAL MATCH (e)<-[:PROTECTS]-(r:GitLabProtectedEnvironment)
WITH
  p,
  e,
  production,
  r,
  any(level IN CASE WHEN NOT 'deployAccessLevels' IN coalesce(r.unreadable, []) THEN r.deployAccessLevels END WHERE level > 0 AND level <= 30) AS open
ORDER BY r.name
WITH
  p,
  e,
  production,
  collect(r.name) AS rules,
  count(r) AS protecting,
  count(CASE WHEN open THEN 1 END) AS opened,
  count(CASE WHEN NOT open THEN 1 END) AS closed
WITH
  p,
  e,
  production,
  rules,
  CASE
    WHEN closed > 0 THEN false
    WHEN protecting > opened THEN null
    WHEN protecting > 0 THEN true
    // Without a rule: only where rules were shown.
    WHEN NOT 'hasProtectedEnvironments' IN coalesce(p.unreadable, []) THEN true
  END AS open
RETURN
  production AND open AS fires,
  p.id AS projectId,
  e.name AS environment,
  p.fullPath AS path,
  CASE WHEN size(rules) = 0 THEN 'unprotected' ELSE 'developers' END AS why,
  e.tier AS tier,
  e.externalHost AS externalHost,
  rules,
  e.id AS environmentId,
  e.key AS environmentKey,
  p.key AS projectKey
