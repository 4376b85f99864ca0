// ---
// id: permissions-report
// title: The permissions report of a group or project
// description: >-
//   A row for each person and each group or project at or below the given one in which the person has a role by any grant (R1 to R7,
//   R11), whether or not the account is active, as the command `permissions` gives it for the whole estate. Of equal roles the one that is
//   certain, then the more direct, then the one that lasts longer is told. Administrators have rows only where they have grants.
// level: access
// params:
//   place: { type: string, required: true, description: 'Full path of a group or project, or its key.' }
//   minimumLevel: { type: int, default: 5, min: 0, max: 50, description: Least latent role that is listed. }
// returns:
//   name: { type: string, description: Display name. }
//   username: { type: string, description: Username. }
//   email: { type: string, description: 'E-mail address, the public one where no other could be read.' }
//   path: { type: string, description: Full path of the group or project. }
//   role: { type: string, description: 'Role now, `No access` of an account that is not active.' }
//   accessLevel: { type: int, description: 'The same as a number, 0 of an account that is not active.' }
//   latentAccessLevel: { type: int, description: The role that an account that is not active would have again. }
//   origin: { type: string, description: '`direct`, `inherited` or `shared`.' }
//   via: { type: string, description: '`membership`, `groupShare`, `projectShare`, `sharedGroup` or `personal`.' }
//   source: { type: string, description: Full path of the group or project whose member the person is. }
//   grantedAt: { type: datetime, description: When that membership began. }
//   expiresAt: { type: date, description: 'The day on which the way ends; past it, the role still holds (R9).' }
//   lastActivityOn: { type: date, description: The last day on which the person was seen. }
//   certain: { type: boolean, description: 'Whether nothing that could not be read may void the way, such as the state of a membership or a lock.' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
CALL () {
  MATCH (target:GitLabEntity {key: $place}) WHERE target:GitLabGroup OR target:GitLabProject RETURN target
  UNION MATCH (target:GitLabGroup {fullPath: $place}) RETURN target
  UNION MATCH (target:GitLabProject {fullPath: $place}) RETURN target
}
MATCH (target) ((:GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))* (below:GitLabGroup|GitLabProject)
WITH collect(DISTINCT below.key) AS givenPlaces
CALL (givenPlaces) {
  {{grants in places}}
}
WITH person, place, via, level, certain, steps, expiresAt,
  CASE
    WHEN via = 'personal' OR (via = 'membership' AND steps[1] = place) THEN 'direct'
    WHEN via = 'membership' THEN 'inherited'
    ELSE 'shared'
  END AS origin
ORDER BY level DESC, certain DESC, origin, coalesce(expiresAt, '~') DESC, reduce(text = '', step IN steps | text + ',' + step)
WITH person, place, head(collect({level: level, via: via, certain: certain, origin: origin, source: steps[1], expiresAt: expiresAt})) AS best
WHERE best.level >= $minimumLevel
MATCH (u:GitLabUser {key: person})
MATCH (r:GitLabEntity {key: place})
OPTIONAL MATCH (s:GitLabEntity {key: best.source})
OPTIONAL MATCH (u)-[m:MEMBER_OF]->(s) WHERE best.via <> 'personal'
WITH u, r, s, m, best, CASE WHEN u.locked = true OR u.state <> 'active' THEN 0 ELSE best.level END AS accessLevel,
  {{role names}}
RETURN
  u.name AS name,
  u.username AS username,
  coalesce(u.email, u.publicEmail) AS email,
  coalesce(r.fullPath, r.name) AS path,
  coalesce(head([each IN roleNames WHERE each[0] = accessLevel | each[1]]), 'role ' + accessLevel) AS role,
  accessLevel,
  best.level AS latentAccessLevel,
  best.origin AS origin,
  best.via AS via,
  s.fullPath AS source,
  m.createdAt AS grantedAt,
  best.expiresAt AS expiresAt,
  u.lastActivityOn AS lastActivityOn,
  best.certain AS certain,
  u.key AS userKey,
  r.key AS placeKey
ORDER BY path, placeKey, username, userKey
