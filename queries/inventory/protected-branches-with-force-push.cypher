// ---
// id: protected-branches-with-force-push
// title: Protected branches that may be force-pushed
// description: >-
//   Rules that let those who may push rewrite the history of the branches that they fit. One such rule is enough, whatever other
//   rules for the same branch say (R19).
// returns:
//   kind: { type: string, description: '`project`, or `group` for a rule that all projects below inherit.' }
//   path: { type: string, description: Full path of the project or group; none when only the rule is known. }
//   rule: { type: string, description: Name or pattern of the branches. }
//   defaultBranches: { type: int, description: Known default branches that it fits. }
//   branches: { type: int, description: 'Known branches that it fits, the default ones and those that a rule names.' }
//   roles: { type: strings, description: 'Roles that may push, from the least on.' }
//   people: { type: int, description: 'Users, groups and deploy keys that it names besides.' }
//   ruleKey: { type: string, description: Key of the rule. }
//   key: { type: string, description: Key of the project or group; none when only the rule is known. }
// remediation: Switch forced pushes off; allow them for the moment in which they are needed.
// needs: [branch-rules, branch-rules-rest, group-branch-rules]
// ---
MATCH (r:GitLabProtectedBranch {allowForcePush: true})
OPTIONAL MATCH (home)-[:HAS]->(r)
RETURN
  CASE WHEN home:GitLabProject THEN 'project' WHEN home:GitLabGroup OR r.isGroupLevel THEN 'group' END AS kind,
  coalesce(home.fullPath, home.key) AS path,
  r.name AS rule,
  COUNT { (r)-[:PROTECTS]->(:GitLabBranch {default: true}) } AS defaultBranches,
  COUNT { (r)-[:PROTECTS]->(:GitLabBranch) } AS branches,
  [
    level IN r.pushAccessLevels |
    CASE level
      WHEN 0 THEN 'nobody'
      WHEN 30 THEN 'Developer'
      WHEN 40 THEN 'Maintainer'
      WHEN 60 THEN 'administrator'
      ELSE 'role ' + toString(level)
    END
  ] AS roles,
  COUNT { (r)<-[:ALLOWED_TO_PUSH]-() } AS people,
  r.key AS ruleKey,
  home.key AS key
ORDER BY defaultBranches DESC, path, rule, ruleKey
