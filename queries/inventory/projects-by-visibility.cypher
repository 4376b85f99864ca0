// ---
// id: projects-by-visibility
// title: Projects by visibility
// description: How many projects are public, internal or private (R14), widest first. Projects that are only known by reference are not counted.
// returns:
//   visibility: { type: string, description: '`public`, `internal`, `private` or `unknown`.' }
//   projects: { type: int, description: How many there are. }
//   active: { type: int, description: How many of them are not archived. }
//   archived: { type: int, description: How many of them are archived. }
//   personal: { type: int, description: How many of them are in the namespace of a user. }
// needs: [projects]
// ---
MATCH (p:GitLabProject)
WHERE size(coalesce(p._claims, [])) > 0
WITH coalesce(p.visibility, 'unknown') AS visibility, p
WITH
  visibility,
  count(*) AS projects,
  count(CASE WHEN p.archived = false THEN 1 END) AS active,
  count(CASE WHEN p.archived THEN 1 END) AS archived,
  count(CASE WHEN p.namespaceKind = 'user' THEN 1 END) AS personal
RETURN visibility, projects, active, archived, personal
ORDER BY CASE visibility WHEN 'public' THEN 0 WHEN 'internal' THEN 1 WHEN 'private' THEN 2 ELSE 3 END, visibility
