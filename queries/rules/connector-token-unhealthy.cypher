// ---
// id: connector-token-unhealthy
// title: 'This product''s own GitLab token is expiring, invalid or over-scoped'
// description: >-
//   The token with which a connection reads GitLab: whether it ends within `warnDays`, was refused, or has scopes beyond
//   those in `readScopes`. The graph does not hold these facts yet, so that every connection is unknown; the rule starts to
//   work when its account has `tokenExpiresAt`, `tokenValid` and `tokenScopes`. A connection has no number in GitLab and is
//   told by its name.
// params:
//   warnDays: { type: int, default: 14, min: 1, max: 3650, description: Days before its end from which on it fires. }
//   readScopes: { type: string_list, default: [read_api, read_user, read_repository, read_registry], description: Scopes that it may have. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   integrationId: { type: string, description: Name of the connection. }
//   host: { type: string, description: Host of the instance. }
//   expiresAt: { type: date, description: The day on which the token ends. }
//   scopes: { type: strings, description: Scopes of the token. }
//   accountKey: { type: string, description: Key of the connection. }
// alert:
//   severity: medium
//   category: non-human-identity
//   identity: [integrationId]
//   asset: accountKey
//   path: []
//   needs: [connection-token]
//   evidence: 'The token of connection {integrationId} to {host} ends {expiresAt} and has scopes {scopes}.'
//   calls: ['POST /personal_access_tokens/self/rotate']
// remediation: 'Rotate the token before expiry; drop write scopes; prefer a group service account.'
// controls:
//   soc2: ['CC6.1', 'CC7.2']
//   iso27001_2022: ['A.5.17', 'A.8.16']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-5', 'CA-7', 'AC-6']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-6', 'CICD-SEC-8']
// ---
WITH coalesce(datetime($asOf), datetime()) AS now
MATCH (a:GitLabAccount)
RETURN
  date(CASE WHEN NOT 'tokenExpiresAt' IN coalesce(a.unreadable, []) THEN a.tokenExpiresAt END) <= date(now) + duration({days: $warnDays}) OR
    NOT CASE WHEN NOT 'tokenValid' IN coalesce(a.unreadable, []) THEN a.tokenValid END OR
    any(scope IN CASE WHEN NOT 'tokenScopes' IN coalesce(a.unreadable, []) THEN a.tokenScopes END WHERE NOT scope IN $readScopes) AS fires,
  a.name AS integrationId,
  a.host AS host,
  a.tokenExpiresAt AS expiresAt,
  a.tokenScopes AS scopes,
  a.key AS accountKey
