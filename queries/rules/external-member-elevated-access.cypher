// ---
// id: external-member-elevated-access
// title: 'External member with Developer access or higher'
// description: >-
//   People who can sign in, come from outside and hold a role from Developer on in a group or project: by a membership, or
//   because their group is invited to it (R1, R4, R5). From outside are accounts that are marked external, and, where
//   corporate domains are configured, those whose confirmed e-mail address is of another domain; without configured domains
//   only the mark counts. One finding for each group or project where the role is given; what lies below it follows from it,
//   and nobody is from outside in a personal project of their own. Unknown where the mark, the address or the state of the
//   account could not be read and that decides, or whether an invitation is void (R7).
// params:
//   minAccessLevel: { type: int, default: 30, min: 10, max: 50, description: The least role that counts. }
//   corporateDomains: { type: string_list, default: [], description: 'E-mail domains of the company, in lower case; none means that addresses are not looked at.' }
//   exceptions: { type: string_list, default: [], description: Usernames or keys of accounts that are accepted as they are. }
// returns:
//   fires: boolean
//   sourceId: { type: int, description: 'GitLab''s id of the group or project.' }
//   userId: { type: int, description: 'GitLab''s id of the user.' }
//   username: { type: string, description: Username. }
//   sourceType: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   accessLevel: { type: int, description: The highest role that is given there. }
//   reason: { type: string, description: '`external account`, or the foreign domain of the e-mail address.' }
//   userKey: { type: string, description: Key of the user. }
//   sourceKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: high
//   category: identity
//   identity: [sourceId, userId]
//   asset: sourceKey
//   path: [userKey, sourceKey]
//   needs: [members, group-shares, project-shares, users-external]
//   evidence: '@{username} is from outside ({reason}) and has role {accessLevel} in the {sourceType} {path}.'
//   calls: ['PUT /{sourceType}s/{sourceId}/members/{userId} access_level=20', 'DELETE /{sourceType}s/{sourceId}/members/{userId}']
// remediation: 'Lower to Reporter or Guest, or remove; if push access is needed, grant it through a time-boxed JIT request.'
// controls:
//   soc2: ['CC6.2', 'CC6.3', 'CC9.2']
//   iso27001_2022: ['A.5.15', 'A.5.18', 'A.5.19']
//   gdpr: ['Art. 28(3)', 'Art. 32(1)(b)']
//   nist_800_53: ['AC-6', 'PS-7', 'AC-2']
//   cis_gitlab: ['1.3.8']
//   owasp_cicd: ['CICD-SEC-2', 'CICD-SEC-5']
// ---
CALL () {
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(r:GitLabGroup|GitLabProject)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= $minAccessLevel
  RETURN u, r, m.accessLevel AS level, true AS sure
  UNION ALL
  MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[s:INVITED_TO]->(r:GitLabGroup)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= $minAccessLevel AND s.accessLevel >= $minAccessLevel
  RETURN u, r, CASE WHEN m.accessLevel < s.accessLevel THEN m.accessLevel ELSE s.accessLevel END AS level, true AS sure
  UNION ALL
  MATCH (i:GitLabGroup)-[s:INVITED_TO]->(r:GitLabProject)
  WHERE s.accessLevel >= $minAccessLevel
  OPTIONAL MATCH (namespace:GitLabGroup)-[:HAS]->(r)
  WITH
    i,
    s,
    r,
    CASE
      WHEN namespace IS NULL THEN false
      WHEN NOT 'shareWithGroupLock' IN coalesce(namespace.unreadable, []) THEN namespace.shareWithGroupLock
    END AS void
  WHERE void IS NULL OR NOT void
  MATCH (h:GitLabGroup) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (i)
  WITH h, r, max(s.accessLevel) AS shared, count(CASE WHEN NOT void THEN 1 END) > 0 AS sure
  CALL (h) {
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= $minAccessLevel
    RETURN u, m.accessLevel AS level
    UNION ALL
    MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup)-[t:INVITED_TO]->(h)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel >= $minAccessLevel AND t.accessLevel >= $minAccessLevel
    RETURN u, CASE WHEN m.accessLevel < t.accessLevel THEN m.accessLevel ELSE t.accessLevel END AS level
  }
  RETURN u, r, CASE WHEN level < shared THEN level ELSE shared END AS level, sure
}
WITH u, r, max(level) AS accessLevel, count(CASE WHEN sure THEN 1 END) > 0 AS sure
WHERE
  coalesce(u.bot, false) = false AND
  coalesce(u.userType, 'HUMAN') = 'HUMAN'
WITH
  u,
  r,
  accessLevel,
  sure,
  CASE
    WHEN u.key STARTS WITH 'gitlab.com/' THEN false
    WHEN NOT 'external' IN coalesce(u.unreadable, []) THEN u.external
  END AS external,
  CASE WHEN NOT 'email' IN coalesce(u.unreadable, []) THEN toLower(split(u.email, '@')[-1]) END AS domain,
  CASE WHEN NOT 'confirmedAt' IN coalesce(u.unreadable, []) THEN u.confirmedAt IS NOT NULL END AS confirmed
WITH
  *,
  CASE WHEN size($corporateDomains) = 0 THEN false ELSE NOT domain IN $corporateDomains AND confirmed END AS foreign
RETURN
  u.state = 'active' AND
    NOT (u.username IN $exceptions OR u.key IN $exceptions) AND
    (external OR foreign) AND
    CASE WHEN sure THEN true END AS fires,
  r.id AS sourceId,
  u.id AS userId,
  u.username AS username,
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS sourceType,
  r.fullPath AS path,
  accessLevel,
  CASE WHEN external THEN 'external account' ELSE domain END AS reason,
  u.key AS userKey,
  r.key AS sourceKey
