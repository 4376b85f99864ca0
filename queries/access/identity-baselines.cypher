// ---
// id: identity-baselines
// title: 'What non-human identities may do beside what was accepted'
// description: >-
//   Each token, deploy key, bot, service account and runner with what it may do now, what somebody accepted, and what came and went since. A
//   permission that another one covers is the same: a lower role or narrower scope, or a place below one that is reached; an instance is one place,
//   whichever connection tells of it. What came is uncertain where a list that would have told it was not read when the baseline was accepted,
//   and where it cannot be read now whether the invitation that gives it is void.
// level: access
// needs: [tokens, deploy-tokens, deploy-keys, runners, members, group-shares, project-shares]
// returns:
//   identityKey: { type: string, description: 'Key of the identity.' }
//   identityId: { type: int, description: 'GitLab''s id of it.' }
//   kind: { type: string, description: 'Kind of the identity.' }
//   name: { type: string, description: 'Name, title, username or description.' }
//   path: { type: string, description: 'Full path of the first group or project that it is of.' }
//   tops: { type: strings, description: 'Full paths of the top-level groups that it is of.' }
//   permissions: { type: strings, description: 'What it may do now, sorted.' }
//   accepted: { type: strings, description: 'What it could do when that was accepted; none where nothing was.' }
//   added: { type: any, description: 'What came: `text`, `what`, `place`, whether it is `certain`, and whether the place `isNew`.' }
//   removed: { type: strings, description: 'What went.' }
//   unread: { type: strings, description: 'What of it could not be read.' }
//   acceptedAt: { type: string, description: 'When its baseline was accepted.' }
//   acceptedBy: { type: string, description: 'Who accepted it.' }
//   reason: { type: string, description: 'Why.' }
// ---
CALL () {
  // include: identity-permissions
}
OPTIONAL MATCH (b:PermissionBaseline {identity: identityKey})
WITH *, [item IN items | item.text] AS permissions, b.permissions AS accepted,
  {
    `Minimal Access`: ['Guest', 'Planner', 'Reporter', 'Security Manager', 'Developer', 'Maintainer', 'Owner'],
    Guest: ['Planner', 'Reporter', 'Security Manager', 'Developer', 'Maintainer', 'Owner'],
    Planner: ['Reporter', 'Security Manager', 'Developer', 'Maintainer', 'Owner'],
    Reporter: ['Security Manager', 'Developer', 'Maintainer', 'Owner'],
    `Security Manager`: ['Developer', 'Maintainer', 'Owner'],
    Developer: ['Maintainer', 'Owner'],
    Maintainer: ['Owner'],
    `read code`: ['push code'],
    `scope read_api`: ['scope api'],
    `scope read_user`: ['scope api', 'scope read_api'],
    `scope read_repository`: ['scope api', 'scope write_repository'],
    `scope write_repository`: ['scope api'],
    `scope read_registry`: ['scope api', 'scope write_registry'],
    `scope write_registry`: ['scope api'],
    `scope create_runner`: ['scope api'],
    `scope manage_runner`: ['scope api']
  } AS covering
CALL (items, accepted, covering, b) {
  UNWIND CASE WHEN accepted IS NULL THEN [] ELSE items END AS item
  WITH * WHERE NOT item.text IN accepted
  WITH *, [item.what] + coalesce(covering[item.what], []) AS whats,
    [item.place] + COLLECT { MATCH (:GitLabEntity {key: item.place})<-[:HAS*1..]-(above) RETURN above.key } +
      [text IN accepted WHERE split(item.place, '/')[1] = 'account' AND text STARTS WITH 'run jobs in ' + split(item.place, '/')[0] + '/account/' | substring(text, 12)] AS places
  WHERE NOT any(what IN whats WHERE any(place IN places WHERE what + coalesce(' in ' + place, '') IN accepted))
  RETURN collect({
    text: item.text, what: item.what, place: item.place,
    certain: NOT '*' IN b.unread AND none(list IN item.lists WHERE list IN b.unread OR list STARTS WITH 'invitations to '),
    isNew: item.place IS NOT NULL AND none(text IN accepted WHERE any(place IN places WHERE text ENDS WITH ' in ' + place))}) AS added
}
CALL (permissions, accepted, covering) {
  UNWIND coalesce(accepted, []) AS text
  WITH * WHERE NOT text IN permissions
  WITH *, CASE WHEN text CONTAINS ' in ' AND NOT text STARTS WITH 'jobs tagged ' THEN last(split(text, ' in ')) END AS place
  WITH *, CASE WHEN place IS NULL THEN text ELSE left(text, size(text) - size(place) - 4) END AS what
  WITH *, [what] + coalesce(covering[what], []) AS whats,
    [place] + COLLECT { MATCH (:GitLabEntity {key: place})<-[:HAS*1..]-(above) RETURN above.key } +
      [each IN permissions WHERE split(place, '/')[1] = 'account' AND each STARTS WITH 'run jobs in ' + split(place, '/')[0] + '/account/' | substring(each, 12)] AS places
  WHERE NOT any(each IN whats WHERE any(at IN places WHERE each + coalesce(' in ' + at, '') IN permissions))
  WITH text ORDER BY text
  RETURN collect(text) AS removed
}
RETURN
  identityKey,
  identityId,
  kind,
  name,
  path,
  tops,
  permissions,
  accepted,
  added,
  removed,
  unread,
  b.at AS acceptedAt,
  b.by AS acceptedBy,
  b.reason AS reason
ORDER BY identityKey
