// ---
// id: webhooks-to-hosts
// title: Where webhooks send to
// description: Every host that webhooks send events to, with how many of the instance, groups and projects do so.
// params:
//   host: { type: string, description: Part of the host’s name. }
// returns:
//   host: { type: string, description: 'Host; `unknown` when it could not be read.' }
//   webhooks: { type: int, description: Webhooks that send there. }
//   systemHooks: { type: int, description: Those of the whole instance. }
//   groups: { type: int, description: Groups that send there. }
//   projects: { type: int, description: Projects that send there by a webhook of their own. }
//   insecure: { type: int, description: Webhooks over plain HTTP or without a check of the certificate. }
//   events: { type: strings, description: 'Events that are sent there, sorted.' }
// needs: [system-hooks, group-hooks, project-hooks]
// ---
MATCH (w:GitLabWebhook)
WITH w, coalesce(w.urlHost, 'unknown') AS host
WHERE $host IS NULL OR host CONTAINS toLower($host)
OPTIONAL MATCH (w)<-[:HAS]-(owner)
WITH
  host,
  count(DISTINCT w) AS webhooks,
  count(DISTINCT CASE WHEN owner:GitLabAccount THEN w END) AS systemHooks,
  count(DISTINCT CASE WHEN owner:GitLabGroup THEN owner END) AS groups,
  count(DISTINCT CASE WHEN owner:GitLabProject THEN owner END) AS projects,
  count(DISTINCT CASE WHEN w.urlScheme = 'http' OR w.enableSslVerification = false THEN w END) AS insecure,
  collect(w.events) AS lists
RETURN
  host,
  webhooks,
  systemHooks,
  groups,
  projects,
  insecure,
  COLLECT { UNWIND lists AS list UNWIND list AS event RETURN DISTINCT event ORDER BY event } AS events
ORDER BY webhooks DESC, host
