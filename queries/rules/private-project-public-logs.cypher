// ---
// id: private-project-public-logs
// title: 'Private project exposes job logs to guests or non-members'
// description: >-
//   Private and internal projects, archived ones and those without CI/CD aside, whose pipelines are visible to non-members,
//   so that job logs are: in an internal project with CI/CD for everyone to all who sign in (R14, R15), else to its Guests.
//   A Guest is an active account whose highest role there, by membership in the project or a group above or by an invited
//   group, is Guest (R1 to R7; groups shared with an invited group are not followed). Unknown where the setting, or the
//   state of the only such account, could not be read.
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   path: { type: string, description: Full path of the project. }
//   visibility: { type: string, description: Visibility of the project. }
//   readers: { type: string, description: Who reads the logs. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: medium
//   category: pipeline
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, members, group-shares, project-shares]
//   evidence: '{readers} read the job logs of {path}, which is {visibility}.'
//   calls: ['PUT /projects/{projectId} public_jobs=false']
// remediation: 'Turn off Project-based pipeline visibility.'
// controls:
//   soc2: ['CC6.1', 'CC6.7']
//   iso27001_2022: ['A.8.3', 'A.8.12']
//   gdpr: ['Art. 25(2)']
//   nist_800_53: ['AC-3', 'AC-22']
//   cis_gitlab: ['2.1.5']
//   owasp_cicd: ['CICD-SEC-6', 'CICD-SEC-10']
// ---
CALL () {
  CALL () {
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 10
    RETURN u, h
    UNION
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(h)
    WHERE
      coalesce(m.state, 'active') = 'active' AND
      (m.accessLevel = 10 AND s.accessLevel >= 10 OR m.accessLevel > 10 AND s.accessLevel = 10) AND
      (h:GitLabGroup OR NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(h) })
    RETURN u, h
    UNION
    MATCH (i:GitLabGroup)-[s:INVITED_TO]->(h:GitLabProject)
    WHERE NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(h) }
    MATCH (above:GitLabGroup) (()-[:HAS]->(:GitLabGroup))+ (i)
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(above)
    WHERE
      coalesce(m.state, 'active') = 'active' AND
      (m.accessLevel = 10 AND s.accessLevel >= 10 OR m.accessLevel > 10 AND s.accessLevel = 10)
    RETURN u, h
  }
  WITH h, collect(u) AS guests
  MATCH (h) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject)
  RETURN p, guests
  UNION ALL
  MATCH (p:GitLabProject)
  RETURN p, [] AS guests
}
WITH p, guests
WHERE p.visibility IN ['private', 'internal'] AND coalesce(p.archived, false) = false AND coalesce(p.buildsAccessLevel, 'enabled') <> 'disabled'
WITH p, collect(guests) AS lists
WITH
  p,
  lists,
  CASE WHEN NOT 'publicJobs' IN coalesce(p.unreadable, []) THEN p.publicJobs END AS publicJobs,
  p.visibility = 'internal' AND CASE WHEN NOT 'buildsAccessLevel' IN coalesce(p.unreadable, []) THEN p.buildsAccessLevel END = 'enabled' AS forAll
CALL (p, lists, publicJobs, forAll) {
  WITH *
  WHERE coalesce(publicJobs, true) AND NOT coalesce(forAll, false)
  UNWIND lists AS list
  UNWIND list AS u
  WITH DISTINCT p, u, CASE WHEN NOT 'state' IN coalesce(u.unreadable, []) THEN u.state END = 'active' AS alive
  WHERE
    coalesce(alive, true) AND
    NOT EXISTS {
      MATCH (u)-[m:MEMBER_OF]->(h) (()-[:HAS]->())* (p)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 10
    } AND
    NOT EXISTS {
      MATCH (u)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(h) (()-[:HAS]->())* (p)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 10 AND s.accessLevel > 10
    } AND
    NOT EXISTS {
      MATCH (u)-[m:MEMBER_OF]->(h) (()-[:HAS]->(:GitLabGroup))+ (:GitLabGroup)-[s:INVITED_TO]->(p)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 10 AND s.accessLevel > 10
    }
  WITH u, alive
  LIMIT 100
  RETURN count(CASE WHEN alive THEN u END) AS sure, count(CASE WHEN alive IS NULL THEN u END) AS unsure
}
RETURN
  publicJobs AND
    (forAll OR
      CASE
        WHEN sure > 0 THEN true
        WHEN unsure = 0 THEN false
      END) AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  p.visibility AS visibility,
  CASE WHEN forAll THEN 'All who sign in' ELSE 'Guests' END AS readers,
  p.key AS projectKey
