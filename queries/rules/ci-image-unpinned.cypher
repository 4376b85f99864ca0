// ---
// id: ci-image-unpinned
// title: 'CI job uses an image that is not pinned'
// description: >-
//   Images that the jobs of CI/CD configurations run in, or next to, without an `@sha256` digest; templates and archived
//   projects do not count. Low where a version tag is named; a missing tag, or one of `movingTags`, is no version. Unknown
//   where only a variable tells, where an included file tells the image of a job, and for a configuration that lies
//   elsewhere or does not parse. Jobs of included files are not known and not looked at.
// params:
//   movingTags: { type: string_list, default: [latest, dev, main, master, stable, edge], description: Tags that are no version. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   job: { type: string, description: Name of the job; none for a whole configuration that could not be read. }
//   image: { type: string, description: 'The image, in its one spelling.' }
//   path: { type: string, description: Full path of the project. }
//   service: { type: boolean, description: Whether it is only a service next to the job. }
//   tag: { type: string, description: Tag. }
//   severity: { type: string, description: '`low` where a version tag is named.' }
//   file: { type: string, description: Path of the configuration. }
//   jobKey: { type: string, description: 'Key of the job, or of the configuration.' }
// alert:
//   severity: medium
//   category: pipeline
//   identity: [projectId, job, image]
//   asset: jobKey
//   path: []
//   needs: [projects, ci-configs]
//   evidence: 'Job {job} of {path} uses image {image}, which can change under its name.'
//   calls: ['PUT /projects/{projectId}/repository/files/{file}']
// remediation: 'Pin images to a digest and update them with a dependency bot.'
// controls:
//   soc2: ['CC6.8', 'CC8.1']
//   iso27001_2022: ['A.5.21', 'A.8.28']
//   nist_800_53: ['CM-2', 'SR-3', 'SR-11']
//   cis_gitlab: ['2.4.2', '3.1.7']
//   owasp_cicd: ['CICD-SEC-3', 'CICD-SEC-9']
// ---
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
RETURN
  CASE i.pinnedBy
    WHEN 'digest' THEN false
    WHEN 'tag' THEN true
    WHEN 'nothing' THEN true
  END AS fires,
  p.id AS projectId,
  j.name AS job,
  i.reference AS image,
  p.fullPath AS path,
  service,
  i.tag AS tag,
  CASE WHEN i.pinnedBy = 'tag' AND NOT toLower(i.tag) IN $movingTags THEN 'low' END AS severity,
  c.path AS file,
  coalesce(j.key, c.key) AS jobKey
