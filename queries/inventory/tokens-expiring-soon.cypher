// ---
// id: tokens-expiring-soon
// title: Access tokens that expire soon or never
// description: Working tokens that end within some days, and those that never end; a token whose end is unreadable is listed as unknown.
// params:
//   days: { type: int, default: 30, min: 0, max: 100000, description: Tokens that end within so many days. }
//   includeNeverExpiring: { type: boolean, default: true, description: Tokens without an end too. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   expiry: { type: string, description: '`soon`, `never` or `unknown`.' }
//   expiresAt: { type: date, description: The day on which it ends. }
//   daysLeft: { type: int, description: Whole days until then. }
//   kind: { type: string, description: '`personal`, `project` or `group`.' }
//   name: { type: string, description: Name of the token. }
//   owner: { type: string, description: 'Path of the project or group, or username, that the token belongs to.' }
//   actsAs: { type: string, description: Username as which it acts. }
//   scopes: { type: strings, description: Scopes. }
//   lastUsedAt: { type: datetime, description: When it was last used. }
//   key: { type: string, description: Key of the token. }
// remediation: Rotate what is still used before it ends, give an end to what has none, and revoke the rest.
// needs: [tokens]
// ---
WITH date(coalesce(datetime($asOf), datetime())) AS today
MATCH (t:GitLabAccessToken)
WHERE coalesce(t.revoked, false) = false AND coalesce(t.active, true)
WITH
  t,
  duration.inDays(today, date(t.expiresAt)).days AS daysLeft,
  CASE
    WHEN t.expiresAt IS NOT NULL THEN 'soon'
    WHEN 'expiresAt' IN coalesce(t.unreadable, []) THEN 'unknown'
    ELSE 'never'
  END AS expiry
WHERE
  (expiry = 'soon' AND daysLeft > 0 AND daysLeft <= $days) OR
  expiry = 'unknown' OR
  (expiry = 'never' AND $includeNeverExpiring)
RETURN
  expiry,
  t.expiresAt AS expiresAt,
  daysLeft,
  t.kind AS kind,
  t.name AS name,
  head([(owner)-[:HAS]->(t) | coalesce(owner.fullPath, owner.username, owner.key)]) AS owner,
  head([(t)-[:ACTS_AS]->(u) | coalesce(u.username, u.key)]) AS actsAs,
  t.scopes AS scopes,
  t.lastUsedAt AS lastUsedAt,
  t.key AS key
ORDER BY daysLeft, expiry, key
