// ---
// id: webhook-insecure-transport
// title: 'Webhook without TLS or certificate checking'
// description: >-
//   Webhooks of the instance, groups and projects that send over plain HTTP or do not check the receiver’s certificate;
//   those that GitLab has disabled for failing do not count. High where the receiver is outside `corporateDomains`; without
//   such a list none is. Unknown where neither fact decides because one could not be read.
// params:
//   corporateDomains: { type: string_list, default: [], description: Domains of the organisation; hosts below them count too. }
// returns:
//   fires: boolean
//   hookLevel: { type: string, description: '`system`, `group` or `project`.' }
//   hookId: { type: int, description: GitLab’s id of the webhook. }
//   name: { type: string, description: Name of the webhook. }
//   path: { type: string, description: Full path of the group or project; none for system hooks. }
//   host: { type: string, description: Host that it sends to. }
//   scheme: { type: string, description: Scheme of the address. }
//   sslVerification: { type: boolean, description: Whether the certificate is checked. }
//   severity: { type: string, description: '`high` where the receiver is outside.' }
//   call: { type: string, description: What mends or ends it. }
//   hookKey: { type: string, description: Key of the webhook. }
// alert:
//   severity: medium
//   category: webhooks-integrations
//   identity: [hookLevel, hookId]
//   asset: hookKey
//   path: []
//   needs: [system-hooks, group-hooks, project-hooks]
//   evidence: 'The {hookLevel} webhook {hookId} sends to {host} by {scheme}, certificate checked: {sslVerification}.'
//   calls: ['{call}']
// remediation: 'Use https and enable SSL verification.'
// controls:
//   soc2: ['CC6.7']
//   iso27001_2022: ['A.8.20', 'A.8.24']
//   gdpr: ['Art. 32(1)(a)']
//   nist_800_53: ['SC-8', 'SC-8(1)']
//   cis_gitlab: ['1.4.4', '2.1.10', '4.3.4']
//   owasp_cicd: ['CICD-SEC-7', 'CICD-SEC-8']
// ---
MATCH (w:GitLabWebhook)
WITH *, head([(o)-[:HAS]->(w) | o]) AS o
WITH *, CASE WHEN o:GitLabProject THEN 'project' WHEN o:GitLabGroup THEN 'group' ELSE 'system' END AS level
WITH
  *,
  CASE WHEN NOT 'urlScheme' IN coalesce(w.unreadable, []) THEN w.urlScheme END AS scheme,
  CASE WHEN NOT 'enableSslVerification' IN coalesce(w.unreadable, []) THEN w.enableSslVerification END AS sslVerification,
  split(CASE WHEN NOT 'urlHost' IN coalesce(w.unreadable, []) THEN w.urlHost END, ':')[0] AS receiver
RETURN
  coalesce(w.alertStatus <> 'disabled', true) AND (scheme = 'http' OR NOT sslVerification) AS fires,
  level AS hookLevel,
  w.id AS hookId,
  w.name AS name,
  o.fullPath AS path,
  w.urlHost AS host,
  scheme,
  sslVerification,
  CASE
    WHEN size($corporateDomains) > 0
      AND NOT receiver CONTAINS '{'
      AND none(domain IN $corporateDomains WHERE receiver = toLower(domain) OR receiver ENDS WITH '.' + toLower(domain)) THEN 'high'
  END AS severity,
  'PUT /' + CASE level WHEN 'system' THEN '' ELSE level + 's/' + o.id + '/' END + 'hooks/' + w.id + ' enable_ssl_verification=true' AS call,
  w.key AS hookKey
