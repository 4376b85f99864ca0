// ---
// id: protected-tags
// title: Protected tags
// description: 'Rules on who may create which tags, which often start releases: roles, people, groups and deploy keys (R19 to R23).'
// returns:
//   project: { type: string, description: Full path of the project. }
//   rule: { type: string, description: Name or pattern of the tags. }
//   roles: { type: strings, description: 'Roles that may create them, from the least on.' }
//   users: { type: strings, description: 'Usernames of those whom it names, sorted.' }
//   groups: { type: strings, description: 'Full paths of the groups that it names, sorted.' }
//   deployKeys: { type: strings, description: 'Titles of the deploy keys that it names, sorted.' }
//   ruleKey: { type: string, description: Key of the rule. }
//   key: { type: string, description: Key of the project. }
// needs: [protected-tags]
// ---
MATCH (p:GitLabProject)-[:HAS]->(t:GitLabProtectedTag)
RETURN
  coalesce(p.fullPath, p.key) AS project,
  t.name AS rule,
  [
    level IN t.createAccessLevels |
    CASE level
      WHEN 0 THEN 'nobody'
      WHEN 30 THEN 'Developer'
      WHEN 40 THEN 'Maintainer'
      WHEN 60 THEN 'administrator'
      ELSE 'role ' + toString(level)
    END
  ] AS roles,
  COLLECT {
    MATCH (u:GitLabUser)-[:ALLOWED_TO_CREATE]->(t)
    RETURN coalesce(u.username, u.key) AS name ORDER BY name
  } AS users,
  COLLECT {
    MATCH (g:GitLabGroup)-[:ALLOWED_TO_CREATE]->(t)
    RETURN coalesce(g.fullPath, g.key) AS name ORDER BY name
  } AS groups,
  COLLECT {
    MATCH (k:GitLabDeployKey)-[:ALLOWED_TO_CREATE]->(t)
    RETURN coalesce(k.title, k.key) AS name ORDER BY name
  } AS deployKeys,
  t.key AS ruleKey,
  p.key AS key
ORDER BY project, rule, ruleKey
