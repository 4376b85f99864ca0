// ---
// id: default-branches-developers-may-push-to
// title: Default branches that Developers may push to
// description: >-
//   Default branches that the role Developer is enough to push to without a merge request: by a rule that lets it, of which one is
//   enough whatever the others say (R19), or because none protects them (R24). Where rules could not be read the row says unknown.
// params:
//   includeArchived: { type: boolean, default: false, description: Archived projects too; they take no pushes (R36). }
// returns:
//   project: { type: string, description: Full path of the project. }
//   branch: { type: string, description: Its default branch. }
//   why: { type: string, description: '`rule`, `unprotected` or `unknown`.' }
//   rules: { type: strings, description: Names and patterns of the rules that let Developers push. }
//   forcePush: { type: boolean, description: Whether pushes may be forced; none when unknown. }
//   mergeRequestsOnly: { type: boolean, description: 'Whether other rules for the branch let nobody push, to no effect.' }
//   visibility: { type: string, description: Visibility of the project. }
//   key: { type: string, description: Key of the project. }
// remediation: Let only Maintainers, or nobody, push to the default branch; Developers merge.
// needs: [projects, branch-rules, branch-rules-rest]
// ---
MATCH (p:GitLabProject)
WHERE
  size(coalesce(p._claims, [])) > 0 AND
  p.defaultBranch IS NOT NULL AND
  NOT coalesce(p.emptyRepo, false) AND
  ($includeArchived OR NOT coalesce(p.archived, false))
OPTIONAL MATCH (p)-[:HAS]->(b:GitLabBranch {default: true})
WITH p, b, [(b)<-[:PROTECTS]-(r:GitLabProtectedBranch) | r] AS rules
WITH
  p,
  b,
  rules,
  [r IN rules WHERE any(level IN coalesce(r.pushAccessLevels, []) WHERE level > 0 AND level <= 30)] AS granting
WITH
  p,
  b,
  rules,
  granting,
  CASE
    WHEN b IS NULL THEN 'unknown'
    WHEN size(rules) = 0 THEN 'unprotected'
    WHEN size(granting) > 0 THEN 'rule'
    WHEN any(r IN rules WHERE r.pushAccessLevels IS NULL) THEN 'unknown'
  END AS why
WHERE why IS NOT NULL
UNWIND CASE WHEN size(granting) = 0 THEN [null] ELSE granting END AS granted
WITH p, b, rules, why, granted
ORDER BY granted.name
RETURN
  coalesce(p.fullPath, p.key) AS project,
  p.defaultBranch AS branch,
  why,
  collect(granted.name) AS rules,
  CASE why
    WHEN 'unprotected' THEN true
    WHEN 'rule' THEN any(r IN rules WHERE r.allowForcePush)
  END AS forcePush,
  any(r IN rules WHERE r.pushAccessLevels = [0]) AS mergeRequestsOnly,
  p.visibility AS visibility,
  p.key AS key
ORDER BY why, project, key
