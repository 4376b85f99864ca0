// ---
// id: ci-image-untrusted-registry
// title: 'CI job image comes from an unapproved registry'
// description: >-
//   Images that the jobs of CI/CD configurations run in, or next to, whose registry and repository match no entry of
//   `approvedRegistries`: a registry, or one with a namespace, such as `registry.example.com/base`; an entry stands for all
//   below it. A name that begins with `$CI_REGISTRY` or `$CI_REGISTRY_IMAGE` is that of the instance’s registry where a
//   container repository tells its host; an entry may also name a variable as it is written, such as
//   `$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX`. Unknown where another variable decides, while the list is empty, where an
//   included file tells the image, and for a configuration that lies elsewhere or does not parse. Templates, archived
//   projects and jobs of included files are not looked at.
// params:
//   approvedRegistries: { type: string_list, default: [], description: 'Registries, or registries with a namespace, that images may come from.' }
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   job: { type: string, description: Name of the job; none for a whole configuration that could not be read. }
//   image: { type: string, description: 'The image, in its one spelling.' }
//   path: { type: string, description: Full path of the project. }
//   service: { type: boolean, description: Whether it is only a service next to the job. }
//   registry: { type: string, description: Host of the registry; none when a variable tells. }
//   file: { type: string, description: Path of the configuration. }
//   jobKey: { type: string, description: 'Key of the job, or of the configuration.' }
// alert:
//   severity: medium
//   category: pipeline
//   identity: [projectId, job, image]
//   asset: jobKey
//   path: []
//   needs: [projects, ci-configs]
//   evidence: 'Job {job} of {path} uses image {image}, which is in no approved registry.'
//   calls: ['PUT /projects/{projectId}/repository/files/{file}']
// remediation: 'Use the dependency proxy or an approved registry.'
// controls:
//   soc2: ['CC6.8', 'CC9.2']
//   iso27001_2022: ['A.5.19', 'A.5.21']
//   nist_800_53: ['SR-3', 'SR-11', 'CM-7(5)']
//   cis_gitlab: ['3.1.5', '3.1.1']
//   owasp_cicd: ['CICD-SEC-3', 'CICD-SEC-8']
// ---
CALL () {
  MATCH (r:GitLabContainerRepository)
  WHERE r.location CONTAINS '/'
  RETURN collect(DISTINCT [split(r.key, '/')[0], split(r.location, '/')[0]]) AS registries
}
CALL () {
  MATCH (c:GitLabCiConfig)-[:HAS]->(j:GitLabCiJob)-[u:USES_IMAGE]->(i:GitLabContainerImage)
  WHERE NOT coalesce(j.hidden, false)
  RETURN c, j, u.service AS service, i
  UNION ALL
  MATCH (c:GitLabCiConfig)-[:HAS]->(j:GitLabCiJob)
  WHERE NOT coalesce(j.hidden, false) AND 'image' IN coalesce(j.unreadable, [])
  RETURN c, j, null AS service, null AS i
  UNION ALL
  MATCH (c:GitLabCiConfig)
  WHERE coalesce(c.origin, 'repository') <> 'repository' OR NOT coalesce(CASE WHEN NOT 'parses' IN coalesce(c.unreadable, []) THEN c.parses END, false)
  RETURN c, null AS j, null AS service, null AS i
}
MATCH (p:GitLabProject)-[:HAS]->(c)
WHERE coalesce(p.archived, false) = false
WITH
  *,
  [entry IN $approvedRegistries | toLower(replace(replace(entry, '${', '$'), '}', ''))] AS approved,
  head([known IN registries WHERE known[0] = split(p.key, '/')[0] | toLower(known[1])]) AS own,
  toLower(replace(replace(coalesce(i.registry + '/', '') + i.repository, '${', '$'), '}', '')) AS written
WITH
  *,
  CASE
    WHEN own IS NOT NULL AND (written = '$ci_registry_image' OR written STARTS WITH '$ci_registry_image/') THEN own + '/' + toLower(p.fullPath) + substring(written, 18)
    WHEN own IS NOT NULL AND written STARTS WITH '$ci_registry/' THEN own + substring(written, 12)
    ELSE written
  END AS place
RETURN
  CASE
    WHEN size(approved) = 0 OR place IS NULL THEN null
    WHEN any(entry IN approved WHERE place = entry OR place STARTS WITH entry + '/' OR written = entry OR written STARTS WITH entry + '/') THEN false
    WHEN place CONTAINS '$' AND any(entry IN approved WHERE entry STARTS WITH split(place, '$')[0]) THEN null
    ELSE true
  END AS fires,
  p.id AS projectId,
  j.name AS job,
  i.reference AS image,
  p.fullPath AS path,
  service,
  i.registry AS registry,
  c.path AS file,
  coalesce(j.key, c.key) AS jobKey
