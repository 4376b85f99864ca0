// ---
// id: archived-projects-with-members
// title: Archived projects that still have members
// description: Archived projects, which nobody can change (R36) and members can still read, with direct members or invited groups of their own.
// returns:
//   path: { type: string, description: Full path of the project. }
//   visibility: { type: string, description: Visibility. }
//   members: { type: int, description: Direct members to whom it gives something (R2). }
//   invitedGroups: { type: int, description: Groups invited to it. }
//   greatestRole: { type: int, description: Greatest role of a direct member; none without. }
//   lastActivityAt: { type: datetime, description: When something last happened in it. }
//   key: { type: string, description: Key of the project. }
// needs: [projects, members, project-shares]
// ---
MATCH (p:GitLabProject {archived: true})
CALL (p) {
  OPTIONAL MATCH (u:GitLabUser)-[m:MEMBER_OF]->(p)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND NOT EXISTS { (u)-[:OWNS]->(p) }
  RETURN count(m) AS members, max(m.accessLevel) AS greatestRole
}
WITH p, members, greatestRole, COUNT { (:GitLabGroup)-[:INVITED_TO]->(p) } AS invitedGroups
WHERE members + invitedGroups > 0
RETURN
  coalesce(p.fullPath, p.key) AS path,
  p.visibility AS visibility,
  members,
  invitedGroups,
  greatestRole,
  p.lastActivityAt AS lastActivityAt,
  p.key AS key
ORDER BY path, key
