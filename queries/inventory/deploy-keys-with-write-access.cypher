// ---
// id: deploy-keys-with-write-access
// title: Deploy keys that can push
// description: >-
//   Deploy keys that may write to a project, with the state of their owner: a key pushes only while its owner can read the project
//   (R23), so a blocked owner means a key that waits. Where it could not be read whether a key writes, the row says unknown.
// params:
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   title: { type: string, description: Title of the key. }
//   write: { type: string, description: '`yes` or `unknown`.' }
//   owner: { type: string, description: Username of its owner; none when unknown. }
//   ownerState: { type: string, description: 'State of the owner, or `unknown`.' }
//   archived: { type: boolean, description: Whether the project is archived and so read only (R36). }
//   expiresAt: { type: datetime, description: When the key ends. }
//   expired: { type: boolean, description: Whether that is past. }
//   lastUsedAt: { type: datetime, description: When it was last used. }
//   fingerprint: { type: string, description: SHA-256 fingerprint. }
//   keyKey: { type: string, description: Key of the deploy key. }
//   key: { type: string, description: Key of the project. }
// remediation: Take write access from keys that only read; replace keys whose owner is gone.
// needs: [deploy-keys]
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (k:GitLabDeployKey)-[grant:GRANTS]->(p:GitLabProject)
WHERE coalesce(grant.canPush, true)
OPTIONAL MATCH (u:GitLabUser)-[:OWNS]->(k)
RETURN
  coalesce(p.fullPath, p.key) AS project,
  k.title AS title,
  CASE WHEN grant.canPush THEN 'yes' ELSE 'unknown' END AS write,
  coalesce(u.username, u.key) AS owner,
  coalesce(u.state, 'unknown') AS ownerState,
  p.archived AS archived,
  k.expiresAt AS expiresAt,
  coalesce(datetime(k.expiresAt) <= now, false) AS expired,
  k.lastUsedAt AS lastUsedAt,
  k.fingerprintSha256 AS fingerprint,
  k.key AS keyKey,
  p.key AS key
ORDER BY project, title, keyKey, key
