// ---
// id: merge-requests-unsigned-commits
// title: Merge requests with commits that are not verified
// description: >-
//   Merged and open merge requests with commits that nobody signed, or whose signature GitLab could not verify; where the
//   commits could not all be read the row says unknown. A verified signature is of a key that the author told GitLab of, or
//   GitLab's own for what was done in the browser.
// params:
//   since: { type: string, format: datetime, description: Only those changed at or after this time; those of unknown time are listed too. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   iid: { type: int, description: Number inside the project. }
//   title: { type: string, description: Title. }
//   state: { type: string, description: '`opened`, `locked` or `merged`.' }
//   signing: { type: string, description: '`unsigned`, `unverified` (all are signed, not all verified) or `unknown`.' }
//   commitCount: { type: int, description: Commits in it; none when unknown. }
//   unsignedCommitCount: { type: int, description: Those that nobody signed; none when unknown. }
//   unverifiedCommitCount: { type: int, description: Those signed with a signature that is not verified; none when unknown. }
//   author: { type: string, description: Username of who opened it. }
//   committers: { type: strings, description: 'Usernames of those who wrote or committed its commits, as far as their e-mails tell.' }
//   targetBranch: { type: string, description: Branch that it goes into. }
//   mergedAt: { type: datetime, description: When it was merged. }
//   webUrl: { type: string, description: Address in the browser. }
//   key: { type: string, description: Key of the merge request. }
// remediation: Refuse commits that are not signed by a push rule of the project (Premium), and have people add their keys to GitLab.
// needs: [merge-requests, merge-request-commits]
// ---
MATCH (m:GitLabMergeRequest)
WHERE
  m.state <> 'closed' AND
  ($since IS NULL OR coalesce(datetime(m.updatedAt) >= datetime($since), true)) AND
  (m.unsignedCommitCount IS NULL OR m.unsignedCommitCount + m.unverifiedCommitCount > 0)
RETURN
  head([(p:GitLabProject)-[:HAS]->(m) | coalesce(p.fullPath, p.key)]) AS project,
  m.iid AS iid,
  m.title AS title,
  m.state AS state,
  CASE
    WHEN m.unsignedCommitCount IS NULL THEN 'unknown'
    WHEN m.unsignedCommitCount > 0 THEN 'unsigned'
    ELSE 'unverified'
  END AS signing,
  m.commitCount AS commitCount,
  m.unsignedCommitCount AS unsignedCommitCount,
  m.unverifiedCommitCount AS unverifiedCommitCount,
  head([(u)-[:OPENED]->(m) | coalesce(u.username, u.key)]) AS author,
  COLLECT { MATCH (u:GitLabUser)-[:COMMITTED_TO]->(m) RETURN coalesce(u.username, u.key) AS name ORDER BY name } AS committers,
  m.targetBranch AS targetBranch,
  m.mergedAt AS mergedAt,
  m.webUrl AS webUrl,
  m.key AS key
ORDER BY mergedAt DESC, key
