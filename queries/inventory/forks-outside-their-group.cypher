// ---
// id: forks-outside-their-group
// title: Forks outside the group of their source
// description: Forks of a group's project that are under another top-level namespace, where the source's members and rules do not reach; unknown when the source cannot be read.
// returns:
//   fork: { type: string, description: Full path of the fork. }
//   forkVisibility: { type: string, description: Visibility of the fork. }
//   source: { type: string, description: 'Full path, or key, of the source.' }
//   sourceVisibility: { type: string, description: Visibility of the source; none when unknown. }
//   outside: { type: string, description: '`yes` or `unknown`.' }
//   personal: { type: boolean, description: Whether the fork is in the namespace of a user. }
//   wider: { type: boolean, description: Whether the fork is more visible than the source; none when unknown. }
//   key: { type: string, description: Key of the fork. }
//   sourceKey: { type: string, description: Key of the source. }
// remediation: Remove forks that are not needed, and set the group to prevent forking outside of it.
// needs: [projects]
// ---
MATCH (f:GitLabProject)-[:FORKED_FROM]->(s:GitLabProject)
WITH
  f,
  s,
  coalesce(split(f.fullPath, '/')[0] <> split(s.fullPath, '/')[0], true) AS apart,
  CASE f.visibility WHEN 'private' THEN 0 WHEN 'internal' THEN 1 WHEN 'public' THEN 2 END AS forkReach,
  CASE s.visibility WHEN 'private' THEN 0 WHEN 'internal' THEN 1 WHEN 'public' THEN 2 END AS sourceReach
WHERE apart AND coalesce(s.namespaceKind, 'group') = 'group' AND NOT EXISTS { (:GitLabUser)-[:OWNS]->(s) }
RETURN
  coalesce(f.fullPath, f.key) AS fork,
  f.visibility AS forkVisibility,
  coalesce(s.fullPath, s.key) AS source,
  s.visibility AS sourceVisibility,
  CASE WHEN f.fullPath IS NULL OR s.fullPath IS NULL THEN 'unknown' ELSE 'yes' END AS outside,
  f.namespaceKind = 'user' AS personal,
  forkReach > sourceReach AS wider,
  f.key AS key,
  s.key AS sourceKey
ORDER BY fork, source, key, sourceKey
