// ---
// id: access-token-no-expiry
// title: 'Project, personal, service-account or deploy token with no expiry'
// description: >-
//   Personal, project and deploy tokens that work and have no day on which they end; tokens of service accounts are personal
//   ones (R25 to R27). Those of groups have a rule of their own. High when a scope lets the token write. Unknown where it
//   could not be read whether the token works or ends; a scope that could not be read counts as none.
// params:
//   writeScopes: { type: string_list, default: [api, write_repository, write_registry, write_package_registry], description: Scopes that make it high. }
// returns:
//   fires: boolean
//   tokenKind: { type: string, description: '`personal`, `project` or `deploy`.' }
//   tokenId: { type: int, description: GitLab’s id of the token. }
//   name: { type: string, description: Name of the token. }
//   owner: { type: string, description: 'Username, or full path of the group or project, that it belongs to.' }
//   path: { type: string, description: Full path of the group or project; none for personal tokens. }
//   scopes: { type: strings, description: Scopes of the token. }
//   severity: { type: string, description: '`high` where a scope lets it write.' }
//   call: { type: string, description: What renews or ends it. }
//   tokenKey: { type: string, description: Key of the token. }
// alert:
//   severity: medium
//   category: non-human-identity
//   identity: [tokenKind, tokenId]
//   asset: tokenKey
//   path: []
//   needs: [tokens, deploy-tokens]
//   evidence: 'The {tokenKind} token {name} of {owner} (scopes {scopes}) never expires.'
//   calls: ['{call}']
// remediation: 'Rotate with an expiry; enforce a maximum lifetime at instance or group level.'
// controls:
//   soc2: ['CC6.1', 'CC6.2']
//   iso27001_2022: ['A.5.17']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-5', 'AC-2(3)']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-6']
// ---
CALL () {
  MATCH (t:GitLabAccessToken)
  WHERE t.kind <> 'group'
  RETURN t, t.kind AS tokenKind, CASE WHEN NOT 'active' IN coalesce(t.unreadable, []) THEN t.active END AS active
  UNION ALL
  MATCH (t:GitLabDeployToken)
  RETURN
    t,
    'deploy' AS tokenKind,
    NOT (CASE WHEN NOT 'revoked' IN coalesce(t.unreadable, []) THEN t.revoked END OR
      CASE WHEN NOT 'expired' IN coalesce(t.unreadable, []) THEN t.expired END) AS active
}
WITH *, head([(o)-[:HAS]->(t) | o]) AS o
RETURN
  active AND CASE WHEN NOT 'expiresAt' IN coalesce(t.unreadable, []) THEN t.expiresAt IS NULL END AS fires,
  tokenKind,
  t.id AS tokenId,
  t.name AS name,
  coalesce(o.fullPath, o.username) AS owner,
  o.fullPath AS path,
  t.scopes AS scopes,
  CASE
    WHEN any(scope IN CASE WHEN NOT 'scopes' IN coalesce(t.unreadable, []) THEN t.scopes END WHERE scope IN $writeScopes) THEN 'high'
  END AS severity,
  CASE tokenKind
    WHEN 'personal' THEN 'POST /personal_access_tokens/' + t.id + '/rotate'
    WHEN 'project' THEN 'POST /projects/' + o.id + '/access_tokens/' + t.id + '/rotate'
    ELSE 'DELETE /' + CASE WHEN o:GitLabGroup THEN 'groups/' ELSE 'projects/' END + o.id + '/deploy_tokens/' + t.id
  END AS call,
  t.key AS tokenKey
