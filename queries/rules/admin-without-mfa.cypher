// ---
// id: admin-without-mfa
// title: Owner or Maintainer without MFA
// description: >-
//   People who can sign in, hold a role from Maintainer on in a group (directly or because their group is invited, R1, R4) and have
//   two-factor authentication off. One finding for each group where the role is given; what lies below it follows from it.
// params:
//   minAccessLevel: { type: int, default: 40, min: 10, max: 50, description: The least role that counts. }
// returns:
//   fires: boolean
//   groupId: { type: int, description: GitLab's id of the group. }
//   userId: { type: int, description: GitLab's id of the user. }
//   username: { type: string, description: Username. }
//   path: { type: string, description: Full path of the group. }
//   accessLevel: { type: int, description: The highest role that is given there. }
//   userKey: { type: string, description: Key of the user. }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: high
//   category: identity
//   identity: [groupId, userId]
//   asset: userKey
//   path: [userKey, groupKey]
//   needs: [members, group-shares, users-2fa]
//   aliases: ['gitlab::admin_no_mfa']
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: '@{username} has role {accessLevel} in {path} and no second factor.'
//   calls: ['PUT /groups/{groupId}/members/{userId} access_level=30']
// remediation: Ask the user to enrol a second factor; enforce it with the group setting that requires it; until then lower the role to Developer.
// controls:
//   soc2: [CC6.1, CC6.2]
//   iso27001_2022: [A.5.17, A.8.2, A.8.5]
//   gdpr: [Art. 32(1)(b)]
//   eu_ai_act: [Art. 15(5)]
//   nist_800_53: [IA-2(1), AC-6(5)]
//   cis_gitlab: [1.3.4]
//   owasp_cicd: [CICD-SEC-2]
// ---
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active'
  RETURN u, g, m.accessLevel AS level
  UNION
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(g:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active'
  RETURN u, g, CASE WHEN m.accessLevel < s.accessLevel THEN m.accessLevel ELSE s.accessLevel END AS level
}
WITH u, g, max(level) AS accessLevel
WHERE
  accessLevel >= $minAccessLevel AND
  coalesce(u.bot, false) = false AND
  coalesce(u.userType, 'HUMAN') = 'HUMAN'
RETURN
  u.state = 'active' AND
    NOT CASE WHEN NOT 'twoFactorEnabled' IN coalesce(u.unreadable, []) THEN u.twoFactorEnabled END AS fires,
  g.id AS groupId,
  u.id AS userId,
  u.username AS username,
  g.fullPath AS path,
  accessLevel,
  u.key AS userKey,
  g.key AS groupKey
