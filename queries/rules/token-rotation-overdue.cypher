// ---
// id: token-rotation-overdue
// title: 'Token older than its rotation window'
// description: >-
//   Personal, project, group and deploy tokens that work and are older than `maxAgeDays`, or whose whole life, from the day
//   they were made to the day they end, is longer than `maxLifetimeDays`. That a token never ends is for the rules on tokens
//   without expiry. GitLab does not tell when a deploy token was made, so that those that work are unknown.
// params:
//   maxAgeDays: { type: int, default: 90, min: 1, max: 36500, description: Days after which a token is to be renewed. }
//   maxLifetimeDays: { type: int, default: 365, min: 1, max: 36500, description: Days that a token may last. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   tokenKind: { type: string, description: '`personal`, `project`, `group` or `deploy`.' }
//   tokenId: { type: int, description: GitLab’s id of the token. }
//   name: { type: string, description: Name of the token. }
//   owner: { type: string, description: 'Username, or full path of the group or project, that it belongs to.' }
//   path: { type: string, description: Full path of the group or project; none for personal tokens. }
//   createdAt: { type: datetime, description: When it was made. }
//   expiresAt: { type: date, description: The day on which it ends. }
//   ageDays: { type: int, description: Whole days since it was made. }
//   lifetimeDays: { type: int, description: Days from then to its end. }
//   call: { type: string, description: What renews or ends it. }
//   tokenKey: { type: string, description: Key of the token. }
// alert:
//   severity: medium
//   category: non-human-identity
//   identity: [tokenKind, tokenId]
//   asset: tokenKey
//   path: []
//   needs: [tokens, deploy-tokens]
//   evidence: 'The {tokenKind} token {name} of {owner} is {ageDays} days old (made {createdAt}, ends {expiresAt}).'
//   calls: ['{call}']
//   volatile: [ageDays]
// remediation: 'Rotate now and shorten the lifetime to 90 days.'
// controls:
//   soc2: ['CC6.1']
//   iso27001_2022: ['A.5.17']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-5', 'IA-5(1)']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-6']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
CALL () {
  MATCH (t:GitLabAccessToken)
  RETURN t, t.kind AS tokenKind, CASE WHEN NOT 'active' IN coalesce(t.unreadable, []) THEN t.active END AS active, false AS silent
  UNION ALL
  MATCH (t:GitLabDeployToken)
  RETURN
    t,
    'deploy' AS tokenKind,
    NOT (CASE WHEN NOT 'revoked' IN coalesce(t.unreadable, []) THEN t.revoked END OR
      CASE WHEN NOT 'expired' IN coalesce(t.unreadable, []) THEN t.expired END) AS active,
    true AS silent
}
WITH
  *,
  head([(o)-[:HAS]->(t) | o]) AS o,
  CASE WHEN NOT silent AND NOT 'createdAt' IN coalesce(t.unreadable, []) THEN datetime(t.createdAt) END AS created,
  date(left(t.expiresAt, 10)) AS ends
WITH *, duration.inDays(date(created), ends).days AS lifetimeDays
RETURN
  active AND
    (created < now - duration({days: $maxAgeDays}) OR
      CASE
        WHEN 'expiresAt' IN coalesce(t.unreadable, []) THEN null
        WHEN ends IS NULL AND NOT silent THEN false
        ELSE lifetimeDays > $maxLifetimeDays
      END) AS fires,
  tokenKind,
  t.id AS tokenId,
  t.name AS name,
  coalesce(o.fullPath, o.username) AS owner,
  o.fullPath AS path,
  t.createdAt AS createdAt,
  left(t.expiresAt, 10) AS expiresAt,
  duration.inDays(created, now).days AS ageDays,
  lifetimeDays,
  CASE tokenKind
    WHEN 'personal' THEN 'POST /personal_access_tokens/' + t.id + '/rotate'
    WHEN 'project' THEN 'POST /projects/' + o.id + '/access_tokens/' + t.id + '/rotate'
    WHEN 'group' THEN 'POST /groups/' + o.id + '/access_tokens/' + t.id + '/rotate'
    ELSE 'DELETE /' + CASE WHEN o:GitLabGroup THEN 'groups/' ELSE 'projects/' END + o.id + '/deploy_tokens/' + t.id
  END AS call,
  t.key AS tokenKey
