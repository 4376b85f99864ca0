// ---
// id: non-human-owner
// title: 'Bot or service account holds Owner'
// description: >-
//   Bots of access tokens, service accounts and other accounts that are not people, with the role Owner in a group, or
//   Maintainer or more in a top-level group, by membership or because their group is invited to it (R4, R26). One finding for
//   each group where the role is given; what lies below it follows from it. This product's own account belongs on the list of
//   exceptions if it needs such a role. Unknown where it could not be read whether the account is a person's or is active, and
//   that decides.
// params:
//   exceptions: { type: string_list, default: [], description: 'Usernames or keys of accounts that are accepted, such as that of this product.' }
// returns:
//   fires: boolean
//   sourceId: { type: int, description: 'GitLab''s id of the group.' }
//   userId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   userType: { type: string, description: 'What kind of account it is, where GitLab tells.' }
//   path: { type: string, description: Full path of the group. }
//   accessLevel: { type: int, description: The highest role that is given there. }
//   userKey: { type: string, description: Key of the user. }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: high
//   category: access
//   identity: [sourceId, userId]
//   asset: userKey
//   path: [userKey, groupKey]
//   needs: [members, group-shares, user-types]
//   evidence: '@{username} is no person ({userType}) and has role {accessLevel} in {path}.'
//   calls: ['PUT /groups/{sourceId}/members/{userId} access_level=30', 'DELETE /groups/{sourceId}/members/{userId}']
// remediation: 'Re-create the token with the lowest role and scope its tasks use.'
// controls:
//   soc2: ['CC6.1', 'CC6.3']
//   iso27001_2022: ['A.5.16', 'A.8.2']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-6', 'AC-6(5)']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-2', 'CICD-SEC-5']
// ---
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 10
  RETURN u, g, m.accessLevel AS level
  UNION ALL
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(g:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= 10 AND s.accessLevel >= 10
  RETURN u, g, CASE WHEN m.accessLevel < s.accessLevel THEN m.accessLevel ELSE s.accessLevel END AS level
}
WITH u, g, max(level) AS accessLevel
WITH
  u,
  g,
  accessLevel,
  CASE WHEN NOT 'bot' IN coalesce(u.unreadable, []) THEN u.bot END AS bot,
  CASE WHEN NOT 'userType' IN coalesce(u.unreadable, []) THEN u.userType END AS userType
// Either fact tells; people are not what is checked.
WITH u, g, accessLevel, userType, CASE WHEN bot THEN true WHEN userType IS NOT NULL THEN userType <> 'HUMAN' ELSE bot END AS machine
WHERE machine IS NULL OR machine
RETURN
  machine AND
    u.state = 'active' AND
    (accessLevel = 50 OR (accessLevel >= 40 AND NOT g.fullPath CONTAINS '/')) AND
    NOT (u.username IN $exceptions OR u.key IN $exceptions) AS fires,
  g.id AS sourceId,
  u.id AS userId,
  u.username AS username,
  coalesce(userType, 'BOT') AS userType,
  g.fullPath AS path,
  accessLevel,
  u.key AS userKey,
  g.key AS groupKey
