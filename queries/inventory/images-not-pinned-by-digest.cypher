// ---
// id: images-not-pinned-by-digest
// title: Container images not pinned by digest
// description: Images that jobs run in, or next to, whose content can change under the same name, with how many jobs and projects use them; jobs of included files are not known.
// returns:
//   image: { type: string, description: Reference of the image. }
//   registry: { type: string, description: Host of the registry; none when a variable tells. }
//   pinnedBy: { type: string, description: '`tag`, `nothing` or `variable`.' }
//   jobs: { type: int, description: Jobs that run in it. }
//   serviceJobs: { type: int, description: Jobs that it runs next to. }
//   projects: { type: strings, description: Full paths of up to twenty of the projects. }
//   projectCount: { type: int, description: Projects that use it. }
//   key: { type: string, description: Key of the image. }
// remediation: Name images by `@sha256` digest and let a bot renew it.
// needs: [ci-configs]
// ---
MATCH (i:GitLabContainerImage)<-[r:USES_IMAGE]-(:GitLabCiJob)<-[:HAS]-(:GitLabCiConfig)<-[:HAS]-(p:GitLabProject)
WHERE i.pinnedBy <> 'digest'
WITH
  i,
  sum(CASE WHEN r.service THEN 0 ELSE 1 END) AS jobs,
  sum(CASE WHEN r.service THEN 1 ELSE 0 END) AS serviceJobs,
  coalesce(p.fullPath, p.key) AS path
ORDER BY path
WITH i, sum(jobs) AS jobs, sum(serviceJobs) AS serviceJobs, collect(path) AS paths
RETURN
  i.reference AS image,
  i.registry AS registry,
  i.pinnedBy AS pinnedBy,
  jobs,
  serviceJobs,
  paths[..20] AS projects,
  size(paths) AS projectCount,
  i.key AS key
ORDER BY projectCount DESC, image, key
