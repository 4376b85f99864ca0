// ---
// id: committers-of-each-project
// title: Committers of each project
// description: Who wrote and committed the last hundred commits of default branches, by the e-mail in the commits; people without an account are left out.
// params:
//   project: { type: string, description: Full path of the only project to list. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   username: { type: string, description: Username. }
//   state: { type: string, description: State of the account. }
//   authored: { type: int, description: Commits of the last hundred that they wrote. }
//   committed: { type: int, description: 'Commits of the last hundred that they committed, as far as the e-mail tells.' }
//   lastAuthoredAt: { type: datetime, description: When they wrote the newest of those. }
//   languages: { type: strings, description: Programming languages of the project. }
//   key: { type: string, description: Key of the user. }
//   projectKey: { type: string, description: Key of the project. }
// needs: [commits]
// ---
MATCH (u:GitLabUser)-[r:COMMITTED_TO]->(p:GitLabProject)
WHERE $project IS NULL OR p.fullPath = $project
RETURN
  coalesce(p.fullPath, p.key) AS project,
  coalesce(u.username, u.key) AS username,
  u.state AS state,
  r.authored AS authored,
  r.committed AS committed,
  r.lastAuthoredAt AS lastAuthoredAt,
  p.languages AS languages,
  u.key AS key,
  p.key AS projectKey
ORDER BY project, authored DESC, username, key
