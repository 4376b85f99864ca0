// ---
// id: active-integrations
// title: Active integrations
// description: Integrations of groups and projects, with the host that each talks to where it has one. Those of groups reach all projects below that do not have their own.
// params:
//   slug: { type: string, description: 'Kind of integration, such as `jira`.' }
// returns:
//   slug: { type: string, description: Kind of integration. }
//   title: { type: string, description: Its name in GitLab. }
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   inherited: { type: boolean, description: Whether its settings come from above. }
//   urlHost: { type: string, description: 'Host in its settings; none when it has none, or when it was not read.' }
//   events: { type: strings, description: Events that it is sent. }
//   updatedAt: { type: datetime, description: When its settings last changed. }
//   key: { type: string, description: Key of the integration. }
// needs: [active-integrations, project-integrations, group-integrations]
// ---
MATCH (i:GitLabIntegration)<-[:HAS]-(owner)
WHERE coalesce(i.active, true) AND ($slug IS NULL OR i.slug = $slug)
RETURN
  i.slug AS slug,
  i.title AS title,
  CASE WHEN owner:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(owner.fullPath, owner.key) AS path,
  i.inherited AS inherited,
  i.urlHost AS urlHost,
  i.events AS events,
  i.updatedAt AS updatedAt,
  i.key AS key
ORDER BY slug, kind, path, key
