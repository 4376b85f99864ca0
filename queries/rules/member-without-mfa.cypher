// ---
// id: member-without-mfa
// title: 'Member below Maintainer without MFA'
// description: >-
//   People who can sign in, whose highest role in any group (directly or because their group is invited, R1, R4) is from Guest
//   to Developer, and have two-factor authentication off. One finding for each group where a role is given; what lies below it
//   follows from it. Whoever holds Maintainer or more in some group is the subject of admin-without-mfa and not looked at
//   here; roles in single projects do not count. Unknown where the second factor or the state of the account could not be
//   read.
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the group.' }
//   userId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   path: { type: string, description: Full path of the group. }
//   accessLevel: { type: int, description: The highest role that is given there. }
//   userKey: { type: string, description: Key of the user. }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: medium
//   category: identity
//   identity: [groupId, userId]
//   asset: userKey
//   path: [userKey, groupKey]
//   needs: [members, group-shares, users-2fa]
//   evidence: '@{username} has role {accessLevel} in {path} and no second factor.'
//   calls: ['PUT /groups/{groupId} require_two_factor_authentication=true two_factor_grace_period=48']
// remediation: 'Enforce group-level 2FA with a short grace period.'
// controls:
//   soc2: ['CC6.1']
//   iso27001_2022: ['A.5.17', 'A.8.5']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['IA-2(2)']
//   cis_gitlab: ['1.3.4']
//   owasp_cicd: ['CICD-SEC-2']
// ---
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 10
  RETURN u, g, m.accessLevel AS level
  UNION
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(g:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 10 AND s.accessLevel >= 10
  RETURN u, g, CASE WHEN m.accessLevel < s.accessLevel THEN m.accessLevel ELSE s.accessLevel END AS level
}
WITH u, g, max(level) AS accessLevel
WHERE
  coalesce(u.bot, false) = false AND
  coalesce(u.userType, 'HUMAN') = 'HUMAN'
WITH u, max(accessLevel) AS highest, collect({group: g, accessLevel: accessLevel}) AS places
WHERE highest < 40
UNWIND places AS place
WITH u, place.group AS g, place.accessLevel AS accessLevel
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
