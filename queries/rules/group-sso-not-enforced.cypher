// ---
// id: group-sso-not-enforced
// title: 'SAML SSO configured but not enforced'
// description: >-
//   Top-level groups with sign-in by SAML that is not enforced on the web, or not for Git and the dependency proxy. The
//   settings of SAML are not read yet: groups of which SAML identities or group links are known are unknown, and others are
//   not looked at. A finding names the settings that are off.
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the group.' }
//   path: { type: string, description: Full path of the group. }
//   off: { type: string, description: The settings that are off. }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: high
//   category: identity
//   identity: [groupId]
//   asset: groupKey
//   path: []
//   needs: [groups, saml-providers]
//   tier: premium
//   evidence: 'Sign-in by SAML is on in {path}, but off is {off}.'
//   calls: []
// remediation: 'Enable SSO-only authentication for web and Git/dependency-proxy activity.'
// controls:
//   soc2: ['CC6.1', 'CC6.2']
//   iso27001_2022: ['A.5.16', 'A.8.5']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-2', 'AC-2(1)']
//   owasp_cicd: ['CICD-SEC-2']
// ---
MATCH (g:GitLabGroup)
WHERE NOT g.fullPath CONTAINS '/' AND NOT 'webUrl' IN coalesce(g.unreadable, [])
OPTIONAL MATCH (g)-[:HAS]->(s:GitLabSamlProvider)
WITH g, s
WHERE
  s IS NOT NULL OR
  EXISTS { (g)-[:HAS]->(i:GitLabIdentity) WHERE i.provider IN ['group_saml'] } OR
  EXISTS { (g) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (:GitLabGroup)<-[:GRANTS]-(:GitLabSamlGroupLink) }

RETURN
  s.enabled AND (NOT s.enforcedSso OR NOT s.gitCheckEnforced) AS fires,
  g.id AS groupId,
  g.fullPath AS path,
  CASE WHEN s.enforcedSso THEN 'git_check_enforced' WHEN s.gitCheckEnforced THEN 'enforced_sso' ELSE 'enforced_sso, git_check_enforced' END AS off,
  g.key AS groupKey
