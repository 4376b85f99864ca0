// ---
// id: ci-variable-not-protected
// title: 'Sensitive CI/CD variable is exposed to unprotected refs'
// description: >-
//   CI/CD variables of the instance, groups and projects (archived ones aside) whose name contains one of `sensitiveNames`
//   and that are not protected, so that jobs on every ref get them (R30, R31). Medium where the environment scope is not `*`
//   and fits no environment of the production tier below; an environment whose tier could not be read counts as one. Unknown
//   where it could not be read whether the variable is protected. Values are never read.
// params:
//   sensitiveNames: { type: string_list, default: [TOKEN, SECRET, PASSWORD, PRIVATE_KEY, CREDENTIAL, AWS_, GCP_, AZURE_, KUBECONFIG], description: Parts of the names of variables that hold secrets. }
// returns:
//   fires: boolean
//   scopeType: { type: string, description: '`instance`, `group` or `project`.' }
//   scopeId: { type: int, description: GitLab’s id of the group or project; none for the instance. }
//   key: { type: string, description: 'Name of the variable, which GitLab calls its key.' }
//   environmentScope: { type: string, description: Environments whose jobs get it. }
//   path: { type: string, description: Full path of the group or project; none for the instance. }
//   severity: { type: string, description: '`medium` where no production environment gets it.' }
//   call: { type: string, description: What protects it. }
//   variableKey: { type: string, description: Key of the variable. }
// alert:
//   severity: high
//   category: secrets
//   identity: [scopeType, scopeId, key, environmentScope]
//   asset: variableKey
//   path: []
//   needs: [instance-variables, group-variables, project-variables]
//   evidence: 'Jobs on unprotected refs get variable {key} of {scopeType} {path} (environments {environmentScope}).'
//   calls: ['{call}']
// remediation: 'Protect the variable, set an environment scope, protect that environment.'
// controls:
//   soc2: ['CC6.1', 'CC6.3']
//   iso27001_2022: ['A.5.17', 'A.8.3']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-6', 'IA-5(6)']
//   cis_gitlab: ['2.1.7']
//   owasp_cicd: ['CICD-SEC-6', 'CICD-SEC-5']
// ---
MATCH (o)-[:HAS]->(v:GitLabVariable)
WHERE coalesce(o.archived, false) = false
WITH v, collect(o) AS owners
WITH v, owners[0] AS o
WITH
  v,
  o,
  CASE WHEN o:GitLabProject THEN 'project' WHEN o:GitLabGroup THEN 'group' ELSE 'instance' END AS scopeType,
  o.id AS scopeId,
  v.name AS key,
  v.environmentScope AS environmentScope,
  CASE WHEN NOT 'environmentScope' IN coalesce(v.unreadable, []) THEN v.environmentScope END AS scope,
  any(part IN $sensitiveNames WHERE toUpper(v.name) CONTAINS toUpper(part)) AND NOT CASE WHEN NOT 'protected' IN coalesce(v.unreadable, []) THEN v.protected END AS fires
WITH *, '\\Q' + replace(CASE WHEN fires THEN scope END, '*', '\\E.*\\Q') + '\\E' AS pattern
RETURN
  fires,
  scopeType,
  scopeId,
  key,
  environmentScope,
  o.fullPath AS path,
  CASE
    WHEN scope <> '*' AND pattern IS NOT NULL
      AND NOT EXISTS {
        MATCH (o) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (:GitLabProject)-[:HAS]->(e:GitLabEnvironment)
        WHERE e.name =~ pattern AND coalesce(CASE WHEN NOT 'tier' IN coalesce(e.unreadable, []) THEN e.tier END, 'production') = 'production'
      } THEN 'medium'
  END AS severity,
  'PUT /' + CASE scopeType WHEN 'instance' THEN 'admin/ci' ELSE scopeType + 's/' + scopeId END + '/variables/' + key + ' protected=true'
      + CASE WHEN environmentScope <> '*' THEN ' filter[environment_scope]=' + environmentScope ELSE '' END AS call,
  v.key AS variableKey
