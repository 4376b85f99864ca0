// ---
// id: protected-branch-force-push
// title: 'Force push is allowed on a protected branch'
// description: >-
//   Rules that fit the default branch of a project, or a branch from which a recent job deployed to production, and whether the
//   branch takes forced pushes: one rule that allows them is enough, whatever the others say (R19), so that a strict rule is
//   listed too where another one makes it void. Of the deployments the latest pipelines of the project are known. Branches without
//   protection are another rule's; archived projects are left out (R36). Unknown where no rule that was read allows it and a rule
//   could not be read.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: Lower-case names of environments that are production whatever their tier. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   branchPattern: { type: string, description: 'Name or pattern of the rule; the branch where no rule is known.' }
//   path: { type: string, description: 'Full path of the project.' }
//   branches: { type: strings, description: 'Branches that it fits and that take forced pushes, sorted.' }
//   rules: { type: strings, description: 'Names and patterns of the rules that allow forced pushes to them, sorted.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: branch-protection
//   identity: [projectId, branchPattern]
//   asset: projectKey
//   path: []
//   needs: [projects, branch-rules, branch-rules-rest]
//   evidence: 'The protected branch {branches} of {path}, which the rule {branchPattern} fits, may be force-pushed by the rule {rules}.'
//   calls: ['PATCH /projects/{projectId}/protected_branches/{branchPattern} allow_force_push=false']
// remediation: 'Disable Allowed to force push.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.8.4', 'A.8.32']
//   nist_800_53: ['CM-3', 'SI-7', 'AU-10']
//   cis_gitlab: ['1.1.16']
//   owasp_cicd: ['CICD-SEC-1']
// ---
CALL () {
  MATCH (p:GitLabProject)-[:HAS]->(r:GitLabProtectedBranch)
  RETURN p, r, null AS ref
  UNION
  MATCH (p:GitLabProject)-[:HAS]->(:GitLabBranch)<-[:PROTECTS]-(r:GitLabProtectedBranch)
  RETURN p, r, null AS ref
  UNION
  // Rules of a group hold in all projects below it, from Premium on.
  MATCH (r:GitLabProtectedBranch)<-[:HAS]-(g:GitLabGroup)
  WHERE NOT EXISTS { (:GitLabAccount {tier: 'free'})-[:HAS]->(g) }
  MATCH (g)((:GitLabGroup)-[:HAS]->(:GitLabGroup))*(:GitLabGroup)-[:HAS]->(p:GitLabProject)
  RETURN p, r, null AS ref
  UNION
  MATCH (p:GitLabProject)
  WHERE NOT EXISTS { (p)-[:HAS]->(:GitLabBranch {default: true}) }
  RETURN p, null AS r, null AS ref
  UNION
  // Branches from which a recent job deployed to production.
  MATCH (job:GitLabCiJob)<-[:HAS]-(:GitLabCiConfig)<-[:HAS]-(p:GitLabProject)-[:HAS]->(e:GitLabEnvironment)
  WHERE job.environment = e.name AND (e.tier = 'production' OR toLower(e.name) IN $productionNames)
  MATCH (p)-[:HAS]->(:GitLabPipeline)-[:HAS]->(run:GitLabJob {name: job.name, status: 'SUCCESS'})
  RETURN p, null AS r, run.ref AS ref
}
WITH p, r, ref
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false) AND
  p.defaultBranch IS NOT NULL
ORDER BY r.name, ref
WITH
  p,
  count(r) + count(ref) = count(*) AS known,
  collect(CASE WHEN r IS NOT NULL THEN {name: r.name, allows: CASE WHEN NOT 'allowForcePush' IN coalesce(r.unreadable, []) THEN r.allowForcePush END} END) AS rules,
  collect(DISTINCT ref) AS refs
UNWIND [p.defaultBranch] + [ref IN refs WHERE ref <> p.defaultBranch] AS branch
WITH p, known, branch, [r IN rules WHERE (r.name = branch OR r.name CONTAINS '*' AND branch =~ '\\Q' + replace(r.name, '*', '\\E.*\\Q') + '\\E')] AS fitting
UNWIND
  CASE
    WHEN size(fitting) > 0 THEN [r IN fitting | r.name]
    WHEN known THEN []
    ELSE [branch]
  END AS branchPattern
WITH DISTINCT p, known, branch, fitting, branchPattern
WITH
  p,
  branchPattern,
  branch,
  any(r IN fitting WHERE r.allows) OR CASE WHEN known THEN false END AS allowed,
  [r IN fitting WHERE r.allows | r.name] AS allowing
ORDER BY branch
WITH
  p,
  branchPattern,
  count(CASE WHEN allowed THEN 1 END) AS open,
  count(*) - count(allowed) AS unsure,
  collect(CASE WHEN allowed THEN branch END) AS branches,
  collect(allowing) AS allowing
RETURN
  CASE WHEN open > 0 THEN true WHEN unsure = 0 THEN false END AS fires,
  p.id AS projectId,
  branchPattern,
  p.fullPath AS path,
  branches,
  COLLECT { UNWIND allowing AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS rules,
  p.key AS projectKey
