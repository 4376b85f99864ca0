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
    MATCH (i:GitLabGroup)-[s:INVITED_TO]->(h)
    WHERE h:GitLabGroup OR NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(h) }
    WITH DISTINCT i, s, h
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(i)
    WHERE
      coalesce(m.state, 'active') = 'active' AND
      (m.accessLevel = 10 AND s.accessLevel >= 10 OR m.accessLevel > 10 AND s.accessLevel = 10)
    RETURN u, h
    UNION
    MATCH (i:GitLabGroup)-[s:INVITED_TO]->(h:GitLabProject)
    WHERE NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(h) }
    WITH DISTINCT i, s, h
    MATCH (above:GitLabGroup) (()-[:HAS]->(:GitLabGroup))+ (i)
    WITH DISTINCT above, s, h
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(above)
    WHERE
      coalesce(m.state, 'active') = 'active' AND
      (m.accessLevel = 10 AND s.accessLevel >= 10 OR m.accessLevel > 10 AND s.accessLevel = 10)
    RETURN u, h
  }
  WITH u, collect(h) AS holders, CASE WHEN NOT 'state' IN coalesce(u.unreadable, []) THEN u.state END = 'active' AS alive
  WHERE coalesce(alive, true)
  WITH
    holders,
    alive,
    // Where the account is more than a Guest.
    [(u)-[m:MEMBER_OF]->(x) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 10 | x] +
      [(u)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(x) WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 10 AND s.accessLevel > 10 | x] +
      COLLECT {
        MATCH (u)-[m:MEMBER_OF]->(g:GitLabGroup)
        WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 10
        WITH DISTINCT g
        MATCH (g) (()-[:HAS]->(:GitLabGroup))+ (i:GitLabGroup)
        MATCH (i)-[s:INVITED_TO]->(x:GitLabProject)
        WHERE s.accessLevel > 10
        RETURN DISTINCT x
      } AS more
  UNWIND holders AS h
  WITH h, collect(CASE WHEN alive THEN more END) AS guests, collect(CASE WHEN alive IS NULL THEN more END) AS unsureGuests
  MATCH (h) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p:GitLabProject)
  WHERE p.visibility IN ['private', 'internal'] AND coalesce(p.archived, false) = false
  WITH p, guests, unsureGuests, COLLECT { MATCH (x:GitLabGroup|GitLabProject) (()-[:HAS]->(:GitLabGroup|GitLabProject))* (p) RETURN x } AS above
  RETURN
    p,
    any(more IN guests WHERE none(place IN more WHERE place IN above)) AS sure,
    any(more IN unsureGuests WHERE none(place IN more WHERE place IN above)) AS unsure
  UNION ALL
  MATCH (p:GitLabProject)
  RETURN p, false AS sure, false AS unsure
}
WITH p, sure, unsure
WHERE p.visibility IN ['private', 'internal'] AND coalesce(p.archived, false) = false AND coalesce(p.buildsAccessLevel, 'enabled') <> 'disabled'
WITH
  p,
  count(CASE WHEN sure THEN p END) AS sure,
  count(CASE WHEN unsure THEN p END) AS unsure,
  CASE WHEN NOT 'publicJobs' IN coalesce(p.unreadable, []) THEN p.publicJobs END AS publicJobs,
  p.visibility = 'internal' AND CASE WHEN NOT 'buildsAccessLevel' IN coalesce(p.unreadable, []) THEN p.buildsAccessLevel END = 'enabled' AS forAll
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
