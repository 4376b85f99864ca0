// ---
// id: nhi-peer-outlier
// title: 'Token, app or runner has access no peer has'
// description: >-
//   Access tokens, deploy tokens, deploy keys, bots, service accounts and runners with a privileged permission that fewer than a tenth of their peers have, and
//   no other of these of their own group or project: peers are of the same kind in the same top-level group, five or more of them. Compared are
//   scopes that write, roles from Developer on by kind of place, custom roles, pushing, what protection rules name, jobs of unprotected or untagged kind, and
//   how many groups and projects are reached. One of which some of that could not be read is unknown, and counts among no peers.
// params:
//   minPeers: { type: int, default: 5, min: 2, max: 100000, description: 'The least number of identities that are compared.' }
//   maxShare: { type: float, default: 0.1, min: 0, max: 1, description: 'The share of peers below which a permission is an outlier.' }
// returns:
//   fires: boolean
//   identityId: { type: int, description: 'GitLab''s id of the identity.' }
//   permission: { type: string, description: 'What it may do, as `scope api` or `Maintainer of group`; `permissions` where they could not be read.' }
//   name: { type: string, description: 'Name, title, username or description.' }
//   kind: { type: string, description: 'Kind of the identity.' }
//   path: { type: string, description: 'Full path of the top-level group; the first of those that it is of.' }
//   peers: { type: int, description: 'How many identities are compared.' }
//   holders: { type: int, description: 'How many of them have the permission.' }
//   identityKey: { type: string, description: 'Key of the identity.' }
// alert:
//   severity: medium
//   category: drift
//   identity: [identityId, permission]
//   asset: identityKey
//   needs: [tokens, deploy-tokens, deploy-keys, runners, members, group-shares, project-shares]
//   volatile: [peers, holders]
//   evidence: 'The {kind} {name} has {permission}; of {peers} such in {path} {holders} do.'
//   calls: []
// remediation: 'Remove the extra access or record why it is needed.'
// controls:
//   soc2: ['CC6.3', 'CC7.2']
//   iso27001_2022: ['A.5.18', 'A.8.16']
//   gdpr: ['Art. 25(2)']
//   nist_800_53: ['AC-2(12)', 'AC-6(7)']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-5']
// ---
CALL () {
  // include: identity-permissions
}
WITH identityKey, split(identityKey, '/')[0] AS host, identityId, kind, name, home, head(tops) AS path, items, none(what IN unread WHERE NOT what IN ['administrator', 'jobs tagged']) AS isRead,
  {
    `scope api`: ['scope write_repository', 'scope write_registry', 'scope create_runner', 'scope manage_runner'],
    `Owner of group`: ['Maintainer of group', 'Developer of group'],
    `Maintainer of group`: ['Developer of group'],
    `Owner of project`: ['Maintainer of project', 'Developer of project'],
    `Maintainer of project`: ['Developer of project'],
    `reach of more than 100 places`: ['reach of more than 10 places']
  } AS implied
WHERE path IS NOT NULL
CALL (items, implied) {
  UNWIND CASE WHEN size(items) = 0 THEN [null] ELSE items END AS item
  WITH implied, count(DISTINCT item.place) AS reach,
    collect(DISTINCT CASE
      WHEN item.what IN ['push code', 'jobs of unprotected refs', 'untagged jobs', 'scope api', 'scope sudo', 'scope admin_mode', 'scope write_repository',
        'scope write_registry', 'scope write_package_registry', 'scope create_runner', 'scope manage_runner', 'scope k8s_proxy'] THEN item.what
      WHEN item.what IN ['Developer', 'Maintainer', 'Owner'] THEN item.what + ' of ' + split(item.place, '/')[-2]
      WHEN item.what STARTS WITH 'custom role ' THEN 'custom role'
      WHEN item.place IS NOT NULL THEN head([begin IN ['push to branch', 'merge into branch', 'unprotect branch', 'create tag', 'deploy to environment'] WHERE item.what STARTS WITH begin + ' ' | begin + ' by name'])
    END) AS told
  WITH implied, told + CASE WHEN reach > 100 THEN ['reach of more than 100 places'] WHEN reach > 10 THEN ['reach of more than 10 places'] ELSE [] END AS told
  WITH told, reduce(all = [], one IN told | all + coalesce(implied[one], [])) AS below
  RETURN [one IN told WHERE NOT one IN below] AS permissions, told + [one IN below WHERE NOT one IN told] AS held
}
WITH host, path, kind, collect({id: identityId, key: identityKey, name: name, home: home, isRead: isRead, permissions: permissions, held: held}) AS all
CALL (all) {
  UNWIND all AS one
  WITH one WHERE one.isRead
  UNWIND one.held AS permission
  WITH permission, count(DISTINCT one.key) AS holders
  RETURN collect({permission: permission, holders: holders}) AS counts
}
WITH path, kind, all, counts, size([one IN all WHERE one.isRead]) AS peers
UNWIND all AS one
UNWIND CASE WHEN one.isRead THEN one.permissions ELSE ['permissions'] END AS permission
WITH *, head([each IN counts WHERE each.permission = permission | each.holders]) AS holders
RETURN
  CASE
    WHEN one.isRead THEN
      peers >= $minPeers AND
      toFloat(holders) / peers < $maxShare AND
      none(other IN all WHERE other.isRead AND other.home = one.home AND other.key <> one.key AND permission IN other.held)
  END AS fires,
  one.id AS identityId,
  permission,
  one.name AS name,
  kind,
  path,
  peers,
  holders,
  one.key AS identityKey
