// ---
// id: privileged-role-granted
// title: 'New Owner, Maintainer or instance admin since the baseline'
// description: >-
//   Memberships from Maintainer on, and administrators, that came since the baseline that was last accepted (without one: since the first sync): the
//   role was given, or raised from below. Where the change records do not tell the earlier role it is unknown. Approved grants for a
//   time are not known here, so that none is left out.
// params:
//   minAccessLevel: { type: int, default: 40, min: 10, max: 50, description: The least role that counts. }
// returns:
//   fires: boolean
//   subjectId: { type: int, description: GitLab's id of the user. }
//   resourceId: { type: int, description: 'GitLab''s id of the group or project; none for the instance.' }
//   newLevel: { type: int, description: 'The role, 60 for an administrator.' }
//   oldLevel: { type: int, description: 'The role before, 0 for none.' }
//   username: { type: string, description: Username. }
//   path: { type: string, description: Full path of the group or project. }
//   severity: { type: string, description: '`high` for external users, bots and service accounts.' }
//   changedAt: { type: string, description: When a sync found the change. }
//   subjectKey: { type: string, description: Key of the user. }
//   resourceKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: medium
//   category: drift
//   identity: [subjectId, resourceId, newLevel]
//   asset: subjectKey
//   path: [subjectKey, resourceKey]
//   needs: [members, users]
//   evidence: '@{username} has had role {newLevel} in {path} since {changedAt}; before it was {oldLevel}.'
//   calls: ['PUT /groups/{resourceId}/members/{subjectId} access_level=30']
// remediation: 'Confirm with the actor in the evidence, else revert.'
// controls:
//   soc2: ['CC6.2', 'CC6.3', 'CC7.2']
//   iso27001_2022: ['A.5.18', 'A.8.2', 'A.8.16']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-2(4)', 'AC-6(7)', 'AC-6(9)']
//   cis_gitlab: ['1.3.3']
//   owasp_cicd: ['CICD-SEC-2', 'CICD-SEC-10']
// ---
OPTIONAL MATCH (b:Baseline {name: 'estate'})
WITH coalesce(b.at, '') AS since
CALL (since) {
  MATCH (c:Change {type: 'MEMBER_OF'})
  WHERE c.at > since AND (c.operation = 'created' OR (c.operation = 'updated' AND 'accessLevel' IN c.properties))
  WITH c ORDER BY c.at, c.id
  WITH c.fromKey AS subject, c.key AS resource, head(collect(c)) AS first
  MATCH (u:GitLabUser {key: subject})-[m:MEMBER_OF]->(r:GitLabGroup|GitLabProject {key: resource})
  RETURN
    u,
    r,
    m.accessLevel AS newLevel,
    CASE
      WHEN first.operation = 'created' THEN 0
      ELSE toInteger(split(replace(split(first.before, '"accessLevel":')[1], '}', ','), ',')[0])
    END AS oldLevel,
    first.at AS changedAt
  UNION ALL
  MATCH (c:Change {type: 'user'})
  WHERE c.at > since AND (c.operation = 'created' OR (c.operation = 'updated' AND 'isAdmin' IN c.properties))
  WITH c ORDER BY c.at, c.id
  WITH c.key AS subject, head(collect(c)) AS first
  MATCH (u:GitLabUser {key: subject})
  WHERE first.operation = 'updated' OR u.isAdmin
  RETURN
    u,
    null AS r,
    CASE WHEN NOT 'isAdmin' IN coalesce(u.unreadable, []) THEN CASE u.isAdmin WHEN true THEN 60 WHEN false THEN 0 END END AS newLevel,
    CASE WHEN first.operation = 'created' OR first.before CONTAINS '"isAdmin":false' THEN 0 WHEN first.before CONTAINS '"isAdmin":true' THEN 60 END AS oldLevel,
    first.at AS changedAt
}
RETURN
  newLevel >= $minAccessLevel AND oldLevel < $minAccessLevel AS fires,
  u.id AS subjectId,
  r.id AS resourceId,
  newLevel,
  oldLevel,
  u.username AS username,
  CASE WHEN r IS NULL THEN 'the instance' ELSE r.fullPath END AS path,
  CASE WHEN u.external = true OR u.bot = true OR u.userType <> 'HUMAN' THEN 'high' ELSE 'medium' END AS severity,
  changedAt,
  u.key AS subjectKey,
  r.key AS resourceKey
