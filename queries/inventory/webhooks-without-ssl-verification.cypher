// ---
// id: webhooks-without-ssl-verification
// title: Webhooks that anybody on the way can read
// description: >-
//   Webhooks whose receiver's certificate is not checked, or whose address is plain HTTP: what they send, with the secret that
//   goes along, can be read and changed on its way.
// returns:
//   kind: { type: string, description: '`instance`, `group` or `project`.' }
//   path: { type: string, description: 'Full path of the group or project, or name of the connection to the instance.' }
//   reason: { type: string, description: '`http`, or `certificate` when it is not checked.' }
//   urlHost: { type: string, description: Host that it sends to. }
//   events: { type: strings, description: Events that it sends. }
//   hasSecret: { type: boolean, description: Whether a secret token goes along; none when unknown. }
//   customHeaderNames: { type: strings, description: Headers that go along. }
//   alertStatus: { type: string, description: 'Whether GitLab still calls it: `executable`, `temporarily_disabled` or `disabled`.' }
//   key: { type: string, description: Key of the webhook. }
// needs: [system-hooks, group-hooks, project-hooks]
// ---
MATCH (w:GitLabWebhook)<-[:HAS]-(owner)
WHERE w.urlScheme = 'http' OR w.enableSslVerification = false
RETURN
  CASE
    WHEN owner:GitLabAccount THEN 'instance'
    WHEN owner:GitLabGroup THEN 'group'
    ELSE 'project'
  END AS kind,
  coalesce(owner.fullPath, owner.name, owner.key) AS path,
  CASE WHEN w.urlScheme = 'http' THEN 'http' ELSE 'certificate' END AS reason,
  w.urlHost AS urlHost,
  w.events AS events,
  w.hasSecret AS hasSecret,
  w.customHeaderNames AS customHeaderNames,
  w.alertStatus AS alertStatus,
  w.key AS key
ORDER BY kind, path, urlHost, key, owner.key
