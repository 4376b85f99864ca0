// ---
// id: job-token-allow-lists
// title: Whose job tokens reach which projects
// description: >-
//   A row for each project or group on a project's allow-list (R28); where the list is switched off, one row says that the jobs of
//   every project may reach it. Projects of which that is not known are left out.
// params:
//   onlyOpen: { type: boolean, default: false, description: Only projects whose list is switched off. }
// returns:
//   project: { type: string, description: Full path of the project that is reached. }
//   sourceKind: { type: string, description: '`any`, `group` or `project`.' }
//   source: { type: string, description: Path of the project or group whose jobs reach it. }
//   sourceProjects: { type: int, description: Known projects whose jobs that are; none for `any`. }
//   defaultPermissions: { type: boolean, description: Whether the rights of the token are not narrowed down. }
//   policies: { type: strings, description: What it may do when narrowed down. }
//   mayPush: { type: boolean, description: Whether the project lets its own job tokens push. }
//   sourceKey: { type: string, description: Key of the project or group whose jobs reach it. }
//   key: { type: string, description: Key of the project that is reached. }
// remediation: Switch the allow-list on and keep it to the projects that need it.
// needs: [projects, job-token-settings, job-token-projects, job-token-groups]
// ---
MATCH (p:GitLabProject)
WHERE p.inboundJobTokenScopeEnabled IS NOT NULL AND (NOT $onlyOpen OR p.inboundJobTokenScopeEnabled = false)
OPTIONAL MATCH (s)-[r:JOB_TOKEN_REACHES]->(p)
WHERE p.inboundJobTokenScopeEnabled
WITH p, s, r
WHERE s IS NOT NULL OR p.inboundJobTokenScopeEnabled = false
RETURN
  coalesce(p.fullPath, p.key) AS project,
  CASE WHEN s IS NULL THEN 'any' WHEN s:GitLabGroup THEN 'group' ELSE 'project' END AS sourceKind,
  coalesce(s.fullPath, s.key) AS source,
  CASE
    WHEN s:GitLabProject THEN 1
    WHEN s:GitLabGroup THEN COUNT { MATCH (s) (()-[:HAS]->(:GitLabGroup))* ()-[:HAS]->(below:GitLabProject) RETURN DISTINCT below }
  END AS sourceProjects,
  r.defaultPermissions AS defaultPermissions,
  r.policies AS policies,
  p.ciPushRepositoryForJobTokenAllowed AS mayPush,
  s.key AS sourceKey,
  p.key AS key
ORDER BY project, sourceKind, source, sourceKey
