// ---
// id: grants-between
// title: Every way from a person to a role in a place
// description: >-
//   All grants of a role to a person in a group or project (R1 to R7), not only the greatest: what would have to go for the role
//   to end. An administrator needs none of them (R13); of an account that is not active they are latent (R12).
// level: access
// params:
//   person: { type: string, required: true, description: 'Username, with or without @, or the key of a user.' }
//   place: { type: string, required: true, description: 'Full path of a group or project, or its key.' }
// returns:
//   via: { type: string, description: '`membership`, `groupShare`, `projectShare`, `sharedGroup` or `personal`.' }
//   accessLevel: { type: int, description: The role that the way gives. }
//   memberLevel: { type: int, description: The role of the membership that it begins with. }
//   shareLevels: { type: ints, description: Roles of the invitations on the way. }
//   steps: { type: strings, description: 'The person, the groups on the way, and the place.' }
//   expiresAt: { type: date, description: 'The day on which the way ends; past it, the role still holds (R9).' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group or project. }
// needs: [groups, projects, members, group-shares, project-shares, users]
// ---
CALL () {
  MATCH (who:GitLabUser {key: $person}) RETURN who
  UNION MATCH (who:GitLabUser {username: replace($person, '@', '')}) RETURN who
}
CALL () {
  MATCH (target:GitLabEntity {key: $place}) WHERE target:GitLabGroup OR target:GitLabProject RETURN target
  UNION MATCH (target:GitLabGroup {fullPath: $place}) RETURN target
  UNION MATCH (target:GitLabProject {fullPath: $place}) RETURN target
}
WITH who.key AS givenPerson, [target.key] AS givenPlaces
CALL (givenPerson, givenPlaces) {
  {{grants of both}}
}
WITH person, place, via, level, memberLevel, shareLevels, steps, expiresAt
RETURN
  via,
  level AS accessLevel,
  memberLevel,
  shareLevels,
  COLLECT {
    UNWIND steps AS key
    MATCH (n:GitLabEntity {key: key})
    RETURN coalesce(n.fullPath, '@' + n.username, n.key)
  } AS steps,
  expiresAt,
  person AS userKey,
  place AS placeKey
ORDER BY accessLevel DESC, via, steps, userKey, placeKey
