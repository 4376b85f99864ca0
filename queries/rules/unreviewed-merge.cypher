// ---
// id: unreviewed-merge
// title: 'Change reached the default branch without independent review'
// description: >-
//   Merge requests merged into the default branch within the look-back window that nobody but their author approved. Who wrote the
//   commits of a merge request is not read: an approval by one of them counts as another's. Direct pushes are not read either; the
//   rules on who may push tell where they are possible. Unknown where approvals, the author of one that a single person approved, the time of the
//   merge or the default branch could not be read.
// params:
//   lookbackDays: { type: int, default: 30, description: 'Days back from now in which merges count.' }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   mrIidOrSha: { type: string, description: 'Number of the merge request inside the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   author: { type: string, description: 'Username of who opened it.' }
//   mergedBy: { type: string, description: 'Username of who merged it.' }
//   targetBranch: { type: string, description: 'Branch that it went into.' }
//   mergedAt: { type: datetime, description: 'When it was merged.' }
//   ownApproval: { type: boolean, description: 'Whether the author approved it.' }
//   webUrl: { type: string, description: 'Address in the browser.' }
//   mergeRequestKey: { type: string, description: 'Key of the merge request.' }
// alert:
//   severity: high
//   category: code-review
//   identity: [projectId, mrIidOrSha]
//   asset: mergeRequestKey
//   path: []
//   needs: [projects, merge-requests, approvals]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'Merge request {mrIidOrSha} of @{author} in {path} was merged into {targetBranch} by @{mergedBy} at {mergedAt}, approved by nobody else.'
//   calls: ['POST /projects/{projectId}/approval_rules name=Review approvals_required=1 applies_to_all_protected_branches=true']
// remediation: 'Review the change after the fact, record the exception, tighten the approval rule that let it through.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.5.3', 'A.8.32']
//   eu_ai_act: ['Art. 17(1)(c)']
//   nist_800_53: ['CM-3', 'AC-5', 'SI-7']
//   cis_gitlab: ['1.1.3']
//   owasp_cicd: ['CICD-SEC-1']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (p:GitLabProject)-[:HAS]->(m:GitLabMergeRequest {state: 'merged'})
WITH
  p,
  m,
  CASE WHEN NOT 'mergedAt' IN coalesce(m.unreadable, []) THEN m.mergedAt END AS mergedAt,
  now
WITH
  p,
  m,
  mergedAt,
  datetime(mergedAt) >= now - duration({days: $lookbackDays}) AND datetime(mergedAt) <= now AS recent,
  m.targetBranch = CASE WHEN NOT 'defaultBranch' IN coalesce(p.unreadable, []) THEN p.defaultBranch END AS isDefault
WHERE coalesce(recent AND isDefault, true)
WITH
  p,
  m,
  mergedAt,
  recent AND isDefault AS counts,
  EXISTS { (:GitLabUser)-[:OPENED]->(m) } AS hasAuthor,
  COUNT { (:GitLabUser)-[:APPROVED]->(m) } AS approvers,
  EXISTS { (u:GitLabUser)-[:APPROVED]->(m) WHERE NOT (u)-[:OPENED]->(m) } AS hasOther,
  CASE WHEN NOT 'approved' IN coalesce(m.unreadable, []) THEN m.approved END IS NOT NULL AS told
RETURN
  counts AND
    CASE
      // Of two one is not the author, whoever that is.
      WHEN approvers = 1 AND NOT hasAuthor THEN null
      WHEN hasOther THEN false
      // GitLab's own word is true as well when no approval is required; it only tells that approvals were shown.
      WHEN told THEN true
    END AS fires,
  p.id AS projectId,
  toString(m.iid) AS mrIidOrSha,
  p.fullPath AS path,
  head([(u:GitLabUser)-[:OPENED]->(m) | coalesce(u.username, u.key)]) AS author,
  head([(u:GitLabUser)-[:MERGED]->(m) | coalesce(u.username, u.key)]) AS mergedBy,
  m.targetBranch AS targetBranch,
  mergedAt,
  approvers > 0 AS ownApproval,
  m.webUrl AS webUrl,
  m.key AS mergeRequestKey
