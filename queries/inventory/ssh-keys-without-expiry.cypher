// ---
// id: ssh-keys-without-expiry
// title: SSH keys that never expire
// description: SSH keys of people and service accounts that open repositories and have no end. Those of blocked users open nothing until the user is back (R12).
// params:
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   username: { type: string, description: Username. }
//   state: { type: string, description: State of the user’s account. }
//   title: { type: string, description: Title of the key. }
//   keyType: { type: string, description: Algorithm. }
//   usageType: { type: string, description: '`auth` or `auth_and_signing`; none when unknown.' }
//   fingerprintSha256: { type: string, description: SHA-256 fingerprint. }
//   createdAt: { type: datetime, description: When it was added. }
//   ageDays: { type: int, description: Days since then. }
//   lastUsedAt: { type: datetime, description: 'When it was last used; none when never, or not known.' }
//   key: { type: string, description: Key of the SSH key. }
//   userKey: { type: string, description: Key of the user. }
// needs: [user-ssh-keys]
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (u:GitLabUser)<-[:ACTS_AS]-(k:GitLabSshKey)
WHERE
  k.expiresAt IS NULL AND
  NOT 'expiresAt' IN coalesce(k.unreadable, []) AND
  coalesce(k.usageType, 'auth') <> 'signing'
RETURN
  coalesce(u.username, u.key) AS username,
  u.state AS state,
  k.title AS title,
  k.keyType AS keyType,
  k.usageType AS usageType,
  k.fingerprintSha256 AS fingerprintSha256,
  k.createdAt AS createdAt,
  duration.inDays(datetime(k.createdAt), now).days AS ageDays,
  k.lastUsedAt AS lastUsedAt,
  k.key AS key,
  u.key AS userKey
ORDER BY createdAt, username, key
