// ---
// id: static-credential-in-variable
// title: 'Long-lived cloud or personal credential kept as a CI/CD variable'
// description: >-
//   CI/CD variables of the instance, groups and projects (archived ones aside) whose name is that of a long-lived credential
//   of a cloud (it contains `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `GOOGLE_APPLICATION_CREDENTIALS` or
//   `AZURE_CLIENT_SECRET`) while no job that gets the variable asks for an ID token named after that cloud, or that of a
//   personal token (`GITLAB_PAT`, also as the first or last part, or an ending in `_PERSONAL_TOKEN`). One finding for all
//   environment scopes of a name. Only names are known. Unknown where a job asks for ID tokens that no cloud is named in,
//   its ID tokens could not be read, or a configuration lies elsewhere or does not parse; jobs of included files are not
//   known and do not count.
// returns:
//   fires: boolean
//   scopeType: { type: string, description: '`instance`, `group` or `project`.' }
//   scopeId: { type: int, description: GitLab’s id of the group or project; none for the instance. }
//   key: { type: string, description: 'Name of the variable, which GitLab calls its key.' }
//   kind: { type: string, description: '`aws`, `gcp`, `azure` or `personal token`.' }
//   path: { type: string, description: Full path of the group or project; none for the instance. }
//   idTokens: { type: strings, description: Names of the ID tokens that its jobs ask for. }
//   call: { type: string, description: What removes it. }
//   variableKey: { type: string, description: Key of the variable. }
// alert:
//   severity: high
//   confidence: medium
//   category: secrets
//   identity: [scopeType, scopeId, key]
//   asset: variableKey
//   path: []
//   needs: [instance-variables, group-variables, project-variables, ci-configs]
//   evidence: 'Variable {key} of {scopeType} {path} looks like a long-lived credential ({kind}).'
//   calls: ['{call}']
// remediation: 'Use OIDC id_tokens for clouds and a project access token or job token for GitLab.'
// controls:
//   soc2: ['CC6.1']
//   iso27001_2022: ['A.5.17']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-5', 'IA-5(7)']
//   cis_gitlab: ['2.1.7']
//   owasp_cicd: ['CICD-SEC-6']
// ---
MATCH (o)-[:HAS]->(v:GitLabVariable)
WHERE coalesce(o.archived, false) = false
WITH
  split(v.key, '/')[0] AS host,
  v.name AS key,
  CASE WHEN o:GitLabProject THEN 'project' WHEN o:GitLabGroup THEN 'group' ELSE 'instance' END AS scopeType,
  o.id AS scopeId,
  min(v.key) AS variableKey,
  head(collect(o)) AS o
WITH
  *,
  CASE
    WHEN toUpper(key) CONTAINS 'AWS_ACCESS_KEY_ID' OR toUpper(key) CONTAINS 'AWS_SECRET_ACCESS_KEY' THEN 'aws'
    WHEN toUpper(key) CONTAINS 'GOOGLE_APPLICATION_CREDENTIALS' THEN 'gcp'
    WHEN toUpper(key) CONTAINS 'AZURE_CLIENT_SECRET' THEN 'azure'
    WHEN toUpper(key) = 'GITLAB_PAT'
      OR toUpper(key) STARTS WITH 'GITLAB_PAT_'
      OR toUpper(key) ENDS WITH '_GITLAB_PAT'
      OR toUpper(key) ENDS WITH '_PERSONAL_TOKEN' THEN 'personal token'
  END AS kind
CALL (o, kind) {
  WITH o, kind
  WHERE kind IN ['aws', 'gcp', 'azure']
  MATCH (o) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject)-[:HAS]->(c:GitLabCiConfig)
  WHERE coalesce(p.archived, false) = false
  OPTIONAL MATCH (c)-[:HAS]->(j:GitLabCiJob)
  WITH
    c,
    j,
    CASE WHEN j IS NULL THEN [] ELSE CASE WHEN NOT 'idTokens' IN coalesce(j.unreadable, []) THEN j.idTokens END END AS names
  WITH
    collect(names) AS lists,
    count(CASE WHEN names IS NULL OR coalesce(c.origin, 'repository') <> 'repository' OR NOT coalesce(CASE WHEN NOT 'parses' IN coalesce(c.unreadable, []) THEN c.parses END, false) THEN c END) AS unread
  RETURN
    COLLECT { UNWIND lists AS list UNWIND list AS name RETURN DISTINCT name ORDER BY name } AS idTokens,
    unread
}
WITH *, [name IN idTokens | CASE
  WHEN toUpper(name) CONTAINS 'AWS' THEN 'aws'
  WHEN toUpper(name) CONTAINS 'GCP' OR toUpper(name) CONTAINS 'GOOGLE' THEN 'gcp'
  WHEN toUpper(name) CONTAINS 'AZURE' THEN 'azure'
  ELSE 'none'
END] AS clouds
RETURN
  CASE
    WHEN kind IS NULL OR kind IN clouds THEN false
    WHEN 'none' IN clouds OR unread > 0 THEN null
    ELSE true
  END AS fires,
  scopeType,
  scopeId,
  key,
  kind,
  o.fullPath AS path,
  idTokens,
  'DELETE /' + CASE scopeType WHEN 'instance' THEN 'admin/ci' ELSE scopeType + 's/' + scopeId END + '/variables/' + key AS call,
  variableKey
