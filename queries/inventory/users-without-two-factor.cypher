// ---
// id: users-without-two-factor
// title: Users without two-factor authentication
// description: >-
//   People who can sign in and have two-factor authentication off (`no`), and those of whom no token could read it (`unknown`),
//   which says nothing either way. Bots and accounts that cannot sign in (R12) are left out.
// params:
//   includeUnknown: { type: boolean, default: true, description: List those of whom it is unknown. }
// returns:
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   twoFactor: { type: string, description: '`no` or `unknown`.' }
//   isAdmin: { type: boolean, description: Whether an instance administrator; none when unknown. }
//   greatestRole: { type: int, description: 'Greatest role in any direct membership, 50 for an owned personal project; none without any.' }
//   memberships: { type: int, description: Direct memberships that grant something (R2). }
//   lastActivityOn: { type: date, description: Day of the last activity. }
//   key: { type: string, description: Key of the user. }
// remediation: Ask for a second factor, and require it in the top-level group.
// needs: [users, users-2fa, members]
// ---
MATCH (u:GitLabUser)
WHERE
  coalesce(u.state, 'active') = 'active' AND
  coalesce(u.bot, false) = false AND
  coalesce(u.userType, 'HUMAN') = 'HUMAN' AND
  (EXISTS { (:GitLabAccount)-[:HAS]->(u) } OR
    EXISTS { (u)-[:MEMBER_OF]->() } OR
    EXISTS { (u)-[:OWNS]->(:GitLabProject) })
WITH
  u,
  CASE
    WHEN u.twoFactorEnabled IS NULL OR 'twoFactorEnabled' IN coalesce(u.unreadable, []) THEN 'unknown'
    WHEN u.twoFactorEnabled THEN 'yes'
    ELSE 'no'
  END AS twoFactor
WHERE twoFactor = 'no' OR (twoFactor = 'unknown' AND $includeUnknown)
CALL (u) {
  OPTIONAL MATCH (u)-[m:MEMBER_OF]->()
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
  RETURN count(m) AS memberships, max(m.accessLevel) AS greatest
}
RETURN
  coalesce(u.username, u.key) AS username,
  u.name AS name,
  twoFactor,
  u.isAdmin AS isAdmin,
  CASE WHEN EXISTS { (u)-[:OWNS]->(:GitLabProject) } THEN 50 ELSE greatest END AS greatestRole,
  memberships,
  u.lastActivityOn AS lastActivityOn,
  u.key AS key
ORDER BY twoFactor, username, key
