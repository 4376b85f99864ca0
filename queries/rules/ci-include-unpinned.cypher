// ---
// id: ci-include-unpinned
// title: 'CI include or component can change under you'
// description: >-
//   Files that CI/CD configurations take from another project or as a component without naming a whole commit, and files
//   from an address without an integrity hash; files of the same repository and templates of GitLab have nothing to pin. A
//   tag that nobody may create again (a protected tag rule of the source fits it, and none that fits names a role or anyone)
//   counts as pinned. Critical where the address is plain HTTP, or where the project gets a protected variable (of its own,
//   a group above or the instance) and somebody active, who has no role in it, may push what is named: of the source, with
//   the least role that a fitting protected branch or tag lets push or create, else Developer, by membership or by an
//   invited group (R3 to R5, R19, R24). Unknown where a variable tells the version, or what is included could not be told.
//   Archived projects, and files that included files include, are not looked at.
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   includeLocation: { type: string, description: 'What is included: project, file and version, component and version, or address.' }
//   kind: { type: string, description: '`project`, `component`, `remote` or `unknown`.' }
//   path: { type: string, description: Full path of the project. }
//   ref: { type: string, description: 'Branch, tag or version; none means the default branch.' }
//   source: { type: string, description: 'Full path of the project that it comes from, or host.' }
//   pushedBy: { type: string, description: 'Username of somebody without a role in the project who may push it, where that makes it critical.' }
//   severity: { type: string, description: '`critical` where strangers can change it.' }
//   file: { type: string, description: Path of the configuration. }
//   includeKey: { type: string, description: Key of the include. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: high
//   category: pipeline
//   identity: [projectId, includeLocation]
//   asset: includeKey
//   path: [includeKey, projectKey]
//   needs: [projects, ci-configs]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'The pipelines of {path} include {includeLocation}, which can change under it.'
//   calls: ['PUT /projects/{projectId}/repository/files/{file}']
// remediation: 'Pin to a commit SHA (or add integrity), host templates in a project with equal or higher protection.'
// controls:
//   soc2: ['CC6.8', 'CC8.1']
//   iso27001_2022: ['A.5.21', 'A.8.28', 'A.8.32']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['SR-3', 'SI-7', 'CM-5']
//   cis_gitlab: ['2.4.2', '3.1.7']
//   owasp_cicd: ['CICD-SEC-3', 'CICD-SEC-4']
// ---
CALL () {
  MATCH (o)-[:HAS]->(v:GitLabVariable)
  WHERE CASE WHEN NOT 'protected' IN coalesce(v.unreadable, []) THEN v.protected END
  RETURN collect(DISTINCT o.key) AS guarded
}
MATCH (p:GitLabProject)-[:HAS]->(c:GitLabCiConfig)-[:HAS]->(i:GitLabCiInclude)
WHERE coalesce(p.archived, false) = false AND i.kind IN ['project', 'component', 'remote', 'unknown']
WITH guarded, p, collect({c: c, i: i}) AS includes
// The project itself, groups above it, and the instance.
WITH p, includes, guarded, COLLECT { MATCH (h) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p) RETURN h.key } AS above
WITH p, includes, above, any(key IN above WHERE key IN guarded) AS isGuarded
UNWIND includes AS one
WITH p, isGuarded, above, one.c AS c, one.i AS i
OPTIONAL MATCH (s:GitLabProject {fullPath: ltrim(i.projectPath, '/')})
WHERE
  i.kind IN ['project', 'component'] AND
  split(s.key, '/')[0] = split(p.key, '/')[0] AND
  (i.kind = 'project' OR i.remoteHost STARTS WITH '$' OR i.remoteHost = split(p.key, '/')[0])
WITH s, coalesce(i.ref, s.defaultBranch) AS version, collect({p: p, c: c, i: i, above: above, isGuarded: isGuarded}) AS rows
CALL (s, version) {
  OPTIONAL MATCH (s)-[:HAS]->(t:GitLabProtectedTag)
  WHERE version =~ ('\\Q' + replace(t.name, '*', '\\E.*\\Q') + '\\E')
  WITH s, version, collect(t) AS tags
  RETURN
    tags,
    size(tags) > 0 AND all(t IN tags WHERE
      all(level IN CASE WHEN NOT 'createAccessLevels' IN coalesce(t.unreadable, []) THEN t.createAccessLevels END WHERE level = 0) AND NOT EXISTS { ()-[:ALLOWED_TO_CREATE]->(t) }) AS isFixed
}
WITH
  s,
  version,
  tags,
  [row IN rows | row {.*, fires: CASE
    WHEN row.i.ref CONTAINS '$' THEN null
    ELSE NOT CASE WHEN NOT 'pinned' IN coalesce(row.i.unreadable, []) THEN row.i.pinned END AND NOT coalesce(row.i.ref IS NOT NULL AND isFixed, false)
  END}] AS rows
CALL (s, version, tags, rows) {
  WITH s, version, tags
  // Nobody pushes to an archived project.
  WHERE s IS NOT NULL AND NOT coalesce(s.archived, false) AND any(row IN rows WHERE row.fires AND row.isGuarded)
  UNWIND [s] + COLLECT { MATCH (g:GitLabGroup) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (s) RETURN g } AS owner
  OPTIONAL MATCH (owner)-[:HAS]->(b:GitLabProtectedBranch)
  WHERE version =~ ('\\Q' + replace(b.name, '*', '\\E.*\\Q') + '\\E')
  WITH s, tags, collect(b) AS branches
  WITH
    s,
    CASE
      WHEN size(tags) + size(branches) = 0 THEN 30
      ELSE reduce(least = 99, levels IN [t IN tags | t.createAccessLevels] + [b IN branches | b.pushAccessLevels] |
        reduce(low = least, level IN coalesce(levels, []) | CASE WHEN level >= 30 AND level <= 50 AND level < low THEN level ELSE low END))
    END AS least
  CALL (s, least) {
    MATCH (h:GitLabGroup|GitLabProject) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (s)
    WITH DISTINCT h, least
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= least
    RETURN u
    UNION
    MATCH (h:GitLabGroup|GitLabProject) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (s)
    WITH DISTINCT h, least
    MATCH (i:GitLabGroup)-[x:INVITED_TO]->(h)
    WHERE x.accessLevel >= least
    WITH DISTINCT i, least
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(i)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= least
    RETURN u
  }
  WITH u
  WHERE CASE WHEN NOT 'state' IN coalesce(u.unreadable, []) THEN u.state END = 'active' AND CASE WHEN NOT 'isAdmin' IN coalesce(u.unreadable, []) THEN u.isAdmin END = false
  WITH u
  ORDER BY u.username
  RETURN collect({
    username: u.username,
    places: [(u)-[:OWNS]->(x:GitLabProject) | x.key] +
      [(u)-[m:MEMBER_OF]->(x:GitLabGroup|GitLabProject) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 | x.key] +
      [(u)-[m:MEMBER_OF]->(:GitLabGroup)-[:INVITED_TO]->(x) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 | x.key] +
      COLLECT {
        MATCH (u)-[m:MEMBER_OF]->(g:GitLabGroup)
        WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
        WITH DISTINCT g
        MATCH (g) (()-[:HAS]->(:GitLabGroup))+ (i:GitLabGroup)
        MATCH (i)-[:INVITED_TO]->(x:GitLabProject)
        RETURN x.key
      }
  }) AS pushers
}
UNWIND rows AS row
WITH
  row.p AS p,
  row.c AS c,
  row.i AS i,
  row.fires AS fires,
  CASE
    WHEN row.fires AND row.isGuarded THEN head([one IN pushers WHERE none(place IN one.places WHERE place IN row.above) | one.username])
  END AS pushedBy
RETURN
  fires,
  p.id AS projectId,
  coalesce(
    CASE i.kind
      WHEN 'project' THEN i.projectPath + ':' + coalesce(i.file, '?') + '@' + coalesce(i.ref, 'HEAD')
      WHEN 'component' THEN i.file + '@' + coalesce(i.ref, '?')
      ELSE i.file
    END,
    i.key) AS includeLocation,
  i.kind AS kind,
  p.fullPath AS path,
  i.ref AS ref,
  coalesce(i.projectPath, i.remoteHost) AS source,
  pushedBy,
  CASE WHEN toLower(i.file) STARTS WITH 'http://' OR pushedBy IS NOT NULL THEN 'critical' END AS severity,
  c.path AS file,
  i.key AS includeKey,
  p.key AS projectKey
