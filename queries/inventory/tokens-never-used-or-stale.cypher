// ---
// id: tokens-never-used-or-stale
// title: Access tokens never used, or not for long
// description: Working tokens without any use, or without one for some days; where the last use is unreadable the row says unknown.
// params:
//   days: { type: int, default: 90, min: 1, max: 100000, description: Days without use after which a token is stale. }
//   graceDays: { type: int, default: 7, min: 0, max: 100000, description: Days that a new token may be unused. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   usage: { type: string, description: '`never used`, `stale` or `unknown`.' }
//   idleDays: { type: int, description: 'Whole days since the last use, or since its creation when never used.' }
//   kind: { type: string, description: '`personal`, `project` or `group`.' }
//   name: { type: string, description: Name of the token. }
//   owner: { type: string, description: 'Path of the project or group, or username, that the token belongs to.' }
//   actsAs: { type: string, description: Username as which it acts. }
//   scopes: { type: strings, description: Scopes. }
//   createdAt: { type: datetime, description: When it was created. }
//   lastUsedAt: { type: datetime, description: When it was last used. }
//   expiresAt: { type: date, description: The day on which it ends. }
//   key: { type: string, description: Key of the token. }
// remediation: Ask the owner whether it is needed; revoke it if not.
// needs: [tokens]
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (t:GitLabAccessToken)
WHERE
  coalesce(t.revoked, false) = false AND
  coalesce(t.active, true) AND
  coalesce(t.expiresAt > toString(date(now)), true)
WITH
  t,
  duration.inDays(datetime(coalesce(t.lastUsedAt, t.createdAt)), now).days AS idle,
  CASE
    WHEN t.lastUsedAt IS NOT NULL THEN 'stale'
    WHEN 'lastUsedAt' IN coalesce(t.unreadable, []) THEN 'unknown'
    ELSE 'never used'
  END AS usage
WHERE
  usage = 'unknown' OR
  (usage = 'stale' AND idle >= $days) OR
  (usage = 'never used' AND coalesce(idle >= $graceDays, true))
WITH t, usage, CASE WHEN usage <> 'unknown' THEN idle END AS idleDays
RETURN
  usage,
  idleDays,
  t.kind AS kind,
  t.name AS name,
  head([(owner)-[:HAS]->(t) | coalesce(owner.fullPath, owner.username, owner.key)]) AS owner,
  head([(t)-[:ACTS_AS]->(u) | coalesce(u.username, u.key)]) AS actsAs,
  t.scopes AS scopes,
  t.createdAt AS createdAt,
  t.lastUsedAt AS lastUsedAt,
  t.expiresAt AS expiresAt,
  t.key AS key
ORDER BY usage, idleDays DESC, key
