// ---
// id: broad-group-share
// title: 'Project or group shared with a broad or outside group'
// description: >-
//   Groups and projects to which a group is invited with a role from Developer on, and that group has more active members
//   (direct, inherited, and of groups that are invited to it or above it, R4, R5) than so many, or lies below another
//   top-level group. Unknown where the paths do not tell, or members of the invited group could not be read and that decides;
//   of a group that is only mentioned none could.
// params:
//   minAccessLevel: { type: int, default: 30, min: 10, max: 50, description: The least role of an invitation that counts. }
//   maxMembers: { type: int, default: 25, min: 0, max: 100000, description: How many members the invited group may have. }
//   approvedGroups: { type: string_list, default: [], description: Full paths of groups that may be invited anywhere. }
// returns:
//   fires: boolean
//   targetId: { type: int, description: 'GitLab''s id of the group or project.' }
//   invitedGroupId: { type: int, description: 'GitLab''s id of the invited group.' }
//   targetType: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   invitedPath: { type: string, description: Full path of the invited group. }
//   accessLevel: { type: int, description: The highest role that its members get. }
//   expiresAt: { type: date, description: The day on which the invitation ends; none means never. }
//   members: { type: int, description: Known active members of the invited group. }
//   outside: { type: boolean, description: Whether the invited group lies below another top-level group. }
//   invitedKey: { type: string, description: Key of the invited group. }
//   targetKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: high
//   category: access
//   identity: [targetId, invitedGroupId]
//   asset: targetKey
//   path: [invitedKey, targetKey]
//   needs: [groups, projects, members, group-shares, project-shares]
//   evidence: 'The group {invitedPath} with {members} known members is invited to the {targetType} {path} with role {accessLevel} (from outside: {outside}).'
//   calls: ['DELETE /{targetType}s/{targetId}/share/{invitedGroupId}', 'POST /{targetType}s/{targetId}/share group_id={invitedGroupId} group_access=20 expires_at=:date']
// remediation: 'Share with a smaller group, lower group_access, add an expiry, and lock sharing at the top group.'
// controls:
//   soc2: ['CC6.3']
//   iso27001_2022: ['A.5.15', 'A.8.3', 'A.8.4']
//   gdpr: ['Art. 25(2)', 'Art. 32(1)(b)']
//   nist_800_53: ['AC-6', 'AC-21']
//   cis_gitlab: ['1.3.8']
//   owasp_cicd: ['CICD-SEC-2', 'CICD-SEC-5']
// ---
MATCH (i:GitLabGroup)-[any:INVITED_TO]->(:GitLabGroup|GitLabProject)
WHERE any.accessLevel >= $minAccessLevel
WITH DISTINCT i
CALL (i) {
  CALL (i) {
    MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i)
    WITH DISTINCT h
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
    RETURN u
    UNION
    MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i)
    WITH DISTINCT h
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[:INVITED_TO]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
    RETURN u
  }
  RETURN
    count(CASE WHEN u.state = 'active' THEN 1 END) AS members,
    count(CASE WHEN coalesce(u.state, 'active') = 'active' THEN 1 END) AS possible
}
MATCH (i)-[s:INVITED_TO]->(r:GitLabGroup|GitLabProject)
WHERE s.accessLevel >= $minAccessLevel
WITH
  i,
  s,
  r,
  members,
  // The members of a group that is only mentioned were not asked for: of this one, of one above, or of one that is invited there.
  CASE
    WHEN members > $maxMembers THEN true
    WHEN
      possible > $maxMembers OR
      EXISTS {
        MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i)
        WHERE 'webUrl' IN coalesce(h.unreadable, []) OR EXISTS { (guests:GitLabGroup)-[:INVITED_TO]->(h) WHERE 'webUrl' IN coalesce(guests.unreadable, []) }
      }
      THEN null
    ELSE false
  END AS broad,
  split(i.fullPath, '/')[0] <> split(r.fullPath, '/')[0] AS outside
RETURN
  (broad OR outside) AND NOT i.fullPath IN $approvedGroups AS fires,
  r.id AS targetId,
  i.id AS invitedGroupId,
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS targetType,
  r.fullPath AS path,
  i.fullPath AS invitedPath,
  s.accessLevel AS accessLevel,
  s.expiresAt AS expiresAt,
  members,
  outside,
  i.key AS invitedKey,
  r.key AS targetKey
