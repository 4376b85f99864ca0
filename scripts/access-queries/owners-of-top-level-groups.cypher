// ---
// id: owners-of-top-level-groups
// title: Who owns all below a top-level group
// description: >-
//   Everyone with the role Owner in a group that is in no other, by membership or by an invitation of their group (R1, R4):
//   they manage all groups and projects below it. Administrators, who own everything (R13), are left out unless they are members.
// level: access
// params:
//   activeOnly: { type: boolean, default: true, description: Leave accounts out that are not active (R12). }
// returns:
//   path: { type: string, description: Full path of the group. }
//   username: { type: string, description: Username. }
//   name: { type: string, description: Display name. }
//   via: { type: string, description: '`membership` or `groupShare`.' }
//   source: { type: string, description: Full path of the group whose member the person is. }
//   state: { type: string, description: State of the account. }
//   bot: { type: boolean, description: Whether it is a bot; none when unknown. }
//   expiresAt: { type: date, description: 'The day on which the way ends; past it, the role still holds (R9).' }
//   userKey: { type: string, description: Key of the person. }
//   placeKey: { type: string, description: Key of the group. }
// needs: [groups, members, group-shares, users]
// ---
MATCH (top:GitLabGroup)
WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(top) }
WITH collect(top.key) AS givenPlaces
CALL (givenPlaces) {
  {{grants in places}}
}
WITH person, place, via, level, steps[1] AS source, expiresAt
WHERE level = 50
MATCH (u:GitLabUser {key: person})
WHERE NOT $activeOnly OR NOT (coalesce(u.state, 'active') <> 'active' OR coalesce(u.locked, false))
MATCH (g:GitLabGroup {key: place})
MATCH (s:GitLabGroup {key: source})
RETURN
  coalesce(g.fullPath, g.key) AS path,
  u.username AS username,
  u.name AS name,
  via,
  coalesce(s.fullPath, s.key) AS source,
  coalesce(u.state, 'unknown') AS state,
  u.bot AS bot,
  expiresAt,
  u.key AS userKey,
  g.key AS placeKey
ORDER BY path, username, via, source, userKey
