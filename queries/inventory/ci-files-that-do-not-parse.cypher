// ---
// id: ci-files-that-do-not-parse
// title: CI/CD configurations that cannot be read
// description: Configurations that are no valid YAML, and those that lie in another project or on another server and are not looked into.
// returns:
//   project: { type: string, description: Full path of the project. }
//   origin: { type: string, description: '`repository`, `project` or `remote`.' }
//   path: { type: string, description: Path or address of the file. }
//   ref: { type: string, description: Branch. }
//   problem: { type: string, description: Why it does not parse; none for files that lie elsewhere. }
//   includes: { type: string, description: 'Full path of the project that it lies in, where that is known.' }
//   key: { type: string, description: Key of the project. }
// needs: [ci-configs]
// ---
MATCH (p:GitLabProject)-[:HAS]->(c:GitLabCiConfig)
WHERE c.parses = false OR c.origin <> 'repository'
RETURN
  coalesce(p.fullPath, p.key) AS project,
  c.origin AS origin,
  c.path AS path,
  c.ref AS ref,
  c.problem AS problem,
  head([(c)-[:INCLUDES]->(s:GitLabProject) | coalesce(s.fullPath, s.key)]) AS includes,
  p.key AS key
ORDER BY project, key
