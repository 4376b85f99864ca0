// ---
// id: merge-requests-merged-without-approval
// title: Merge requests merged without approval
// description: >-
//   Merged merge requests that nobody approved, or only their author; where approvals could not be read the row says unknown.
//   GitLab's own `approved` does not tell: it is true as well when no approval is required.
// params:
//   since: { type: string, format: datetime, description: Only those merged at or after this time; those of unknown time are listed too. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   iid: { type: int, description: Number inside the project. }
//   title: { type: string, description: Title. }
//   approval: { type: string, description: '`none`, `author only` or `unknown`.' }
//   approvalsRequired: { type: int, description: Approvals that it needed; none when unknown. }
//   author: { type: string, description: Username of who opened it. }
//   mergedBy: { type: string, description: Username of who merged it. }
//   targetBranch: { type: string, description: Branch that it went into. }
//   mergedAt: { type: datetime, description: When it was merged. }
//   webUrl: { type: string, description: Address in the browser. }
//   key: { type: string, description: Key of the merge request. }
// remediation: Require an approval in the project, and keep authors from approving their own merge requests.
// needs: [merge-requests, approvals]
// ---
MATCH (m:GitLabMergeRequest {state: 'merged'})
WHERE
  NOT EXISTS { (m)<-[:APPROVED]-(approver) WHERE NOT (approver)-[:OPENED]->(m) } AND
  ($since IS NULL OR coalesce(datetime(m.mergedAt) >= datetime($since), true))
RETURN
  head([(p:GitLabProject)-[:HAS]->(m) | coalesce(p.fullPath, p.key)]) AS project,
  m.iid AS iid,
  m.title AS title,
  CASE
    WHEN m.approved IS NULL OR 'approved' IN coalesce(m.unreadable, []) THEN 'unknown'
    WHEN EXISTS { (m)<-[:APPROVED]-() } THEN 'author only'
    ELSE 'none'
  END AS approval,
  m.approvalsRequired AS approvalsRequired,
  head([(u)-[:OPENED]->(m) | coalesce(u.username, u.key)]) AS author,
  head([(u)-[:MERGED]->(m) | coalesce(u.username, u.key)]) AS mergedBy,
  m.targetBranch AS targetBranch,
  m.mergedAt AS mergedAt,
  m.webUrl AS webUrl,
  m.key AS key
ORDER BY mergedAt DESC, key
