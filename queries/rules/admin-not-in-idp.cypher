// ---
// id: admin-not-in-idp
// title: 'Owner or Maintainer not in the identity provider'
// description: >-
//   People who can sign in, hold a role from Maintainer on in a group (directly or because their group is invited, R1, R4) and
//   are not known to the identity provider; accounts for emergencies belong on the list of exceptions. One finding for each
//   group where the role is given. People are matched by the name that an identity of SAML, SCIM or another provider has
//   there, else by their confirmed e-mail address, whatever its case. No source reads the identity provider yet: until one
//   does, everybody is unknown. Unknown too is whose address or whose account's state could not be read, where that decides.
// params:
//   minAccessLevel: { type: int, default: 40, min: 10, max: 50, description: The least role that counts. }
//   exceptions: { type: string_list, default: [], description: 'Usernames or keys of accounts that are accepted, such as those for emergencies.' }
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
//   severity: critical
//   category: identity
//   identity: [groupId, userId]
//   asset: userKey
//   path: [userKey, groupKey]
//   needs: [members, group-shares, idp-users]
//   evidence: '@{username} has role {accessLevel} in {path} and is not known to the identity provider.'
//   calls: ['DELETE /groups/{groupId}/members/{userId}']
// remediation: 'Match the account to a corporate identity, or remove the member (DELETE /groups/:id/members/:user_id); record break-glass accounts as exceptions with an expiry.'
// controls:
//   soc2: ['CC6.1', 'CC6.2', 'CC6.3']
//   iso27001_2022: ['A.5.16', 'A.5.18', 'A.8.2']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-2', 'AC-6(5)', 'IA-4']
//   owasp_cicd: ['CICD-SEC-2']
// ---
CALL () {
  MATCH (x:IdpUser)
  RETURN
    count(*) > 0 AS connected,
    collect(DISTINCT toLower(x.email)) AS emails,
    collect(DISTINCT x.externUid) AS externUids
}
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
  RETURN u, g, m.accessLevel AS level
  UNION
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(g:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
  RETURN u, g, CASE WHEN m.accessLevel < s.accessLevel THEN m.accessLevel ELSE s.accessLevel END AS level
}
WITH connected, emails, externUids, u, g, max(level) AS accessLevel
WHERE
  coalesce(u.bot, false) = false AND
  coalesce(u.userType, 'HUMAN') = 'HUMAN' AND
  accessLevel >= $minAccessLevel
WITH
  u,
  g,
  accessLevel,
  CASE
    WHEN NOT connected THEN null
    WHEN EXISTS { (u)<-[:ACTS_AS]-(one:GitLabIdentity) WHERE one.externUid IN externUids } THEN true
    WHEN 'email' IN coalesce(u.unreadable, []) OR u.email IS NULL THEN null
    WHEN NOT toLower(u.email) IN emails THEN false
    WHEN 'confirmedAt' IN coalesce(u.unreadable, []) THEN null
    ELSE u.confirmedAt IS NOT NULL
  END AS matched
RETURN
  u.state = 'active' AND NOT matched AND NOT (u.username IN $exceptions OR u.key IN $exceptions) AS fires,
  g.id AS groupId,
  u.id AS userId,
  u.username AS username,
  g.fullPath AS path,
  accessLevel,
  u.key AS userKey,
  g.key AS groupKey
