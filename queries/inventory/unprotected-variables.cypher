// ---
// id: unprotected-variables
// title: Variables that every branch’s jobs get
// description: >-
//   CI/CD variables that are not protected: whoever may push any branch of a project can read them (R30, R31).
// params:
//   scope: { type: string, default: any, values: [any, instance, group, project], description: Whose variables. }
// returns:
//   kind: { type: string, description: '`instance`, `group` or `project`.' }
//   path: { type: string, description: 'Path of the group or project, or name of the connection to the instance.' }
//   name: { type: string, description: Name of the variable. }
//   variableType: { type: string, description: '`env_var` or `file`.' }
//   environmentScope: { type: string, description: Environments whose jobs get it. }
//   masked: { type: boolean, description: Whether GitLab blanks its value in job logs. }
//   hidden: { type: boolean, description: Whether its value can never be read back. }
//   projects: { type: int, description: Known projects whose jobs get it. }
//   variableKey: { type: string, description: Key of the variable. }
//   key: { type: string, description: Key of its owner. }
// remediation: Protect variables that only protected branches and tags need.
// needs: [instance-variables, group-variables, project-variables]
// ---
MATCH (v:GitLabVariable)<-[:HAS]-(owner)
WHERE v.protected = false AND $scope IN ['any', CASE WHEN owner:GitLabAccount THEN 'instance' WHEN owner:GitLabGroup THEN 'group' ELSE 'project' END]
RETURN
  CASE WHEN owner:GitLabAccount THEN 'instance' WHEN owner:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(owner.fullPath, owner.name, owner.key) AS path,
  v.name AS name,
  v.variableType AS variableType,
  v.environmentScope AS environmentScope,
  v.masked AS masked,
  v.hidden AS hidden,
  CASE
    WHEN owner:GitLabProject THEN 1
    ELSE COUNT { MATCH (owner) (()-[:HAS]->(:GitLabGroup))* ()-[:HAS]->(p:GitLabProject) RETURN DISTINCT p }
  END AS projects,
  v.key AS variableKey,
  owner.key AS key
ORDER BY kind, path, name, environmentScope, variableKey, key
