// ---
// id: projects-where-authors-may-approve
// title: Projects where authors may approve their own changes
// description: >-
//   Projects that let the author of a merge request approve it, or those who committed to it: one person can then get a change in
//   alone (R35). Where the settings could not be read the row says unknown.
// params:
//   includeArchived: { type: boolean, default: false, description: Archived projects too; nothing is merged in them (R36). }
// returns:
//   project: { type: string, description: Full path of the project. }
//   state: { type: string, description: '`authors`, `committers`, `both` or `unknown`.' }
//   approvalsRequired: { type: int, description: Most approvals that one of its rules asks for; none when it has no rule. }
//   overridable: { type: boolean, description: Whether merge requests may change their approval rules. }
//   keptOnPush: { type: boolean, description: Whether approvals outlive new commits. }
//   visibility: { type: string, description: Visibility of the project. }
//   key: { type: string, description: Key of the project. }
// remediation: Prevent approval by the author and by those who add commits, best in the settings of the top-level group.
// needs: [projects, project-approval-settings]
// ---
MATCH (p:GitLabProject)
WHERE size(coalesce(p._claims, [])) > 0 AND ($includeArchived OR NOT coalesce(p.archived, false))
WITH
  p,
  CASE
    WHEN p.mergeRequestsAuthorApproval AND NOT p.mergeRequestsDisableCommittersApproval THEN 'both'
    WHEN p.mergeRequestsAuthorApproval THEN 'authors'
    WHEN p.mergeRequestsDisableCommittersApproval = false THEN 'committers'
    WHEN p.mergeRequestsAuthorApproval IS NULL THEN 'unknown'
  END AS state
WHERE state IS NOT NULL
OPTIONAL MATCH (p)-[:HAS]->(a:GitLabApprovalRule)
WITH p, state, max(a.approvalsRequired) AS approvalsRequired
RETURN
  coalesce(p.fullPath, p.key) AS project,
  state,
  approvalsRequired,
  NOT p.disableOverridingApproversPerMergeRequest AS overridable,
  NOT p.resetApprovalsOnPush AS keptOnPush,
  p.visibility AS visibility,
  p.key AS key
ORDER BY state, project, key
