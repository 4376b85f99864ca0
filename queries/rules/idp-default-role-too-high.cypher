// ---
// id: idp-default-role-too-high
// title: 'SAML/SCIM provisioning gives Developer or higher by default'
// description: >-
//   Top-level groups whose SAML or SCIM makes members with a higher role than so, Developer or more unless configured
//   otherwise; critical from Maintainer on. Of a custom role its base role counts, of Planner and Security Manager the step of
//   the ladder below (R16, R17). The settings of SAML are not read yet: groups of which SAML or SCIM identities or group links
//   are known are unknown, and others are not looked at.
// params:
//   maxDefaultAccessLevel: { type: int, default: 20, min: 5, max: 50, description: The highest role that new members may get by default. }
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the group.' }
//   path: { type: string, description: Full path of the group. }
//   accessLevel: { type: int, description: The role that new members get. }
//   severity: { type: string, description: '`high`, or `critical` from Maintainer on.' }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: high
//   category: identity
//   identity: [groupId]
//   asset: groupKey
//   path: []
//   needs: [groups, saml-providers]
//   tier: premium
//   evidence: 'Whom the identity provider of {path} lets in becomes a member with role {accessLevel}.'
//   calls: []
// remediation: 'Set the default to Guest or Minimal access and grant roles with SAML group links.'
// controls:
//   soc2: ['CC6.2', 'CC6.3']
//   iso27001_2022: ['A.5.15', 'A.5.18']
//   gdpr: ['Art. 25(2)']
//   nist_800_53: ['AC-6', 'AC-2']
//   cis_gitlab: ['1.3.8']
//   owasp_cicd: ['CICD-SEC-2']
// ---
MATCH (g:GitLabGroup)
WHERE NOT g.fullPath CONTAINS '/' AND NOT 'webUrl' IN coalesce(g.unreadable, [])
OPTIONAL MATCH (g)-[:HAS]->(s:GitLabSamlProvider)
WITH g, s
WHERE
  s IS NOT NULL OR
  EXISTS { (g)-[:HAS]->(i:GitLabIdentity) WHERE i.provider IN ['group_saml', 'scim'] } OR
  EXISTS { (g) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (:GitLabGroup)<-[:GRANTS]-(:GitLabSamlGroupLink) }

OPTIONAL MATCH (role:GitLabMemberRole {id: s.defaultMemberRoleId})
WHERE role.key STARTS WITH split(g.key, '/')[0] + '/'
WITH g, s, CASE WHEN s.defaultMemberRoleId IS NULL THEN s.defaultMembershipRole ELSE role.baseAccessLevel END AS accessLevel
WITH g, s, max(accessLevel) AS accessLevel
RETURN
  (s.enabled OR s.scimEnabled) AND
    CASE accessLevel WHEN 25 THEN 20 WHEN 15 THEN 10 ELSE accessLevel END > $maxDefaultAccessLevel AS fires,
  g.id AS groupId,
  g.fullPath AS path,
  accessLevel,
  CASE WHEN accessLevel >= 40 THEN 'critical' ELSE 'high' END AS severity,
  g.key AS groupKey
