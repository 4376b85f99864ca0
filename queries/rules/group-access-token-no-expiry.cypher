// ---
// id: group-access-token-no-expiry
// title: 'Group access token with no expiry'
// description: >-
//   Group access tokens that work (active and not revoked) and have no day on which they end (R26). Unknown where one of
//   these could not be read.
// returns:
//   fires: boolean
//   groupId: { type: int, description: GitLab’s id of the group. }
//   tokenId: { type: int, description: GitLab’s id of the token. }
//   name: { type: string, description: Name of the token. }
//   path: { type: string, description: Full path of the group. }
//   scopes: { type: strings, description: Scopes of the token. }
//   accessLevel: { type: int, description: Role of the token. }
//   tokenKey: { type: string, description: Key of the token. }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: medium
//   category: non-human-identity
//   identity: [groupId, tokenId]
//   asset: tokenKey
//   path: [tokenKey, groupKey]
//   needs: [tokens]
//   evidence: 'Group access token {name} of {path} (role {accessLevel}, scopes {scopes}) never expires.'
//   calls: ['POST /groups/{groupId}/access_tokens/{tokenId}/rotate']
// remediation: 'Rotate the token with an expiry of 90 days or less (POST .../rotate).'
// controls:
//   soc2: ['CC6.1', 'CC6.2']
//   iso27001_2022: ['A.5.17']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-5', 'AC-2(3)']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-6']
// ---
MATCH (t:GitLabAccessToken {kind: 'group'})
WITH t, head([(g:GitLabGroup)-[:HAS]->(t) | g]) AS g
RETURN
  CASE WHEN NOT 'active' IN coalesce(t.unreadable, []) THEN t.active END AND
    NOT CASE WHEN NOT 'revoked' IN coalesce(t.unreadable, []) THEN t.revoked END AND
    CASE WHEN NOT 'expiresAt' IN coalesce(t.unreadable, []) THEN t.expiresAt IS NULL END AS fires,
  g.id AS groupId,
  t.id AS tokenId,
  t.name AS name,
  g.fullPath AS path,
  t.scopes AS scopes,
  t.accessLevel AS accessLevel,
  t.key AS tokenKey,
  g.key AS groupKey
