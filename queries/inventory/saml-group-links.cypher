// ---
// id: saml-group-links
// title: SAML group links
// description: Which groups at the identity provider make members of which groups here, highest role first. Who is in them is the provider’s to tell.
// returns:
//   samlGroup: { type: string, description: Name of the group at the provider. }
//   provider: { type: string, description: Provider that it counts for; none means any. }
//   group: { type: string, description: 'Full path, or key, of the group here.' }
//   accessLevel: { type: int, description: The role that its people get. }
//   memberRole: { type: string, description: 'Name, or id, of the custom role that they get, if any (R17).' }
//   linkKey: { type: string, description: Key of the link. }
//   key: { type: string, description: Key of the group. }
// needs: [groups, saml-group-links]
// ---
MATCH (l:GitLabSamlGroupLink)-[grant:GRANTS]->(g:GitLabGroup)
OPTIONAL MATCH (r:GitLabMemberRole)
WHERE r.id = l.memberRoleId AND r.key STARTS WITH split(l.key, '/')[0] + '/'
RETURN
  l.name AS samlGroup,
  l.provider AS provider,
  coalesce(g.fullPath, g.key) AS group,
  grant.accessLevel AS accessLevel,
  coalesce(r.name, toString(l.memberRoleId)) AS memberRole,
  l.key AS linkKey,
  g.key AS key
ORDER BY accessLevel DESC, group, samlGroup, linkKey
