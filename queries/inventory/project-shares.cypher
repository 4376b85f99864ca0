// ---
// id: project-shares
// title: Groups invited to projects
// description: >-
//   Every invitation of a group to a project (R5): direct and inherited members of the group, and those of groups shared with it, get
//   at most the role of the invitation. It is void while the project's own group has its sharing lock on (R7).
// params:
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   invited: { type: string, description: 'Full path, or key, of the invited group.' }
//   accessLevel: { type: int, description: Greatest role that the invitation gives. }
//   effective: { type: string, description: '`yes`, `void` because of the lock, or `unknown` when the lock could not be read.' }
//   readable: { type: boolean, description: Whether the members of the invited group are known at all. }
//   outsideHierarchy: { type: boolean, description: Whether the invited group is under another top-level namespace; none when unknown. }
//   expiresAt: { type: date, description: The day on which the invitation ends. }
//   expired: { type: boolean, description: Past that day; it grants until GitLab removes it (R9). }
//   key: { type: string, description: Key of the project. }
//   invitedKey: { type: string, description: Key of the invited group. }
// needs: [groups, projects, project-shares]
// ---
WITH toString(date(coalesce(datetime($asOf), datetime()))) AS today
MATCH (invited:GitLabGroup)-[share:INVITED_TO]->(p:GitLabProject)
OPTIONAL MATCH (parent:GitLabGroup)-[:HAS]->(p)
RETURN
  coalesce(p.fullPath, p.key) AS project,
  coalesce(invited.fullPath, invited.key) AS invited,
  share.accessLevel AS accessLevel,
  CASE
    WHEN p.namespaceKind = 'user' OR EXISTS { (:GitLabUser)-[:OWNS]->(p) } THEN 'yes'
    WHEN parent.shareWithGroupLock IS NULL OR 'shareWithGroupLock' IN coalesce(parent.unreadable, []) THEN 'unknown'
    WHEN parent.shareWithGroupLock THEN 'void'
    ELSE 'yes'
  END AS effective,
  size(coalesce(invited._claims, [])) > 0 AS readable,
  split(p.fullPath, '/')[0] <> split(invited.fullPath, '/')[0] AS outsideHierarchy,
  share.expiresAt AS expiresAt,
  coalesce(share.expiresAt <= today, false) AS expired,
  p.key AS key,
  invited.key AS invitedKey
ORDER BY project, invited, key, invitedKey
