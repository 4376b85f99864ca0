// ---
// id: offboarded-user-active
// title: 'Offboarded employee still an active member'
// description: >-
//   People whom the identity provider calls suspended, deprovisioned or deleted, whose account is active and who are members
//   of a group or of something below it. One finding for each top-level group, as far as groups are visible. People are
//   matched by the name that an identity of SAML, SCIM or another provider has there, else by their confirmed e-mail address,
//   whatever its case; whoever has several accounts there is gone when all of them are. No source reads the identity provider
//   yet: until one does, everybody is unknown. Unknown too is whose address, or whose state here or there, could not be read,
//   where that decides.
// params:
//   goneStatuses: { type: string_list, default: [suspended, deprovisioned, deleted], description: 'What the identity provider calls people who are gone, in lower case.' }
//   exceptions: { type: string_list, default: [], description: 'Usernames or keys of accounts that are accepted.' }
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the top-level group.' }
//   userId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   path: { type: string, description: Full path of the top-level group. }
//   memberships: { type: int, description: Memberships of it and below it. }
//   accessLevel: { type: int, description: The highest role of these. }
//   statuses: { type: strings, description: 'What the identity provider calls the person, sorted.' }
//   userKey: { type: string, description: Key of the user. }
//   groupKey: { type: string, description: Key of the top-level group. }
// alert:
//   severity: high
//   category: identity
//   identity: [groupId, userId]
//   asset: userKey
//   path: [userKey, groupKey]
//   needs: [groups, projects, members, idp-users]
//   evidence: '@{username} is {statuses} at the identity provider, and an active member with {memberships} memberships below {path}.'
//   calls: ['DELETE /groups/{groupId}/members/{userId}', 'POST /users/{userId}/block']
// remediation: 'Remove the member from the group, revoke their tokens and SSH keys, reassign owned schedules/tokens; fix SCIM so it happens automatically.'
// controls:
//   soc2: ['CC6.2', 'CC6.3']
//   iso27001_2022: ['A.5.11', 'A.5.18', 'A.6.5']
//   gdpr: ['Art. 32(1)(b)', 'Art. 32(4)']
//   nist_800_53: ['PS-4', 'AC-2(3)']
//   cis_gitlab: ['1.3.1']
//   owasp_cicd: ['CICD-SEC-2']
// ---
MATCH (top:GitLabGroup)
WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(top) }
MATCH (top) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (place:GitLabGroup|GitLabProject)
MATCH (u:GitLabUser)-[m:MEMBER_OF]->(place)
WHERE
  coalesce(m.state, 'active') = 'active' AND
  coalesce(u.bot, false) = false AND
  coalesce(u.userType, 'HUMAN') = 'HUMAN'
WITH top, u, count(DISTINCT place) AS memberships, max(m.accessLevel) AS accessLevel
WITH u, collect({top: top, memberships: memberships, accessLevel: accessLevel}) AS places
CALL () {
  MATCH (x:IdpUser)
  RETURN count(*) > 0 AS connected
}
CALL (u) {
  MATCH (u)<-[:ACTS_AS]-(i:GitLabIdentity)
  MATCH (x:IdpUser)
  WHERE x.externUid = i.externUid
  WITH DISTINCT coalesce(toLower(x.status), 'unknown') AS status ORDER BY status
  RETURN collect(status) AS byIdentity
}
CALL (u, byIdentity) {
  MATCH (x:IdpUser)
  WHERE size(byIdentity) = 0 AND toLower(x.email) = toLower(u.email)
  WITH DISTINCT coalesce(toLower(x.status), 'unknown') AS status ORDER BY status
  RETURN collect(status) AS byAddress
}
WITH
  u,
  places,
  CASE WHEN size(byIdentity) > 0 THEN byIdentity ELSE byAddress END AS statuses,
  CASE
    WHEN NOT connected THEN null
    WHEN size(byIdentity) > 0 THEN true
    WHEN 'email' IN coalesce(u.unreadable, []) OR u.email IS NULL THEN null
    WHEN size(byAddress) = 0 THEN false
    WHEN 'confirmedAt' IN coalesce(u.unreadable, []) THEN null
    ELSE u.confirmedAt IS NOT NULL
  END AS matched
UNWIND places AS place
RETURN
  u.state = 'active' AND
    NOT (u.username IN $exceptions OR u.key IN $exceptions) AND
    matched AND
    all(status IN statuses WHERE CASE status WHEN 'unknown' THEN null ELSE status IN $goneStatuses END) AS fires,
  place.top.id AS groupId,
  u.id AS userId,
  u.username AS username,
  place.top.fullPath AS path,
  place.memberships AS memberships,
  place.accessLevel AS accessLevel,
  statuses,
  u.key AS userKey,
  place.top.key AS groupKey
