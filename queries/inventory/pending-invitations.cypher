// ---
// id: pending-invitations
// title: Invitations that nobody has accepted
// description: Invitations to groups by e-mail that wait for an answer, highest role first. Whoever reads the message can accept. Invitations to projects are not read.
// returns:
//   email: { type: string, description: Address of who is invited. }
//   group: { type: string, description: 'Full path, or key, of the group.' }
//   accessLevel: { type: int, description: The role that is offered. }
//   createdAt: { type: datetime, description: When it was sent. }
//   createdByName: { type: string, description: Name of who sent it. }
//   expiresAt: { type: date, description: The day on which the membership would end. }
//   isUser: { type: boolean, description: Whether a known user has that primary address. }
//   invitationKey: { type: string, description: Key of the invitation. }
//   key: { type: string, description: Key of the group. }
// needs: [groups, group-invitations]
// ---
MATCH (i:GitLabInvitation)-[grant:GRANTS]->(g:GitLabGroup)
RETURN
  i.email AS email,
  coalesce(g.fullPath, g.key) AS group,
  grant.accessLevel AS accessLevel,
  i.createdAt AS createdAt,
  i.createdByName AS createdByName,
  i.expiresAt AS expiresAt,
  EXISTS { MATCH (u:GitLabUser) WHERE u.email = i.email } AS isUser,
  i.key AS invitationKey,
  g.key AS key
ORDER BY accessLevel DESC, group, email, invitationKey
