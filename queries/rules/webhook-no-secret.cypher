// ---
// id: webhook-no-secret
// title: 'Webhook has no secret or signing token'
// description: >-
//   Webhooks of the instance, groups and projects that send no secret token. Unknown where GitLab does not tell whether
//   there is one.
// returns:
//   fires: boolean
//   hookLevel: { type: string, description: '`system`, `group` or `project`.' }
//   hookId: { type: int, description: GitLab’s id of the webhook. }
//   name: { type: string, description: Name of the webhook. }
//   path: { type: string, description: Full path of the group or project; none for system hooks. }
//   host: { type: string, description: Host that it sends to. }
//   call: { type: string, description: What mends or ends it. }
//   hookKey: { type: string, description: Key of the webhook. }
// alert:
//   severity: low
//   category: webhooks-integrations
//   identity: [hookLevel, hookId]
//   asset: hookKey
//   path: []
//   needs: [system-hooks, group-hooks, project-hooks]
//   evidence: 'The {hookLevel} webhook {hookId} sends to {host} without a secret.'
//   calls: ['{call}']
// remediation: 'Set a signing token and verify it at the receiver.'
// controls:
//   soc2: ['CC6.7']
//   iso27001_2022: ['A.8.20']
//   nist_800_53: ['SC-8', 'IA-9']
//   cis_gitlab: ['1.4.4']
//   owasp_cicd: ['CICD-SEC-8']
// ---
MATCH (w:GitLabWebhook)
WITH *, head([(o)-[:HAS]->(w) | o]) AS o
WITH *, CASE WHEN o:GitLabProject THEN 'project' WHEN o:GitLabGroup THEN 'group' ELSE 'system' END AS level
RETURN
  NOT CASE WHEN NOT 'hasSecret' IN coalesce(w.unreadable, []) THEN w.hasSecret END AS fires,
  level AS hookLevel,
  w.id AS hookId,
  w.name AS name,
  o.fullPath AS path,
  w.urlHost AS host,
  'PUT /' + CASE level WHEN 'system' THEN '' ELSE level + 's/' + o.id + '/' END + 'hooks/' + w.id + ' token=<secret>' AS call,
  w.key AS hookKey
