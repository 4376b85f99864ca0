// ---
// id: unprotected-default-branches
// title: Default branches without protection
// description: >-
//   Projects with commits whose default branch no rule protects, neither one of the project nor one of its group: every Developer
//   pushes to it and may force-push it (R24). Where rules could not be read the row says unknown.
// params:
//   includeArchived: { type: boolean, default: false, description: Archived projects too; they take no pushes (R36). }
// returns:
//   project: { type: string, description: Full path of the project. }
//   branch: { type: string, description: Its default branch. }
//   state: { type: string, description: '`unprotected` or `unknown`.' }
//   visibility: { type: string, description: Visibility of the project. }
//   rules: { type: int, description: Rules that the project has for other branches. }
//   lastActivityAt: { type: datetime, description: When something last happened in it. }
//   key: { type: string, description: Key of the project. }
// remediation: Protect the default branch, and let only Maintainers push to it.
// needs: [projects, branch-rules, branch-rules-rest]
// ---
MATCH (p:GitLabProject)
WHERE
  size(coalesce(p._claims, [])) > 0 AND
  p.defaultBranch IS NOT NULL AND
  NOT coalesce(p.emptyRepo, false) AND
  ($includeArchived OR NOT coalesce(p.archived, false))
OPTIONAL MATCH (p)-[:HAS]->(b:GitLabBranch {default: true})
WITH p, b
WHERE b IS NULL OR NOT EXISTS { (b)<-[:PROTECTS]-(:GitLabProtectedBranch) }
RETURN
  coalesce(p.fullPath, p.key) AS project,
  p.defaultBranch AS branch,
  CASE WHEN b IS NULL THEN 'unknown' ELSE 'unprotected' END AS state,
  p.visibility AS visibility,
  COUNT { (p)-[:HAS]->(:GitLabProtectedBranch) } AS rules,
  p.lastActivityAt AS lastActivityAt,
  p.key AS key
ORDER BY state DESC, project, key
