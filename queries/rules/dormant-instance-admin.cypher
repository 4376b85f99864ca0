// ---
// id: dormant-instance-admin
// title: 'Instance administrator inactive for six months'
// description: >-
//   Active administrators of an instance (R13) whose last sign-in and last activity are older than so many days, or who never
//   did either with an account older than that. Accounts of which it is not known whether they are administrators are unknown,
//   unless they were seen lately; on GitLab.com nobody is one.
// params:
//   inactiveDays: { type: int, default: 180, min: 1, max: 3650, description: Days without a sign-in or activity. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
//   exceptions: { type: string_list, default: [], description: Usernames or keys of accounts that are accepted as they are. }
// returns:
//   fires: boolean
//   userId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   lastSeen: { type: string, description: The later of the last sign-in and the last activity; none means never. }
//   createdAt: { type: string, description: When the account was created. }
//   userKey: { type: string, description: Key of the user. }
// alert:
//   severity: medium
//   category: identity
//   identity: [userId]
//   asset: userKey
//   path: []
//   needs: [users, user-details]
//   volatile: [lastSeen]
//   evidence: 'The administrator @{username} was last seen {lastSeen} (unknown means never; account of {createdAt}).'
//   calls: ['PUT /users/{userId} admin=false', 'POST /users/{userId}/block']
// remediation: 'Demote or block the account.'
// controls:
//   soc2: ['CC6.2', 'CC6.3']
//   iso27001_2022: ['A.5.18', 'A.8.2']
//   nist_800_53: ['AC-2(3)', 'AC-6(5)']
//   cis_gitlab: ['1.3.1', '2.1.11']
//   owasp_cicd: ['CICD-SEC-2']
// ---
WITH coalesce(datetime($asOf), datetime()) - duration({days: $inactiveDays}) AS since
MATCH (u:GitLabUser)
WHERE coalesce(u.isAdmin, true) AND NOT u.key STARTS WITH 'gitlab.com/'
WITH
  since,
  u,
  CASE WHEN NOT 'isAdmin' IN coalesce(u.unreadable, []) THEN u.isAdmin END AS isAdmin,
  CASE WHEN NOT 'createdAt' IN coalesce(u.unreadable, []) THEN u.createdAt END AS createdAt,
  any(name IN coalesce(u.unreadable, []) WHERE name IN ['lastSignInAt', 'currentSignInAt', 'lastActivityOn']) AS hidden,
  reduce(
    latest = null,
    one IN [
      CASE WHEN NOT 'lastSignInAt' IN coalesce(u.unreadable, []) THEN u.lastSignInAt END,
      CASE WHEN NOT 'currentSignInAt' IN coalesce(u.unreadable, []) THEN u.currentSignInAt END,
      CASE WHEN NOT 'lastActivityOn' IN coalesce(u.unreadable, []) THEN u.lastActivityOn END
    ] |
      CASE WHEN latest IS NULL OR datetime(one) > datetime(latest) THEN coalesce(one, latest) ELSE latest END
  ) AS lastSeen
RETURN
  isAdmin AND
    u.state = 'active' AND
    NOT (u.username IN $exceptions OR u.key IN $exceptions) AND
    CASE
      WHEN datetime(lastSeen) >= since THEN false
      WHEN hidden THEN null
      WHEN lastSeen IS NULL THEN datetime(createdAt) < since
      ELSE true
    END AS fires,
  u.id AS userId,
  u.username AS username,
  lastSeen,
  createdAt,
  u.key AS userKey
