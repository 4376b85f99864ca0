// ---
// id: nhi-peer-outlier
// title: 'Token, app or runner has access no peer has'
// description: >-
//   Access tokens that are not revoked and hold a privileged scope that fewer than a tenth of their peers hold: tokens of the same kind in the same
//   top-level group, five or more of them. Applications, runners and deploy keys are not compared. A token whose scopes could not be read is
//   unknown, and counts among no peers.
// params:
//   minPeers: { type: int, default: 5, min: 2, max: 100000, description: The least number of tokens that are compared. }
//   maxShare: { type: float, default: 0.1, min: 0, max: 1, description: The share of peers below which a scope is an outlier. }
// returns:
//   fires: boolean
//   identityId: { type: int, description: GitLab's id of the token. }
//   permission: { type: string, description: 'The scope; `scopes` where they could not be read.' }
//   name: { type: string, description: Name of the token. }
//   kind: { type: string, description: Kind of the token. }
//   path: { type: string, description: Full path of the top-level group. }
//   peers: { type: int, description: How many tokens are compared. }
//   holders: { type: int, description: How many of them hold the scope. }
//   tokenKey: { type: string, description: Key of the token. }
// alert:
//   severity: medium
//   category: drift
//   identity: [identityId, permission]
//   asset: tokenKey
//   needs: [tokens]
//   volatile: [peers, holders]
//   evidence: 'The token {name} holds {permission}; of {peers} such tokens in {path} {holders} do.'
//   calls: []
// remediation: 'Remove the extra access or record why it is needed.'
// controls:
//   soc2: ['CC6.3', 'CC7.2']
//   iso27001_2022: ['A.5.18', 'A.8.16']
//   gdpr: ['Art. 25(2)']
//   nist_800_53: ['AC-2(12)', 'AC-6(7)']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-5']
// ---
MATCH (top:GitLabGroup)
WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(top) }
MATCH (top) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (home:GitLabGroup|GitLabProject)-[:HAS]->(t:GitLabAccessToken)
WHERE coalesce(t.revoked, false) = false AND coalesce(t.active, true)
WITH DISTINCT top, t, CASE WHEN NOT 'scopes' IN coalesce(t.unreadable, []) THEN t.scopes END AS scopes
WITH top, t.kind AS kind, collect({token: t, scopes: scopes}) AS all
WITH top, kind, all, size([one IN all WHERE one.scopes IS NOT NULL]) AS peers
UNWIND all AS one
UNWIND
  CASE
    WHEN one.scopes IS NULL THEN ['scopes']
    ELSE [scope IN one.scopes WHERE scope IN ['api', 'sudo', 'admin_mode', 'write_repository', 'write_registry', 'create_runner', 'manage_runner']]
  END AS permission
WITH top, kind, peers, one, permission, size([other IN all WHERE permission IN other.scopes]) AS holders
RETURN
  CASE
    WHEN one.scopes IS NOT NULL THEN peers >= $minPeers AND holders < $maxShare * peers
  END AS fires,
  one.token.id AS identityId,
  permission,
  one.token.name AS name,
  kind,
  top.fullPath AS path,
  peers,
  holders,
  one.token.key AS tokenKey
