// ---
// id: releases-by-author
// title: Releases by author
// description: Releases with who made them; what others install can come from whoever may release.
// params:
//   since: { type: string, format: datetime, description: Only those published at or after this time; those of unknown time are listed too. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   tag: { type: string, description: Tag. }
//   name: { type: string, description: Name. }
//   author: { type: string, description: Username of who made it; none when unknown. }
//   authorState: { type: string, description: State of the account. }
//   releasedAt: { type: datetime, description: When it is or was published. }
//   upcoming: { type: boolean, description: Whether it is still to come. }
//   key: { type: string, description: Key of the release. }
// needs: [releases]
// ---
MATCH (p:GitLabProject)-[:HAS]->(r:GitLabRelease)
OPTIONAL MATCH (u:GitLabUser)-[:AUTHORED]->(r)
WITH p, r, u
WHERE $since IS NULL OR coalesce(datetime(r.releasedAt) >= datetime($since), true)
RETURN
  coalesce(p.fullPath, p.key) AS project,
  r.tagName AS tag,
  r.name AS name,
  coalesce(u.username, u.key) AS author,
  u.state AS authorState,
  r.releasedAt AS releasedAt,
  r.upcomingRelease AS upcoming,
  r.key AS key
ORDER BY releasedAt DESC, project, tag, key
