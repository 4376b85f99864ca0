// ---
// id: direct-grant-exceeds-inherited
// title: 'Direct grant raises a user above the inherited role'
// description: >-
//   Direct memberships of projects and subgroups with a role from Maintainer on, without an expiry, that is higher than the
//   role that the person inherits from the groups above (by a membership or because their group is invited there, R1, R3, R4);
//   who inherits none inherits 0. Bots and service accounts are members like people (R26); owners of personal projects are
//   left out there. Unknown where the expiry could not be read, or not all groups above are visible and that decides.
// params:
//   minAccessLevel: { type: int, default: 40, min: 10, max: 50, description: The least direct role that counts. }
// returns:
//   fires: boolean
//   sourceId: { type: int, description: 'GitLab''s id of the group or project.' }
//   userId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   sourceType: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   accessLevel: { type: int, description: The direct role. }
//   inheritedLevel: { type: int, description: 'The inherited role, 0 without any.' }
//   userKey: { type: string, description: Key of the user. }
//   sourceKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: low
//   category: access
//   identity: [sourceId, userId]
//   asset: sourceKey
//   path: [userKey, sourceKey]
//   needs: [groups, projects, members, group-shares]
//   evidence: '@{username} has the direct role {accessLevel} in the {sourceType} {path} without an expiry and inherits {inheritedLevel}.'
//   calls: ['PUT /{sourceType}s/{sourceId}/members/{userId} access_level={accessLevel} expires_at=:date', 'DELETE /{sourceType}s/{sourceId}/members/{userId}']
// remediation: 'Move the grant to a group role, or set an expiry.'
// controls:
//   soc2: ['CC6.3']
//   iso27001_2022: ['A.5.15', 'A.5.18']
//   nist_800_53: ['AC-6', 'AC-2']
//   cis_gitlab: ['1.3.8']
//   owasp_cicd: ['CICD-SEC-2']
// ---
MATCH (u:GitLabUser)-[m:MEMBER_OF]->(r:GitLabGroup|GitLabProject)
WHERE
  coalesce(m.state, 'active') = 'active' AND
  m.accessLevel >= $minAccessLevel AND
  (r:GitLabProject OR r.fullPath CONTAINS '/') AND
  NOT EXISTS { (u)-[:OWNS]->(r) }
CALL (u, r) {
  MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))+ (r)
  MATCH (u)-[i:MEMBER_OF]->(h)
  WHERE coalesce(i.state, 'active') = 'active' AND i.accessLevel > 5
  RETURN i.accessLevel AS level
  UNION ALL
  MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))+ (r)
  MATCH (u)-[i:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(h)
  WHERE coalesce(i.state, 'active') = 'active' AND i.accessLevel > 5
  RETURN CASE WHEN i.accessLevel < s.accessLevel THEN i.accessLevel ELSE s.accessLevel END AS level
  UNION ALL
  RETURN 0 AS level
}
WITH u, m, r, max(level) AS inheritedLevel
RETURN
  CASE
    WHEN m.accessLevel <= inheritedLevel THEN false
    // More may be inherited from groups that are not visible.
    WHEN
      r.namespaceKind = 'user' OR
      EXISTS {
        MATCH (top:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))+ (r)
        WHERE NOT top.fullPath CONTAINS '/'
      }
    THEN true
  END AND
    CASE WHEN NOT 'expiresAt' IN coalesce(m.unreadable, []) THEN m.expiresAt IS NULL END AS fires,
  r.id AS sourceId,
  u.id AS userId,
  u.username AS username,
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS sourceType,
  r.fullPath AS path,
  m.accessLevel AS accessLevel,
  inheritedLevel,
  u.key AS userKey,
  r.key AS sourceKey
