// ---
// id: registry-artifacts-unprotected
// title: 'Release images or packages can be overwritten'
// description: >-
//   Container repositories and packages of projects that make releases or have a production environment, and whether a rule limits
//   who pushes to them: without one every Developer, and whoever has a token that writes the registry, overwrites what is deployed
//   or installed. Which tags or versions a deployment uses is not known, nor are rules for single tags. Of the packages the latest
//   hundred of each project count. Switched-off registries and archived projects are left out. Unknown where GitLab did not tell
//   whether a rule covers it.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: Lower-case names of environments that are production whatever their tier. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   repository: { type: string, description: 'Path of the container repository, or name of the package.' }
//   path: { type: string, description: 'Full path of the project.' }
//   kind: { type: string, description: '`container` or `package`.' }
//   versions: { type: int, description: 'Known versions that no rule covers; of a container repository 1.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: medium
//   category: supply-chain
//   identity: [projectId, repository]
//   asset: projectKey
//   path: []
//   needs: [projects, container-repositories, packages]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'Every Developer of {path} may overwrite the {kind} {repository}.'
//   calls:
//     - 'POST /projects/{projectId}/registry/protection/repository/rules repository_path_pattern={repository} minimum_access_level_for_push=maintainer'
//     - 'POST /projects/{projectId}/packages/protection/rules package_name_pattern={repository} minimum_access_level_for_push=maintainer'
// remediation: 'Add container-tag and package protection rules; use digests when deploying.'
// controls:
//   soc2: ['CC6.8', 'CC8.1']
//   iso27001_2022: ['A.5.21', 'A.8.4']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['SI-7', 'SR-11', 'CM-5']
//   cis_gitlab: ['4.2.2']
//   owasp_cicd: ['CICD-SEC-9']
// ---
MATCH (p:GitLabProject)-[:HAS]->(x:GitLabPackage|GitLabContainerRepository)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(x.status, 'DEFAULT') IN ['PENDING_DESTRUCTION', 'DELETE_SCHEDULED', 'DELETE_ONGOING'] AND
  coalesce(CASE WHEN x:GitLabPackage THEN p.packageRegistryAccessLevel ELSE p.containerRegistryAccessLevel END, 'enabled') <> 'disabled'
WITH
  p,
  CASE WHEN x:GitLabPackage THEN 'package' ELSE 'container' END AS kind,
  CASE WHEN x:GitLabPackage THEN x.name ELSE x.path END AS repository,
  CASE WHEN NOT 'protectionRuleExists' IN coalesce(x.unreadable, []) THEN x.protectionRuleExists END AS covered
WITH
  p,
  repository,
  min(kind) AS kind,
  count(CASE WHEN NOT covered THEN 1 END) AS versions,
  count(CASE WHEN covered IS NULL THEN 1 END) AS unsure
WITH p, collect({repository: repository, kind: kind, versions: versions, unsure: unsure}) AS things
WHERE
  EXISTS { (p)-[:HAS]->(:GitLabRelease) } OR
  EXISTS {
    (p)-[:HAS]->(e:GitLabEnvironment)
    WHERE coalesce(e.state, 'available') = 'available' AND (e.tier = 'production' OR toLower(e.name) IN $productionNames)
  }
UNWIND things AS thing
RETURN
  CASE WHEN thing.versions > 0 THEN true WHEN thing.unsure = 0 THEN false END AS fires,
  p.id AS projectId,
  thing.repository AS repository,
  p.fullPath AS path,
  thing.kind AS kind,
  thing.versions AS versions,
  p.key AS projectKey
