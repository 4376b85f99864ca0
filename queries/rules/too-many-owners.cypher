// ---
// id: too-many-owners
// title: 'Too many Owners on a group or project'
// description: >-
//   Groups and projects in which the role Owner is given (by a membership or an invitation) and that have more Owners,
//   inherited ones included (R1 to R7), than so many and than so large a part of their members. Active people count; bots,
//   service accounts and administrators without a role there do not. Places that only inherit their Owners follow from those
//   above. Unknown where the state of accounts, or whether an invitation is void (R7), could not be read and that decides.
// params:
//   min: { type: int, default: 3, min: 1, max: 10000, description: Owners that are accepted in any case. }
//   ratio: { type: float, default: 0.05, min: 0, max: 1, description: The part of the members who may be Owners. }
// returns:
//   fires: boolean
//   sourceId: { type: int, description: 'GitLab''s id of the group or project.' }
//   sourceType: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   owners: { type: int, description: How many Owners it has. }
//   members: { type: int, description: How many members it has; counted only where there are more Owners than are accepted in any case. }
//   limit: { type: int, description: How many Owners it may have. }
//   usernames: { type: strings, description: 'Usernames of the Owners, sorted; at most twenty.' }
//   sourceKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: medium
//   category: access
//   identity: [sourceId]
//   asset: sourceKey
//   path: []
//   needs: [groups, projects, members, group-shares, project-shares]
//   evidence: 'The {sourceType} {path} has {owners} Owners among {members} members, and {limit} would do: {usernames}.'
//   calls: ['PUT /{sourceType}s/{sourceId}/members/:user_id access_level=40']
// remediation: 'Keep two or three Owners; move the rest to Maintainer or a JIT role.'
// controls:
//   soc2: ['CC6.3']
//   iso27001_2022: ['A.8.2']
//   gdpr: ['Art. 25(2)']
//   nist_800_53: ['AC-6(5)', 'AC-6']
//   cis_gitlab: ['1.3.3', '2.1.11']
//   owasp_cicd: ['CICD-SEC-2']
// ---
// Owners by where the role is given, then by what lies below.
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h:GitLabGroup|GitLabProject)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 50
  RETURN h, u, true AS sure, true AS given
  UNION ALL
  MATCH (i:GitLabGroup)-[s:INVITED_TO]->(h:GitLabGroup)
  WHERE s.accessLevel = 50
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(i)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 50
  RETURN h, u, true AS sure, true AS given
  UNION ALL
  MATCH (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject)
  WHERE s.accessLevel = 50
  OPTIONAL MATCH (namespace:GitLabGroup)-[:HAS]->(r)
  WITH
    i,
    r,
    CASE
      WHEN namespace IS NULL THEN false
      WHEN NOT 'shareWithGroupLock' IN coalesce(namespace.unreadable, []) THEN namespace.shareWithGroupLock
    END AS void
  WHERE void IS NULL OR NOT void
  MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i)
  WITH DISTINCT r, void, h
  CALL (h) {
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 50
    RETURN u
    UNION ALL
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[t:INVITED_TO]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel = 50 AND t.accessLevel = 50
    RETURN u
  }
  RETURN r AS h, u, void IS NOT NULL AS sure, true AS given
  UNION ALL
  MATCH (u:GitLabUser)-[:OWNS]->(h:GitLabProject)
  RETURN h, u, true AS sure, false AS given
}
WITH h, u, sure, given
WHERE coalesce(u.bot, false) = false AND coalesce(u.userType, 'HUMAN') = 'HUMAN' AND coalesce(u.state, 'active') = 'active'
WITH h, collect({u: u, sure: sure}) AS list, count(CASE WHEN given THEN 1 END) > 0 AS given
MATCH (h) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r:GitLabGroup|GitLabProject)
WITH r, collect(list) AS lists, count(CASE WHEN h = r AND given THEN 1 END) > 0 AS given
WHERE given
UNWIND lists AS list
UNWIND list AS one
WITH r, one.u AS u, count(CASE WHEN one.sure THEN 1 END) > 0 AS sure
WITH
  r,
  count(*) AS owners,
  count(CASE WHEN sure AND u.state = 'active' THEN 1 END) AS sureOwners,
  collect(u.username) AS usernames
CALL (r, owners) {
  WITH r, owners
  WHERE owners > $min
  CALL (r) {
    MATCH (h:GitLabGroup|GitLabProject) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r)
    WITH DISTINCT h
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
    RETURN u, true AS sure
    UNION ALL
    MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (r)
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND s.accessLevel > 5
    RETURN u, true AS sure
    UNION ALL
    MATCH (i:GitLabGroup)-[s:INVITED_TO]->(r)
    WHERE r:GitLabProject AND s.accessLevel > 5
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
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
      RETURN u
      UNION ALL
      MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[t:INVITED_TO]->(h)
      WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND t.accessLevel > 5
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
  RETURN count(*) AS members, count(CASE WHEN sure AND u.state = 'active' THEN 1 END) AS sureMembers
}
WITH
  *,
  CASE WHEN toInteger(ceil($ratio * members)) > $min THEN toInteger(ceil($ratio * members)) ELSE $min END AS limit,
  CASE
    WHEN toInteger(ceil($ratio * sureMembers)) > $min THEN toInteger(ceil($ratio * sureMembers))
    ELSE $min
  END AS leastLimit
RETURN
  CASE WHEN owners <= leastLimit THEN false WHEN sureOwners > limit THEN true END AS fires,
  r.id AS sourceId,
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS sourceType,
  r.fullPath AS path,
  owners,
  CASE WHEN owners > $min THEN members END AS members,
  limit,
  COLLECT {
    UNWIND usernames AS name
    RETURN name
      ORDER BY name
      LIMIT 20
  } AS usernames,
  r.key AS sourceKey
