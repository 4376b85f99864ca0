// ---
// id: group-mfa-not-enforced
// title: 'Group does not require two-factor authentication'
// description: >-
//   Top-level groups that do not require two-factor authentication of their members; groups that are only mentioned by others
//   are left out. The severity is low where sign-in by SAML is enforced and every person with a membership in the group or
//   below it has an identity there; the settings of SAML are not read yet, so that it stays high until they are. Unknown where
//   the setting could not be read.
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the group.' }
//   path: { type: string, description: Full path of the group. }
//   severity: { type: string, description: '`high`, or `low` where enforced single sign-on covers all members.' }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: high
//   category: identity
//   identity: [groupId]
//   asset: groupKey
//   path: []
//   needs: [groups]
//   evidence: 'The top-level group {path} does not require two-factor authentication.'
//   calls: ['PUT /groups/{groupId} require_two_factor_authentication=true two_factor_grace_period=48']
// remediation: 'Group > Settings > General > Permissions: require 2FA for all users.'
// controls:
//   soc2: ['CC6.1']
//   iso27001_2022: ['A.5.17', 'A.8.5']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-2(1)', 'IA-2(2)']
//   cis_gitlab: ['1.3.5']
//   owasp_cicd: ['CICD-SEC-2']
// ---
MATCH (g:GitLabGroup)
// Not only mentioned by others.
WHERE NOT g.fullPath CONTAINS '/' AND NOT 'webUrl' IN coalesce(g.unreadable, [])
RETURN
  NOT CASE
    WHEN NOT 'requireTwoFactorAuthentication' IN coalesce(g.unreadable, []) THEN g.requireTwoFactorAuthentication
  END AS fires,
  g.id AS groupId,
  g.fullPath AS path,
  CASE
    WHEN
      EXISTS { (g)-[:HAS]->(:GitLabSamlProvider {enabled: true, enforcedSso: true}) } AND
      NOT EXISTS {
        MATCH (g) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (place)<-[:MEMBER_OF]-(u:GitLabUser)
        WHERE
          coalesce(u.bot, false) = false AND
          coalesce(u.userType, 'HUMAN') = 'HUMAN' AND
          NOT EXISTS { (u)<-[:ACTS_AS]-(:GitLabIdentity {provider: 'group_saml'})<-[:HAS]-(g) }
      }
    THEN 'low'
    ELSE 'high'
  END AS severity,
  g.key AS groupKey
