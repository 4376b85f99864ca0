// ---
// id: group-shares
// title: Groups invited to groups
// description: >-
//   Every invitation of a group to a group (R4): its direct members get at most the role of the invitation there and below.
//   Invitations do not chain (R6), and existing ones hold whatever the groups' locks say (R7, R8).
// params:
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   group: { type: string, description: Full path of the group that is opened. }
//   invited: { type: string, description: 'Full path, or key, of the invited group.' }
//   accessLevel: { type: int, description: Greatest role that the invitation gives. }
//   members: { type: int, description: Direct members of the invited group to whom it gives something (R2); none when the group is unreadable. }
//   outsideHierarchy: { type: boolean, description: Whether the invited group is under another top-level group; none when unknown. }
//   expiresAt: { type: date, description: The day on which the invitation ends. }
//   expired: { type: boolean, description: Past that day; it grants until GitLab removes it (R9). }
//   key: { type: string, description: Key of the group that is opened. }
//   invitedKey: { type: string, description: Key of the invited group. }
// needs: [groups, group-shares, members]
// ---
WITH toString(date(coalesce(datetime($asOf), datetime()))) AS today
MATCH (invited:GitLabGroup)-[share:INVITED_TO]->(g:GitLabGroup)
RETURN
  coalesce(g.fullPath, g.key) AS group,
  coalesce(invited.fullPath, invited.key) AS invited,
  share.accessLevel AS accessLevel,
  CASE
    WHEN size(coalesce(invited._claims, [])) > 0 THEN COUNT {
      (:GitLabUser)-[m:MEMBER_OF]->(invited) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
    }
  END AS members,
  split(g.fullPath, '/')[0] <> split(invited.fullPath, '/')[0] AS outsideHierarchy,
  share.expiresAt AS expiresAt,
  coalesce(share.expiresAt <= today, false) AS expired,
  g.key AS key,
  invited.key AS invitedKey
ORDER BY group, invited, key, invitedKey
