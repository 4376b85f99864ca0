// ---
// id: ci-variable-not-masked
// title: 'Sensitive CI/CD variable is not masked'
// description: >-
//   CI/CD variables of the instance, groups and projects (archived ones aside) whose name contains one of `sensitiveNames`,
//   that are of type `env_var` and not masked. Variables of pipeline schedules can never be masked, but GitLab’s answers
//   give only their names here, so that those with such a name are unknown. Unknown, too, where the type or the mask of a
//   variable, or the names of a schedule’s variables, could not be read. Values are never read.
// params:
//   sensitiveNames: { type: string_list, default: [TOKEN, SECRET, PASSWORD, PRIVATE_KEY, CREDENTIAL, AWS_, GCP_, AZURE_, KUBECONFIG], description: Parts of the names of variables that hold secrets. }
// returns:
//   fires: boolean
//   scopeType: { type: string, description: '`instance`, `group`, `project` or `schedule`.' }
//   scopeId: { type: int, description: 'GitLab’s id of the group, project or schedule; none for the instance.' }
//   key: { type: string, description: 'Name of the variable, which GitLab calls its key.' }
//   environmentScope: { type: string, description: 'Environments whose jobs get it; `*` for schedules.' }
//   path: { type: string, description: Full path of the group or project; none for the instance. }
//   protected: { type: boolean, description: Whether only jobs on protected refs get it. }
//   call: { type: string, description: What masks it. }
//   itemKey: { type: string, description: 'Key of the variable, or of the schedule.' }
// alert:
//   severity: medium
//   category: secrets
//   identity: [scopeType, scopeId, key, environmentScope]
//   asset: itemKey
//   path: []
//   needs: [instance-variables, group-variables, project-variables, pipeline-schedules]
//   evidence: 'Variable {key} of {scopeType} {path} (environments {environmentScope}) is not masked.'
//   calls: ['{call}']
// remediation: 'Mask (and hide) the variable or move it to an external secret store; rotate if logs are shared.'
// controls:
//   soc2: ['CC6.1']
//   iso27001_2022: ['A.5.17', 'A.8.11']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-5(6)', 'SC-28']
//   cis_gitlab: ['2.1.7']
//   owasp_cicd: ['CICD-SEC-6']
// ---
CALL () {
  MATCH (o)-[:HAS]->(v:GitLabVariable)
  WHERE coalesce(o.archived, false) = false
  RETURN DISTINCT
    CASE WHEN o:GitLabProject THEN 'project' WHEN o:GitLabGroup THEN 'group' ELSE 'instance' END AS scopeType,
    o.id AS scopeId,
    v.name AS key,
    v.environmentScope AS environmentScope,
    o.fullPath AS path,
    v.protected AS protected,
    CASE WHEN NOT 'masked' IN coalesce(v.unreadable, []) THEN v.masked END AS masked,
    toLower(CASE WHEN NOT 'variableType' IN coalesce(v.unreadable, []) THEN v.variableType END) = 'env_var' AS printable,
    v.key AS itemKey
  UNION ALL
  MATCH (p:GitLabProject)-[:HAS]->(s:GitLabPipelineSchedule)
  WHERE coalesce(p.archived, false) = false
  UNWIND coalesce(CASE WHEN NOT 'variableKeys' IN coalesce(s.unreadable, []) THEN s.variableKeys END, [null]) AS key
  RETURN
    'schedule' AS scopeType,
    s.id AS scopeId,
    key,
    '*' AS environmentScope,
    p.fullPath AS path,
    null AS protected,
    false AS masked,
    null AS printable,
    s.key AS itemKey
}
RETURN
  any(part IN $sensitiveNames WHERE toUpper(key) CONTAINS toUpper(part)) AND NOT masked AND printable AS fires,
  scopeType,
  scopeId,
  key,
  environmentScope,
  path,
  protected,
  CASE
    WHEN scopeType <> 'schedule' THEN 'PUT /' + CASE scopeType WHEN 'instance' THEN 'admin/ci' ELSE scopeType + 's/' + scopeId END + '/variables/' + key + ' masked=true'
      + CASE WHEN environmentScope <> '*' THEN ' filter[environment_scope]=' + environmentScope ELSE '' END
  END AS call,
  itemKey
