// ---
// id: new-external-connection
// title: 'New hook, integration, app, runner or mirror since the baseline'
// description: >-
//   Webhooks, integrations, mirrors, OAuth applications and runners that came since the baseline that was last accepted (without one: since the
//   first sync), where the host that they reach is not among the approved ones. Those that reach no host, such as applications and runners,
//   are told too. Whether a webhook, mirror or integration reaches an approved host is unknown where its host could not be read or is masked.
// params:
//   approvedHosts: { type: string_list, default: [], description: Hosts that may be reached; none by default. }
//   criticalProjects: { type: string_list, default: [], description: Full paths of projects where it is worse. }
// returns:
//   fires: boolean
//   kind: { type: string, description: 'Kind, such as `webhook`, `push_mirror` or `pull_mirror`.' }
//   entityId: { type: int, description: 'GitLab''s id; of a pull mirror that of its project.' }
//   name: { type: string, description: Name or host. }
//   host: { type: string, description: The host that it reaches. }
//   path: { type: string, description: Full path of the group or project that has it. }
//   severity: { type: string, description: '`medium` in a critical project.' }
//   createdAt: { type: string, description: When a sync found it. }
//   entityKey: { type: string, description: Its key. }
// alert:
//   severity: low
//   category: drift
//   identity: [kind, entityId]
//   asset: entityKey
//   needs: [project-hooks, group-hooks, active-integrations, push-mirrors, pull-mirrors, runners]
//   evidence: 'A new {kind} in {path} since {createdAt}: {name}, which reaches {host}.'
//   calls: []
// remediation: 'Approve it with an owner, or remove it.'
// controls:
//   soc2: ['CC7.1', 'CC9.2']
//   iso27001_2022: ['A.5.9', 'A.5.19', 'A.8.16']
//   gdpr: ['Art. 28(1)']
//   nist_800_53: ['CM-8(1)', 'CA-3', 'SA-9']
//   cis_gitlab: ['1.4.1']
//   owasp_cicd: ['CICD-SEC-8', 'CICD-SEC-10']
// ---
OPTIONAL MATCH (b:Baseline {name: 'estate'})
WITH coalesce(b.at, '') AS since
MATCH (c:Change)
WHERE
  c.at > since AND
  c.operation = 'created' AND
  c.subject = 'node' AND
  c.type IN ['webhook', 'integration', 'mirror', 'oauth_application', 'runner']
WITH c.type AS kind, c.key AS entityKey, max(c.at) AS createdAt
MATCH (n:GitLabEntity {key: entityKey})
OPTIONAL MATCH (home:GitLabGroup|GitLabProject|GitLabAccount)-[:HAS]->(n)
WITH kind, n, createdAt, head(collect(home)) AS home, CASE WHEN NOT 'urlHost' IN coalesce(n.unreadable, []) THEN n.urlHost END AS host
// Of a mirror, only its key tells the number and which of the two kinds it is.
RETURN
  kind IN ['oauth_application', 'runner'] OR CASE WHEN NOT host CONTAINS '{' THEN NOT host IN $approvedHosts END AS fires,
  CASE kind WHEN 'mirror' THEN split(n.key, '/')[2] + '_mirror' ELSE kind END AS kind,
  CASE kind WHEN 'mirror' THEN toInteger(last(split(n.key, '/'))) ELSE n.id END AS entityId,
  coalesce(n.name, n.description, n.title, host) AS name,
  host,
  coalesce(home.fullPath, home.name) AS path,
  CASE WHEN home.fullPath IN $criticalProjects THEN 'medium' ELSE 'low' END AS severity,
  createdAt,
  n.key AS entityKey
