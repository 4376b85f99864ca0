// ---
// id: projects-without-required-approvals
// title: Projects that require no approval
// description: >-
//   Projects in which a merge request into the default branch needs nobody's approval: no approval rule asks for one, or those that do
//   count for other branches only (R35). Where rules could not be read the row says unknown.
// params:
//   includeArchived: { type: boolean, default: false, description: Archived projects too; nothing is merged in them (R36). }
// returns:
//   project: { type: string, description: Full path of the project. }
//   state: { type: string, description: '`none`, `other branches only` or `unknown`.' }
//   rules: { type: int, description: 'Approval rules that the project has, also those that ask for no approval.' }
//   defaultBranch: { type: string, description: Its default branch. }
//   visibility: { type: string, description: Visibility of the project. }
//   lastActivityAt: { type: datetime, description: When something last happened in it. }
//   key: { type: string, description: Key of the project. }
// remediation: Require at least one approval for all protected branches.
// needs: [projects, branch-rules, approval-rules]
// ---
MATCH (p:GitLabProject)
WHERE
  size(coalesce(p._claims, [])) > 0 AND
  NOT coalesce(p.emptyRepo, false) AND
  coalesce(p.approvalsBeforeMerge, 0) = 0 AND
  ($includeArchived OR NOT coalesce(p.archived, false))
WITH p, [(p)-[:HAS]->(a:GitLabApprovalRule) WHERE a.approvalsRequired > 0 | a] AS asking
WITH
  p,
  asking,
  any(
    a IN asking
    WHERE
      CASE
        WHEN EXISTS { (a)-[:APPLIES_TO]->() } OR a.appliesToAllProtectedBranches
          THEN EXISTS { (a)-[:APPLIES_TO]->()-[:PROTECTS]->(:GitLabBranch {default: true})<-[:HAS]-(p) }
        ELSE true
      END
  ) AS required
WHERE NOT required
RETURN
  coalesce(p.fullPath, p.key) AS project,
  CASE
    WHEN size(asking) > 0 AND NOT EXISTS { (p)-[:HAS]->(:GitLabBranch {default: true}) } THEN 'unknown'
    WHEN size(asking) > 0 THEN 'other branches only'
    WHEN p.hasApprovalRules = false OR EXISTS { (p)-[:HAS]->(:GitLabApprovalRule) } THEN 'none'
    ELSE 'unknown'
  END AS state,
  COUNT { (p)-[:HAS]->(:GitLabApprovalRule) } AS rules,
  p.defaultBranch AS defaultBranch,
  p.visibility AS visibility,
  p.lastActivityAt AS lastActivityAt,
  p.key AS key
ORDER BY state, project, key
