// ---
// id: pending-invitations
// title: Invitations that nobody has accepted
// description: Invitations to groups and projects by e-mail that wait for an answer, highest role first. Whoever reads the message can accept.
// returns:
//   email: { type: string, description: Address of who is invited. }
//   kind: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: 'Full path, or key, of the group or project.' }
//   accessLevel: { type: int, description: The role that is offered. }
//   createdAt: { type: datetime, description: When it was sent. }
//   createdByName: { type: string, description: Name of who sent it. }
//   expiresAt: { type: date, description: The day on which the membership would end. }
//   isUser: { type: boolean, description: Whether a known user has that primary address. }
//   invitationKey: { type: string, description: Key of the invitation. }
//   key: { type: string, description: Key of the group or project. }
// needs: [groups, projects, group-invitations, open-invitations, project-invitations]
// ---
MATCH (i:GitLabInvitation)-[grant:GRANTS]->(place:GitLabGroup|GitLabProject)
RETURN
  i.email AS email,
  CASE WHEN place:GitLabGroup THEN 'group' ELSE 'project' END AS kind,
  coalesce(place.fullPath, place.key) AS path,
  grant.accessLevel AS accessLevel,
  i.createdAt AS createdAt,
  i.createdByName AS createdByName,
  i.expiresAt AS expiresAt,
  EXISTS { MATCH (u:GitLabUser) WHERE u.email = i.email } AS isUser,
  i.key AS invitationKey,
  place.key AS key
ORDER BY accessLevel DESC, path, email, invitationKey
