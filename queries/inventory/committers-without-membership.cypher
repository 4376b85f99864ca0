// ---
// id: committers-without-membership
// title: Committers without membership
// description: People who wrote or committed one of the last hundred commits of a default branch and are no members of the project or of a group above it, shares left out; commits go by the e-mail in them, so they prove no push.
// returns:
//   project: { type: string, description: Full path of the project. }
//   username: { type: string, description: Username. }
//   state: { type: string, description: State of the account; none when unknown. }
//   authored: { type: int, description: Commits of the last hundred that they wrote. }
//   committed: { type: int, description: Commits of the last hundred that they committed. }
//   lastAuthoredAt: { type: datetime, description: When they wrote the newest of those. }
//   shared: { type: boolean, description: 'Whether groups are invited to the project or above it, by which they may have access.' }
//   key: { type: string, description: Key of the user. }
//   projectKey: { type: string, description: Key of the project. }
// needs: [commits, groups, projects, members]
// ---
MATCH (u:GitLabUser)-[r:COMMITTED_TO]->(p:GitLabProject)
WHERE
  NOT EXISTS { (u)-[:MEMBER_OF|OWNS]->(p) } AND
  NOT EXISTS { MATCH (u)-[:MEMBER_OF]->(:GitLabGroup)-[:HAS]->{1,30}(p) }
RETURN
  coalesce(p.fullPath, p.key) AS project,
  coalesce(u.username, u.key) AS username,
  u.state AS state,
  r.authored AS authored,
  r.committed AS committed,
  r.lastAuthoredAt AS lastAuthoredAt,
  EXISTS { (:GitLabGroup)-[:INVITED_TO]->(p) } OR
    EXISTS { MATCH (:GitLabGroup)-[:INVITED_TO]->(:GitLabGroup)-[:HAS]->{1,30}(p) } AS shared,
  u.key AS key,
  p.key AS projectKey
ORDER BY project, authored DESC, username, key
