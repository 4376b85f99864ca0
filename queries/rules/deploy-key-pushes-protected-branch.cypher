// ---
// id: deploy-key-pushes-protected-branch
// title: 'Deploy key may push to a protected branch'
// description: >-
//   Deploy keys of a project, and whether a rule that fits its default branch, or a branch from which a recent job deployed to
//   production, names them: whoever holds such a key pushes without review, and so does its owner (R23). Of the deployments the
//   latest pipelines of the project are known. Archived projects are left out (R36). Unknown where the rules could not be read.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: Lower-case names of environments that are production whatever their tier. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   branch: { type: string, description: 'The branch.' }
//   deployKeyId: { type: int, description: 'GitLab''s id of the deploy key.' }
//   path: { type: string, description: 'Full path of the project.' }
//   title: { type: string, description: 'Title of the key.' }
//   canPush: { type: boolean, description: 'Whether the key may push to the project at all.' }
//   owner: { type: string, description: 'Username of its owner; none when unknown.' }
//   rules: { type: strings, description: 'Names and patterns of the rules that name it, sorted.' }
//   deployKeyKey: { type: string, description: 'Key of the deploy key.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: branch-protection
//   identity: [projectId, branch, deployKeyId]
//   asset: deployKeyKey
//   path: [deployKeyKey, projectKey]
//   needs: [projects, branch-rules, branch-rules-rest, deploy-keys]
//   evidence: 'The deploy key {title} of {owner} may push to {branch} in {path}, by the rule {rules}.'
//   calls: ['DELETE /projects/{projectId}/deploy_keys/{deployKeyId}']
// remediation: 'Remove the key from the branch rule; use a release bot with merge requests.'
// controls:
//   soc2: ['CC6.1', 'CC8.1']
//   iso27001_2022: ['A.5.17', 'A.8.4']
//   nist_800_53: ['AC-6', 'CM-5', 'IA-9']
//   cis_gitlab: ['1.1.15']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-6']
// ---
CALL () {
  MATCH (k:GitLabDeployKey)-[:GRANTS]->(p:GitLabProject)
  RETURN k, p
  UNION
  MATCH (k:GitLabDeployKey)-[:ALLOWED_TO_PUSH]->(:GitLabProtectedBranch)<-[:HAS]-(p:GitLabProject)
  RETURN k, p
}
WITH k, p
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false) AND
  p.defaultBranch IS NOT NULL
WITH
  k,
  p,
  EXISTS { (p)-[:HAS]->(:GitLabBranch {default: true}) } AS known,
  [(k)-[:ALLOWED_TO_PUSH]->(r:GitLabProtectedBranch)<-[:HAS]-(p) | r.name] AS names
UNWIND
  [p.defaultBranch] +
  CASE
    WHEN size(names) > 0 THEN COLLECT {
      MATCH (p)-[:HAS]->(e:GitLabEnvironment), (p)-[:HAS]->(:GitLabCiConfig)-[:HAS]->(job:GitLabCiJob)
      WHERE job.environment = e.name AND (e.tier = 'production' OR toLower(e.name) IN $productionNames)
      MATCH (p)-[:HAS]->(:GitLabPipeline)-[:HAS]->(run:GitLabJob {name: job.name, status: 'SUCCESS'})
      WHERE run.ref <> p.defaultBranch
      RETURN DISTINCT run.ref
    }
    ELSE []
  END AS branch
WITH k, p, known, branch, [name IN names WHERE (name = branch OR name CONTAINS '*' AND branch =~ '\\Q' + replace(name, '*', '\\E.*\\Q') + '\\E')] AS rules
WHERE size(rules) > 0 OR branch = p.defaultBranch
RETURN
  size(rules) > 0 OR CASE WHEN known THEN false END AS fires,
  p.id AS projectId,
  branch,
  k.id AS deployKeyId,
  p.fullPath AS path,
  k.title AS title,
  head([(k)-[grant:GRANTS]->(p) | grant.canPush]) AS canPush,
  head([(u:GitLabUser)-[:OWNS]->(k) | coalesce(u.username, u.key)]) AS owner,
  COLLECT { UNWIND rules AS name RETURN DISTINCT name ORDER BY name } AS rules,
  k.key AS deployKeyKey,
  p.key AS projectKey
