// ---
// id: private-code-forking-open
// title: 'Private code can be forked outside the group'
// description: >-
//   Top-level groups that do not keep forks inside (a setting of Premium), and private or internal projects whose forking is
//   open to everyone who may read them while no top-level group forbids it. The severity is high where a fork of such code
//   already lies in a personal namespace or below another top-level group. Groups and projects that are only mentioned by
//   others are left out. Unknown where a setting could not be read and that decides, or where the top-level group of a project
//   is not visible.
// returns:
//   fires: boolean
//   scopeId: { type: int, description: 'GitLab''s id of the group or project.' }
//   scopeType: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   visibility: { type: string, description: '`private`, `internal` or `public`.' }
//   outsideForks: { type: strings, description: 'Full paths of forks of private or internal code in it that lie outside, sorted; at most ten.' }
//   severity: { type: string, description: '`medium`, or `high` where such a fork is known.' }
//   scopeKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: medium
//   category: visibility
//   identity: [scopeId]
//   asset: scopeKey
//   path: []
//   needs: [groups, group-details, projects]
//   evidence: 'Code of the {scopeType} {path} ({visibility}) can be forked outside its group; known forks outside: {outsideForks}.'
//   calls: ['PUT /groups/{scopeId} prevent_forking_outside_group=true', 'PUT /projects/{scopeId} forking_access_level=private']
// remediation: 'Prevent forking outside the group; delete or move the outside fork.'
// controls:
//   soc2: ['CC6.7']
//   iso27001_2022: ['A.8.4', 'A.8.12']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-4', 'AC-21']
//   cis_gitlab: ['1.2.5']
//   owasp_cicd: ['CICD-SEC-5', 'CICD-SEC-7']
// ---
CALL () {
  MATCH (g:GitLabGroup)
  WHERE NOT g.fullPath CONTAINS '/' AND NOT 'webUrl' IN coalesce(g.unreadable, [])
  RETURN
    g AS scope,
    'group' AS scopeType,
    NOT CASE
      WHEN NOT 'preventForkingOutsideGroup' IN coalesce(g.unreadable, []) THEN g.preventForkingOutsideGroup
    END AS open,
    COLLECT {
      MATCH (g) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))+ (p:GitLabProject)<-[:FORKED_FROM]-(f:GitLabProject)
      WHERE p.visibility IN ['private', 'internal'] AND (f.namespaceKind = 'user' OR split(f.fullPath, '/')[0] <> split(p.fullPath, '/')[0])
      RETURN DISTINCT f.fullPath AS fork
        ORDER BY fork
        LIMIT 10
    } AS outsideForks
  UNION ALL
  MATCH (p:GitLabProject)
  WHERE NOT 'webUrl' IN coalesce(p.unreadable, [])
  OPTIONAL MATCH (top:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))+ (p)
  WHERE NOT top.fullPath CONTAINS '/'
  WITH
    p,
    CASE
      WHEN p.namespaceKind = 'user' THEN false
      WHEN NOT 'preventForkingOutsideGroup' IN coalesce(top.unreadable, []) THEN top.preventForkingOutsideGroup
    END AS prevented,
    CASE WHEN NOT 'visibility' IN coalesce(p.unreadable, []) THEN p.visibility END AS visibility,
    CASE WHEN NOT 'forkingAccessLevel' IN coalesce(p.unreadable, []) THEN p.forkingAccessLevel END AS forking
  RETURN
    p AS scope,
    'project' AS scopeType,
    visibility IN ['private', 'internal'] AND forking = 'enabled' AND NOT prevented AS open,
    COLLECT {
      MATCH (p)<-[:FORKED_FROM]-(f:GitLabProject)
      WHERE f.namespaceKind = 'user' OR split(f.fullPath, '/')[0] <> split(p.fullPath, '/')[0]
      RETURN DISTINCT f.fullPath AS fork
        ORDER BY fork
        LIMIT 10
    } AS outsideForks
}
RETURN
  open AS fires,
  scope.id AS scopeId,
  scopeType,
  scope.fullPath AS path,
  scope.visibility AS visibility,
  outsideForks,
  CASE WHEN size(outsideForks) > 0 THEN 'high' ELSE 'medium' END AS severity,
  scope.key AS scopeKey
