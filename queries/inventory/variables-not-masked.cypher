// ---
// id: variables-not-masked
// title: Variables that job logs may show
// description: >-
//   CI/CD variables that are not masked: a job that prints one leaves it in its log, for all who may read that.
// params:
//   scope: { type: string, default: any, values: [any, instance, group, project], description: Whose variables. }
// returns:
//   kind: { type: string, description: '`instance`, `group` or `project`.' }
//   path: { type: string, description: 'Path of the group or project, or name of the connection to the instance.' }
//   name: { type: string, description: Name of the variable. }
//   variableType: { type: string, description: '`env_var` or `file`.' }
//   environmentScope: { type: string, description: Environments whose jobs get it. }
//   protected: { type: boolean, description: Whether only jobs on protected refs get it. }
//   hidden: { type: boolean, description: Whether its value can never be read back. }
//   projects: { type: int, description: Known projects whose jobs get it. }
//   variableKey: { type: string, description: Key of the variable. }
//   key: { type: string, description: Key of its owner. }
// remediation: Mask secrets, and hide those that nobody has to read again.
// needs: [instance-variables, group-variables, project-variables]
// ---
MATCH (v:GitLabVariable)<-[:HAS]-(owner)
WHERE v.masked = false AND $scope IN ['any', CASE WHEN owner:GitLabAccount THEN 'instance' WHEN owner:GitLabGroup THEN 'group' ELSE 'project' END]
RETURN
  CASE WHEN owner:GitLabAccount THEN 'instance' WHEN owner:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(owner.fullPath, owner.name, owner.key) AS path,
  v.name AS name,
  v.variableType AS variableType,
  v.environmentScope AS environmentScope,
  v.protected AS protected,
  v.hidden AS hidden,
  CASE
    WHEN owner:GitLabProject THEN 1
    ELSE COUNT { MATCH (owner) (()-[:HAS]->(:GitLabGroup))* ()-[:HAS]->(p:GitLabProject) RETURN DISTINCT p }
  END AS projects,
  v.key AS variableKey,
  owner.key AS key
ORDER BY kind, path, name, environmentScope, variableKey, key
