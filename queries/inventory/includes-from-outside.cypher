// ---
// id: includes-from-outside
// title: CI/CD includes from outside, or that can move
// description: Files that pipelines take from another server, or from another project without a fixed commit; whoever changes them changes the pipelines.
// returns:
//   project: { type: string, description: Full path of the project whose pipelines they change. }
//   kind: { type: string, description: '`remote`, `component` or `project`.' }
//   file: { type: string, description: 'Path, address or name.' }
//   source: { type: string, description: 'Host, or full path of the project, that it comes from.' }
//   ref: { type: string, description: 'Branch, tag or version; none means the default branch.' }
//   pinned: { type: boolean, description: Whether a commit or hash fixes its content. }
//   remote: { type: boolean, description: Whether it comes from an address. }
//   sourceKnown: { type: boolean, description: Whether the source is a project that this GitLab shows; none for addresses and components. }
//   key: { type: string, description: Key of the include. }
//   projectKey: { type: string, description: Key of the project. }
// remediation: Include by commit, or give remote files an integrity hash; protect the projects that are included.
// needs: [ci-configs]
// ---
MATCH (p:GitLabProject)-[:HAS]->(c:GitLabCiConfig)-[:HAS]->(i:GitLabCiInclude)
WHERE i.kind = 'remote' OR (i.kind IN ['project', 'component'] AND NOT coalesce(i.pinned, false))
RETURN
  coalesce(p.fullPath, p.key) AS project,
  i.kind AS kind,
  i.file AS file,
  CASE i.kind WHEN 'remote' THEN i.remoteHost ELSE i.projectPath END AS source,
  i.ref AS ref,
  coalesce(i.pinned, false) AS pinned,
  i.kind = 'remote' AS remote,
  CASE
    WHEN i.kind = 'project' THEN EXISTS {
      MATCH (c)-[:INCLUDES]->(s:GitLabProject) WHERE toLower(s.fullPath) = toLower(i.projectPath)
    }
  END AS sourceKnown,
  i.key AS key,
  p.key AS projectKey
ORDER BY project, kind, file, key
