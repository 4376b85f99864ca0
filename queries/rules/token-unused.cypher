// ---
// id: token-unused
// title: 'Token not used for 90 days'
// description: >-
//   Personal, project, group and deploy tokens that work and were last used more than `unusedDays` ago, or never, though
//   they were made more than `neverUsedDays` ago. GitLab does not tell when a deploy token was used, so that those that work
//   are unknown.
// params:
//   unusedDays: { type: int, default: 90, min: 1, max: 36500, description: Days without use after which a token fires. }
//   neverUsedDays: { type: int, default: 30, min: 1, max: 36500, description: Days after which a token fires that was never used. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   tokenKind: { type: string, description: '`personal`, `project`, `group` or `deploy`.' }
//   tokenId: { type: int, description: GitLab’s id of the token. }
//   name: { type: string, description: Name of the token. }
//   owner: { type: string, description: 'Username, or full path of the group or project, that it belongs to.' }
//   path: { type: string, description: Full path of the group or project; none for personal tokens. }
//   createdAt: { type: datetime, description: When it was made. }
//   lastUsedAt: { type: datetime, description: When it was last used; none means never. }
//   unusedForDays: { type: int, description: 'Whole days since then, or since it was made.' }
//   call: { type: string, description: What ends it. }
//   tokenKey: { type: string, description: Key of the token. }
// alert:
//   severity: low
//   category: non-human-identity
//   identity: [tokenKind, tokenId]
//   asset: tokenKey
//   path: []
//   needs: [tokens, deploy-tokens]
//   evidence: 'Nobody has used the {tokenKind} token {name} of {owner} for {unusedForDays} days.'
//   calls: ['{call}']
//   volatile: [lastUsedAt, unusedForDays]
// remediation: 'Revoke the token after asking its owner.'
// controls:
//   soc2: ['CC6.2', 'CC6.3']
//   iso27001_2022: ['A.5.17', 'A.5.18']
//   gdpr: ['Art. 25(2)']
//   nist_800_53: ['AC-2(3)', 'IA-5']
//   cis_gitlab: ['1.4.2']
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
  NOT silent AND NOT 'lastUsedAt' IN coalesce(t.unreadable, []) AS told,
  datetime(t.lastUsedAt) AS used,
  CASE WHEN NOT 'createdAt' IN coalesce(t.unreadable, []) THEN datetime(t.createdAt) END AS created
RETURN
  active AND
    CASE
      WHEN NOT told THEN null
      WHEN used IS NULL THEN created < now - duration({days: $neverUsedDays})
      ELSE used < now - duration({days: $unusedDays})
    END AS fires,
  tokenKind,
  t.id AS tokenId,
  t.name AS name,
  coalesce(o.fullPath, o.username) AS owner,
  o.fullPath AS path,
  t.createdAt AS createdAt,
  t.lastUsedAt AS lastUsedAt,
  duration.inDays(coalesce(used, created), now).days AS unusedForDays,
  CASE tokenKind
    WHEN 'personal' THEN 'DELETE /personal_access_tokens/' + t.id
    WHEN 'project' THEN 'DELETE /projects/' + o.id + '/access_tokens/' + t.id
    WHEN 'group' THEN 'DELETE /groups/' + o.id + '/access_tokens/' + t.id
    ELSE 'DELETE /' + CASE WHEN o:GitLabGroup THEN 'groups/' ELSE 'projects/' END + o.id + '/deploy_tokens/' + t.id
  END AS call,
  t.key AS tokenKey
