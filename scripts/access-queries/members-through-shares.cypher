// ---
// id: members-through-shares
// title: People who come in through invited groups only
// description: >-
//   Those whose only ways to a role in a group or project are invitations of groups (R4 to R7): whoever manages the
//   members of the invited group lets them in. Members of the place or of a group above it are left out.
// level: access
// params:
//   place: { type: string, required: true, description: 'Full path of a group or project, or its key.' }
// returns:
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   accessLevel: { type: int, description: The greatest role that the invitations give; latent while the account is not active. }
//   sources: { type: strings, description: Full paths of the groups that they are members of. }
//   state: { type: string, description: 'State of the account; only `active` ones have effective access (R12).' }
//   expiresAt: { type: date, description: 'The day on which the last of the ways ends; none when one of them does not end.' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
CALL () {
  MATCH (target:GitLabEntity {key: $place}) WHERE target:GitLabGroup OR target:GitLabProject RETURN target
  UNION MATCH (target:GitLabGroup {fullPath: $place}) RETURN target
  UNION MATCH (target:GitLabProject {fullPath: $place}) RETURN target
}
WITH [target.key] AS givenPlaces
CALL (givenPlaces) {
  {{grants in places}}
}
WITH person, place, collect({via: via, level: level, source: steps[1], expiresAt: expiresAt}) AS ways
WHERE none(way IN ways WHERE way.via IN ['membership', 'personal'])
MATCH (u:GitLabUser {key: person})
RETURN
  u.username AS username,
  u.name AS name,
  reduce(most = 0, way IN ways | CASE WHEN way.level > most THEN way.level ELSE most END) AS accessLevel,
  COLLECT {
    UNWIND ways AS way
    MATCH (g:GitLabGroup {key: way.source})
    RETURN DISTINCT coalesce(g.fullPath, g.key) AS path ORDER BY path
  } AS sources,
  coalesce(u.state, 'unknown') AS state,
  CASE WHEN all(way IN ways WHERE way.expiresAt IS NOT NULL)
    THEN reduce(last = '', way IN ways | CASE WHEN way.expiresAt > last THEN way.expiresAt ELSE last END)
  END AS expiresAt,
  u.key AS userKey,
  place AS placeKey
ORDER BY accessLevel DESC, username, userKey, placeKey
