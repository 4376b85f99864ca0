// ---
// id: merge-requests-merged-by-author
// title: Merge requests merged by their author
// description: Merged merge requests whose author pressed merge, with how many others approved; where approvals could not be read the number is left out.
// params:
//   since: { type: string, format: datetime, description: Only those merged at or after this time; those of unknown time are listed too. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   iid: { type: int, description: Number inside the project. }
//   title: { type: string, description: Title. }
//   author: { type: string, description: Username of who opened and merged it. }
//   approvedByOthers: { type: int, description: How many other users approved; none when unknown. }
//   targetBranch: { type: string, description: Branch that it went into. }
//   mergedAt: { type: datetime, description: When it was merged. }
//   webUrl: { type: string, description: Address in the browser. }
//   key: { type: string, description: Key of the merge request. }
// needs: [merge-requests, approvals]
// ---
MATCH (m:GitLabMergeRequest {state: 'merged'})<-[:MERGED]-(u:GitLabUser)
WHERE
  EXISTS { (u)-[:OPENED]->(m) } AND
  ($since IS NULL OR coalesce(datetime(m.mergedAt) >= datetime($since), true))
RETURN
  head([(p:GitLabProject)-[:HAS]->(m) | coalesce(p.fullPath, p.key)]) AS project,
  m.iid AS iid,
  m.title AS title,
  coalesce(u.username, u.key) AS author,
  CASE
    WHEN m.approved IS NOT NULL AND NOT 'approved' IN coalesce(m.unreadable, []) THEN COUNT {
      (m)<-[:APPROVED]-(other) WHERE other <> u
    }
  END AS approvedByOthers,
  m.targetBranch AS targetBranch,
  m.mergedAt AS mergedAt,
  m.webUrl AS webUrl,
  m.key AS key
ORDER BY mergedAt DESC, key
