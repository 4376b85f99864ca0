// ---
// id: single-owner
// title: 'Group or project has fewer than two human Owners'
// description: >-
//   Top-level groups, and projects that are configured as critical, with fewer active people as Owners than so many (R1 to
//   R7); bots, service accounts and administrators without a role there do not count. Without configured projects only groups
//   are looked at. Groups that are only mentioned by others are left out. Unknown where the state of accounts, or whether an
//   invitation is void (R7), could not be read and that decides.
// params:
//   minOwners: { type: int, default: 2, min: 1, max: 100, description: The fewest Owners that are accepted. }
//   criticalProjects: { type: string_list, default: [], description: Full paths of critical projects. }
// returns:
//   fires: boolean
//   sourceId: { type: int, description: 'GitLab''s id of the group or project.' }
//   sourceType: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   owners: { type: int, description: How many Owners it has. }
//   usernames: { type: strings, description: 'Usernames of the Owners, sorted.' }
//   sourceKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: medium
//   category: access
//   identity: [sourceId]
//   asset: sourceKey
//   path: []
//   needs: [groups, projects, members, group-shares, project-shares]
//   evidence: 'The {sourceType} {path} has {owners} Owners: {usernames}.'
//   calls: ['POST /{sourceType}s/{sourceId}/members user_id=:user_id access_level=50']
// remediation: 'Add a second Owner (break-glass) to keep the asset recoverable.'
// controls:
//   soc2: ['A1.2', 'CC6.3']
//   iso27001_2022: ['A.5.2', 'A.8.2']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-2', 'CP-2']
//   cis_gitlab: ['1.3.7']
// ---
CALL () {
  MATCH (r:GitLabGroup)
  WHERE NOT r.fullPath CONTAINS '/' AND NOT 'webUrl' IN coalesce(r.unreadable, [])
  RETURN r
  UNION
  MATCH (r:GitLabProject)
  WHERE r.fullPath IN $criticalProjects
  RETURN r
}
CALL (r) {
  CALL (r) {
    MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r)
    WITH DISTINCT h
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 50
    RETURN u, true AS sure
    UNION ALL
    MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r)
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 50 AND s.accessLevel = 50
    RETURN u, true AS sure
    UNION ALL
    MATCH (i:GitLabGroup)-[s:INVITED_TO]->(r)
    WHERE r:GitLabProject AND s.accessLevel = 50
    OPTIONAL MATCH (namespace:GitLabGroup)-[:HAS]->(r)
    WITH
      i,
      CASE
        WHEN namespace IS NULL THEN false
        WHEN NOT 'shareWithGroupLock' IN coalesce(namespace.unreadable, []) THEN namespace.shareWithGroupLock
      END AS void
    WHERE void IS NULL OR NOT void
    MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i)
    WITH DISTINCT void, h
    CALL (h) {
      MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 50
      RETURN u
      UNION ALL
      MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[t:INVITED_TO]->(h)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 50 AND t.accessLevel = 50
      RETURN u
    }
    RETURN u, void IS NOT NULL AS sure
    UNION ALL
    MATCH (u:GitLabUser)-[:OWNS]->(r)
    WHERE r:GitLabProject
    RETURN u, true AS sure
  }
  WITH u, count(CASE WHEN sure THEN 1 END) > 0 AS sure
  WHERE coalesce(u.bot, false) = false AND coalesce(u.userType, 'HUMAN') = 'HUMAN' AND coalesce(u.state, 'active') = 'active'
  ORDER BY u.username
  RETURN
    count(*) AS owners,
    count(CASE WHEN sure AND u.state = 'active' THEN 1 END) AS sureOwners,
    collect(u.username) AS usernames
}
RETURN
  CASE WHEN sureOwners >= $minOwners THEN false WHEN owners < $minOwners THEN true END AS fires,
  r.id AS sourceId,
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS sourceType,
  r.fullPath AS path,
  owners,
  usernames,
  r.key AS sourceKey
