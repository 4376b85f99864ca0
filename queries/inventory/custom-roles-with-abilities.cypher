// ---
// id: custom-roles-with-abilities
// title: Custom roles and who has them
// description: Every custom role with its abilities (R17), and how many memberships and SAML group links give it.
// returns:
//   name: { type: string, description: Name of the role. }
//   group: { type: string, description: Full path of the group that it belongs to; none for the whole instance. }
//   baseAccessLevel: { type: int, description: The role that it begins with. }
//   abilities: { type: strings, description: 'What it adds, sorted.' }
//   members: { type: int, description: Direct memberships that give it. }
//   samlGroupLinks: { type: int, description: SAML group links that give it. }
//   key: { type: string, description: Key of the role. }
// needs: [member-roles, group-member-roles, members, saml-group-links]
// ---
MATCH (r:GitLabMemberRole)
WITH r, split(r.key, '/')[0] + '/' AS host
OPTIONAL MATCH (g:GitLabGroup)-[:HAS]->(r)
RETURN
  r.name AS name,
  coalesce(g.fullPath, g.key) AS group,
  r.baseAccessLevel AS baseAccessLevel,
  r.abilities AS abilities,
  COUNT {
    (u:GitLabUser)-[m:MEMBER_OF]->() WHERE m.memberRoleId = r.id AND u.key STARTS WITH host
  } AS members,
  COUNT {
    MATCH (l:GitLabSamlGroupLink) WHERE l.memberRoleId = r.id AND l.key STARTS WITH host
  } AS samlGroupLinks,
  r.key AS key
ORDER BY baseAccessLevel DESC, name, key
