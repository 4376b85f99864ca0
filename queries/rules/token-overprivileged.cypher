// ---
// id: token-overprivileged
// title: 'Token holds more scope or role than its use shows'
// description: >-
//   Tokens of groups, projects and service accounts that work, act with a role from `minAccessLevel` on and have one of the
//   scopes in `wideScopes` (R25, R26). The role of a service account is the highest of its memberships. Medium where the
//   role is held in one project only. What a token is used for is not read, so that every such token counts. Unknown where
//   it could not be read whether it works, its role or scopes, or whether a personal token belongs to a service account.
// params:
//   minAccessLevel: { type: int, default: 40, min: 10, max: 50, description: The least role that counts. }
//   wideScopes: { type: string_list, default: [api, write_repository, write_registry, sudo, admin_mode, create_runner, manage_runner], description: Scopes that count. }
// returns:
//   fires: boolean
//   tokenKind: { type: string, description: '`group`, `project`, or `personal` for that of a service account.' }
//   tokenId: { type: int, description: GitLab’s id of the token. }
//   name: { type: string, description: Name of the token. }
//   owner: { type: string, description: 'Username, or full path of the group or project, that it belongs to.' }
//   path: { type: string, description: Full path of the group or project; none for personal tokens. }
//   username: { type: string, description: Username as which it acts. }
//   accessLevel: { type: int, description: 'Its role, or the highest of the service account.' }
//   scopes: { type: strings, description: Scopes of the token. }
//   severity: { type: string, description: '`medium` where it reaches one project only.' }
//   call: { type: string, description: What ends it. }
//   tokenKey: { type: string, description: Key of the token. }
// alert:
//   severity: high
//   category: non-human-identity
//   identity: [tokenKind, tokenId]
//   asset: tokenKey
//   path: []
//   needs: [tokens, members]
//   evidence: 'The {tokenKind} token {name} of {owner} has role {accessLevel} and scopes {scopes}.'
//   calls: ['{call}']
// remediation: 'Re-mint with the narrowest scope and role (for read inventory: read_api with Reporter).'
// controls:
//   soc2: ['CC6.1', 'CC6.3']
//   iso27001_2022: ['A.5.15', 'A.8.2']
//   gdpr: ['Art. 25(2)', 'Art. 32(1)(b)']
//   nist_800_53: ['AC-6', 'AC-6(1)', 'IA-9']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-2', 'CICD-SEC-5']
// ---
MATCH (t:GitLabAccessToken)
WHERE t.kind IN ['group', 'project', 'personal']
WITH t, head([(o)-[:HAS]->(t) | o]) AS o, head([(t)-[:ACTS_AS]->(u:GitLabUser) | u]) AS u
WITH
  *,
  CASE
    WHEN t.kind <> 'personal' THEN true
    WHEN u.userType IS NOT NULL AND NOT 'userType' IN coalesce(u.unreadable, []) THEN u.userType = 'SERVICE_ACCOUNT'
    WHEN u.bot = false AND NOT 'bot' IN coalesce(u.unreadable, []) THEN false
  END AS isAutomation
WHERE isAutomation OR isAutomation IS NULL
WITH
  *,
  CASE
    WHEN t.kind = 'personal' THEN [(u)-[m:MEMBER_OF]->(place) WHERE coalesce(m.state, 'active') = 'active' | {level: CASE WHEN NOT 'accessLevel' IN coalesce(m.unreadable, []) THEN m.accessLevel END, isProject: place:GitLabProject}]
    ELSE [{level: CASE WHEN NOT 'accessLevel' IN coalesce(t.unreadable, []) THEN t.accessLevel END, isProject: t.kind = 'project'}]
  END AS roles
RETURN
  isAutomation AND
    CASE WHEN NOT 'active' IN coalesce(t.unreadable, []) THEN t.active END AND
    any(role IN roles WHERE role.level >= $minAccessLevel) AND
    any(scope IN CASE WHEN NOT 'scopes' IN coalesce(t.unreadable, []) THEN t.scopes END WHERE scope IN $wideScopes) AS fires,
  t.kind AS tokenKind,
  t.id AS tokenId,
  t.name AS name,
  coalesce(o.fullPath, o.username) AS owner,
  o.fullPath AS path,
  u.username AS username,
  reduce(most = null, role IN roles | CASE WHEN role.level <= most THEN most ELSE coalesce(role.level, most) END) AS accessLevel,
  t.scopes AS scopes,
  CASE
    WHEN size([role IN roles WHERE coalesce(role.level >= $minAccessLevel, true)]) = 1
      AND all(role IN roles WHERE role.isProject OR role.level < $minAccessLevel) THEN 'medium'
  END AS severity,
  CASE t.kind
    WHEN 'personal' THEN 'DELETE /personal_access_tokens/' + t.id
    WHEN 'project' THEN 'DELETE /projects/' + o.id + '/access_tokens/' + t.id
    WHEN 'group' THEN 'DELETE /groups/' + o.id + '/access_tokens/' + t.id
  END AS call,
  t.key AS tokenKey
