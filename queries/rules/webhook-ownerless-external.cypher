// ---
// id: webhook-ownerless-external
// title: 'Webhook to an outside host has no owner'
// description: >-
//   Webhooks that send to a host outside `corporateDomains` and `approvedHosts`, and have no owner: the audit log of the
//   last 30 days names nobody who made the webhook, or who did is not active or holds no role in its group or project any
//   more (R1 to R7; of the instance: is no administrator). Hosts below those on the lists count as theirs. While both lists
//   are empty no host can be judged and the answer is unknown; so it is where the host, the state of who made it, or whether
//   an invitation is void (R7), could not be read.
// params:
//   corporateDomains: { type: string_list, default: [], description: Domains of the organisation; hosts below them count too. }
//   approvedHosts: { type: string_list, default: [], description: Hosts that may be sent to; hosts below them count too. }
// returns:
//   fires: boolean
//   hookLevel: { type: string, description: '`system`, `group` or `project`.' }
//   hookId: { type: int, description: GitLab’s id of the webhook. }
//   name: { type: string, description: Name of the webhook. }
//   path: { type: string, description: Full path of the group or project; none for system hooks. }
//   host: { type: string, description: Host that it sends to. }
//   makers: { type: strings, description: 'Usernames of who made it, as far as known, sorted.' }
//   call: { type: string, description: What mends or ends it. }
//   hookKey: { type: string, description: Key of the webhook. }
// alert:
//   severity: high
//   category: webhooks-integrations
//   identity: [hookLevel, hookId]
//   asset: hookKey
//   path: []
//   needs: [system-hooks, group-hooks, project-hooks]
//   evidence: 'The {hookLevel} webhook {hookId} sends to {host}, which is not approved, and has no owner.'
//   calls: ['{call}']
// remediation: 'Assign an owner and register the receiver, or delete the hook.'
// controls:
//   soc2: ['CC6.7', 'CC9.2']
//   iso27001_2022: ['A.5.9', 'A.5.14', 'A.5.19']
//   gdpr: ['Art. 28(1)', 'Art. 32(1)(b)']
//   nist_800_53: ['CA-3', 'SA-9', 'AC-20']
//   cis_gitlab: ['1.4.1']
//   owasp_cicd: ['CICD-SEC-8']
// ---
CALL () {
  MATCH (u:GitLabUser)-[:PERFORMED]->(e:GitLabAuditEvent {eventType: 'webhook_created'})
  RETURN collect({hook: split(e.key, '/')[0] + '/' + e.targetId, u: u}) AS made
}
MATCH (w:GitLabWebhook)
WITH *, head([(o)-[:HAS]->(w) | o]) AS o
WITH *, CASE WHEN o:GitLabProject THEN 'project' WHEN o:GitLabGroup THEN 'group' ELSE 'system' END AS level
WITH
  *,
  [entry IN made WHERE entry.hook = split(w.key, '/')[0] + '/' + w.id | entry.u] AS people,
  split(CASE WHEN NOT 'urlHost' IN coalesce(w.unreadable, []) THEN w.urlHost END, ':')[0] AS receiver
CALL (o, people) {
  UNWIND people AS u
  WITH DISTINCT
    o,
    u,
    EXISTS { (u)-[:OWNS]->(o) }
      OR EXISTS {
        MATCH (u)-[m:MEMBER_OF]->(:GitLabGroup|GitLabProject) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (o)
        WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
      }
      OR EXISTS {
        MATCH (u)-[m:MEMBER_OF]->(:GitLabGroup)-[:INVITED_TO]->(:GitLabGroup) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (o)
        WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
      }
      OR (o:GitLabProject AND
        NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(o) } AND
        (EXISTS {
            MATCH (u)-[m:MEMBER_OF]->(:GitLabGroup) (()-[:HAS]->(:GitLabGroup))* (:GitLabGroup)-[:INVITED_TO]->(o)
            WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
          } OR
          EXISTS {
            MATCH (u)-[m:MEMBER_OF]->(:GitLabGroup)-[:INVITED_TO]->(:GitLabGroup) (()-[:HAS]->(:GitLabGroup))* (:GitLabGroup)-[:INVITED_TO]->(o)
            WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
          }) AND
        // Whether the invitation is void.
        CASE WHEN NOT EXISTS { MATCH (namespace:GitLabGroup)-[:HAS]->(o) WHERE namespace.shareWithGroupLock IS NULL } THEN true END) AS isMember
  ORDER BY u.username
  RETURN
    collect(u.username) AS makers,
    collect({alive: CASE WHEN NOT 'state' IN coalesce(u.unreadable, []) THEN u.state END = 'active' AND (isMember OR CASE WHEN NOT 'isAdmin' IN coalesce(u.unreadable, []) THEN CASE WHEN u.key STARTS WITH 'gitlab.com/' THEN false ELSE u.isAdmin END END)}) AS owners
}
RETURN
  CASE
    WHEN size($corporateDomains + $approvedHosts) = 0 OR receiver CONTAINS '{' THEN null
    ELSE none(one IN $corporateDomains + $approvedHosts WHERE receiver = toLower(one) OR receiver ENDS WITH '.' + toLower(one))
  END
  AND none(owner IN owners WHERE owner.alive) AS fires,
  level AS hookLevel,
  w.id AS hookId,
  w.name AS name,
  o.fullPath AS path,
  w.urlHost AS host,
  makers,
  'DELETE /' + CASE level WHEN 'system' THEN '' ELSE level + 's/' + o.id + '/' END + 'hooks/' + w.id + '' AS call,
  w.key AS hookKey
