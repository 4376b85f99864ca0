// ---
// id: tokens-by-age-and-scope
// title: Access tokens by age and scope
// description: Personal, project and group access tokens, oldest first, with what they may do and as whom they act.
// params:
//   minimumAgeDays: { type: int, default: 0, min: 0, max: 100000, description: Only tokens at least this old; those of unknown age are listed too. }
//   scope: { type: string, description: 'Only tokens with this scope, such as api; those of unknown scopes are listed too.' }
//   includeInactive: { type: boolean, default: false, description: Revoked and expired tokens too. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   kind: { type: string, description: '`personal`, `project` or `group`.' }
//   name: { type: string, description: Name of the token. }
//   owner: { type: string, description: 'Path of the project or group, or username, that the token belongs to.' }
//   actsAs: { type: string, description: Username as which it acts. }
//   scopes: { type: strings, description: Scopes; none when unknown. }
//   accessLevel: { type: int, description: Role of a project or group token. }
//   ageDays: { type: int, description: Whole days since it was created; none when unknown. }
//   state: { type: string, description: '`active`, `revoked`, `expired`, `inactive` or `unknown`.' }
//   createdAt: { type: datetime, description: When it was created. }
//   expiresAt: { type: date, description: The day on which it ends. }
//   lastUsedAt: { type: datetime, description: When it was last used. }
//   key: { type: string, description: Key of the token. }
// needs: [tokens]
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (t:GitLabAccessToken)
WITH
  t,
  duration.inDays(datetime(t.createdAt), now).days AS ageDays,
  CASE
    WHEN t.revoked THEN 'revoked'
    WHEN t.expiresAt <= toString(date(now)) THEN 'expired'
    WHEN t.active = false THEN 'inactive'
    WHEN t.active IS NULL AND t.revoked IS NULL THEN 'unknown'
    ELSE 'active'
  END AS state
WHERE
  coalesce(ageDays >= $minimumAgeDays, true) AND
  ($scope IS NULL OR coalesce($scope IN t.scopes, true)) AND
  ($includeInactive OR state IN ['active', 'unknown'])
RETURN
  t.kind AS kind,
  t.name AS name,
  head([(owner)-[:HAS]->(t) | coalesce(owner.fullPath, owner.username, owner.key)]) AS owner,
  head([(t)-[:ACTS_AS]->(u) | coalesce(u.username, u.key)]) AS actsAs,
  t.scopes AS scopes,
  t.accessLevel AS accessLevel,
  ageDays,
  state,
  t.createdAt AS createdAt,
  t.expiresAt AS expiresAt,
  t.lastUsedAt AS lastUsedAt,
  t.key AS key
ORDER BY ageDays DESC, key
