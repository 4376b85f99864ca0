// ---
// id: identity-permissions
// title: 'What each non-human identity may do, and where'
// description: >-
//   Access tokens, deploy tokens, deploy keys, bots, service accounts and runners that work, each with what it may do and in which group, project or
//   instance: scopes; roles by membership, invitation or ownership, by the place where they are given (in all below they follow); custom roles (R17);
//   protection rules that name it; jobs that a runner takes. A role stands for all lower ones. A bot that an access token acts as is told by its token;
//   a token of a user who is let in no more does not work. Paused runners count as if they were not.
// level: access
// needs: [tokens, deploy-tokens, deploy-keys, runners, members, group-shares, project-shares]
// returns:
//   identityKey: { type: string, description: 'Key of the token, key, user or runner.' }
//   identityId: { type: int, description: 'GitLab''s id of it.' }
//   kind: { type: string, description: '`personal_access_token`, `project_access_token`, `group_access_token`, `deploy_token`, `deploy_key`, `bot`, `service_account` or `runner`.' }
//   name: { type: string, description: 'Name, title, username or description.' }
//   home: { type: string, description: 'Key of the first group, project or instance that it is of; none for personal tokens.' }
//   path: { type: string, description: 'Full path of that group or project.' }
//   tops: { type: strings, description: 'Full paths of the top-level groups that it is of, sorted.' }
//   items: { type: any, description: 'Its permissions by text: `what` it may do, key of the `place` (none: wherever it reaches), `text` of both, and the keys of the `lists` that tell it.' }
//   unread: { type: strings, description: 'What of it could not be read: `scope`, `administrator`, `push code`, `jobs of unprotected refs`, `untagged jobs`, `jobs tagged`, or `invitations to` a project, by key: whether they are void (R7).' }
// ---
CALL () {
  MATCH (n:GitLabAccessToken)
  WHERE
    coalesce(n.revoked, false) = false AND
    coalesce(n.active, true) AND
    NOT EXISTS { MATCH (n)-[:ACTS_AS]->(u:GitLabUser) WHERE u.state <> 'active' }
  RETURN
    n,
    n.kind + '_access_token' AS kind,
    n.name AS name,
    head(COLLECT { MATCH (n)-[:ACTS_AS]->(u:GitLabUser) RETURN u }) AS u,
    COLLECT { MATCH (h:GitLabGroup|GitLabProject)-[:HAS]->(n) RETURN h } AS homes,
    [scope IN coalesce(n.scopes, []) | {what: 'scope ' + scope, place: null, lists: ['scope']}] AS own,
    CASE WHEN n.scopes IS NULL OR 'scopes' IN coalesce(n.unreadable, []) THEN ['scope'] ELSE [] END AS unread
  UNION ALL
  MATCH (n:GitLabUser)
  WHERE
    (n.bot = true OR n.userType <> 'HUMAN') AND
    coalesce(n.state, 'active') = 'active' AND
    NOT EXISTS {
      MATCH (t:GitLabAccessToken)-[:ACTS_AS]->(n)
      WHERE t.kind <> 'personal' AND coalesce(t.revoked, false) = false AND coalesce(t.active, true)
    }
  RETURN
    n,
    CASE WHEN n.userType = 'SERVICE_ACCOUNT' THEN 'service_account' ELSE 'bot' END AS kind,
    n.username AS name,
    n AS u,
    COLLECT { MATCH (n)-[m:MEMBER_OF]->(h:GitLabGroup|GitLabProject) WHERE coalesce(m.state, 'active') = 'active' RETURN h ORDER BY h.key } AS homes,
    [] AS own,
    [] AS unread
  UNION ALL
  MATCH (n:GitLabDeployToken)
  WHERE coalesce(n.revoked, false) = false AND coalesce(n.expired, false) = false
  WITH n, COLLECT { MATCH (n)-[:GRANTS]->(h:GitLabGroup|GitLabProject) RETURN h ORDER BY h.key } AS homes
  RETURN
    n,
    'deploy_token' AS kind,
    n.name AS name,
    null AS u,
    homes,
    reduce(all = [], h IN homes | all + [scope IN coalesce(n.scopes, []) | {what: 'scope ' + scope, place: h.key, lists: ['scope', h.key]}]) AS own,
    CASE WHEN n.scopes IS NULL OR 'scopes' IN coalesce(n.unreadable, []) THEN ['scope'] ELSE [] END AS unread
  UNION ALL
  MATCH (n:GitLabDeployKey)
  WITH n, COLLECT { MATCH (n)-[g:GRANTS]->(h:GitLabProject) RETURN {home: h, canPush: g.canPush, isUnread: 'canPush' IN coalesce(g.unreadable, [])} ORDER BY h.key } AS grants
  RETURN
    n,
    'deploy_key' AS kind,
    n.title AS name,
    null AS u,
    [g IN grants | g.home] AS homes,
    [g IN grants | {what: 'read code', place: g.home.key, lists: [g.home.key]}] +
      [g IN grants WHERE g.canPush | {what: 'push code', place: g.home.key, lists: ['push code', g.home.key]}] AS own,
    CASE WHEN any(g IN grants WHERE g.canPush IS NULL OR g.isUnread) THEN ['push code'] ELSE [] END AS unread
  UNION ALL
  MATCH (n:GitLabRunner)
  WITH n, COLLECT { MATCH (n)-[:RUNS_JOBS_OF]->(h:GitLabGroup|GitLabProject|GitLabAccount) RETURN h ORDER BY h.key } AS homes
  RETURN
    n,
    'runner' AS kind,
    n.description AS name,
    null AS u,
    homes,
    [h IN homes | {what: 'run jobs', place: h.key, lists: [h.key]}] +
      CASE WHEN n.accessLevel <> 'REF_PROTECTED' THEN [{what: 'jobs of unprotected refs', place: null, lists: ['jobs of unprotected refs']}] ELSE [] END +
      CASE WHEN n.runUntagged THEN [{what: 'untagged jobs', place: null, lists: ['untagged jobs']}] ELSE [] END +
      [tag IN coalesce(n.tagList, []) | {what: 'jobs tagged ' + tag, place: null, lists: ['jobs tagged']}] AS own,
    CASE WHEN n.accessLevel IS NULL OR 'accessLevel' IN coalesce(n.unreadable, []) THEN ['jobs of unprotected refs'] ELSE [] END +
      CASE WHEN n.runUntagged IS NULL OR 'runUntagged' IN coalesce(n.unreadable, []) THEN ['untagged jobs'] ELSE [] END +
      CASE WHEN n.tagList IS NULL OR 'tagList' IN coalesce(n.unreadable, []) THEN ['jobs tagged'] ELSE [] END AS unread
}
CALL (u) {
  CALL (u) {
    MATCH (u)-[m:MEMBER_OF]->(h:GitLabGroup|GitLabProject)
    WHERE coalesce(m.state, 'active') = 'active'
    RETURN h, m.accessLevel AS level, m.memberRoleId AS role, [h.key] AS lists, true AS counts
    UNION ALL
    MATCH (u)-[m:MEMBER_OF]->(i:GitLabGroup)-[s:INVITED_TO]->(h:GitLabGroup)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
    RETURN
      h,
      CASE WHEN s.accessLevel < m.accessLevel THEN s.accessLevel ELSE m.accessLevel END AS level,
      CASE
        WHEN m.accessLevel < s.accessLevel THEN m.memberRoleId
        WHEN m.accessLevel > s.accessLevel THEN s.memberRoleId
        WHEN s.memberRoleId IS NOT NULL THEN m.memberRoleId
      END AS role,
      [i.key, h.key] AS lists,
      true AS counts
    UNION ALL
    MATCH (u)-[m:MEMBER_OF]->(g:GitLabGroup)
    WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5
    CALL (g) {
      RETURN g AS o, 50 AS least, [g.key] AS through
      UNION ALL
      MATCH (g)-[t:INVITED_TO]->(o:GitLabGroup)
      RETURN o, t.accessLevel AS least, [g.key, o.key] AS through
    }
    MATCH (o) ((:GitLabGroup)-[:HAS]->(:GitLabGroup))* (:GitLabGroup)-[s:INVITED_TO]->(h:GitLabProject)
    WITH m, h, CASE WHEN least < s.accessLevel THEN least ELSE s.accessLevel END AS most, through + h.key AS lists
    WHERE NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(h) }
    RETURN
      h,
      CASE WHEN most < m.accessLevel THEN most ELSE m.accessLevel END AS level,
      null AS role,
      lists,
      NOT EXISTS { MATCH (above:GitLabGroup)-[:HAS]->(h) WHERE above.shareWithGroupLock IS NULL } AS counts
    UNION ALL
    MATCH (u)-[:OWNS]->(h:GitLabProject)
    RETURN h, 50 AS level, null AS role, [] AS lists, true AS counts
  }
  WITH h, max(level) AS level, max(CASE WHEN counts THEN level END) AS sure, collect(DISTINCT role) AS roles, collect(lists) AS lists
  ORDER BY h.key
  WITH *, CASE WHEN sure = level THEN [] ELSE ['invitations to ' + h.key] END AS doubts
  WITH h, roles, doubts, reduce(all = [], each IN lists | all + each) + doubts AS lists,
    last([each IN [[5, 'Minimal Access'], [10, 'Guest'], [15, 'Planner'], [20, 'Reporter'], [25, 'Security Manager'], [30, 'Developer'], [40, 'Maintainer'], [50, 'Owner']] WHERE each[0] <= level | each[1]]) AS named
  RETURN
    collect([{what: named, place: h.key, lists: lists}] + [role IN roles | {what: 'custom role ' + toString(role), place: h.key, lists: lists}]) AS roles,
    collect(doubts) AS doubts
}
CALL (n, u) {
  WITH coalesce(u, n) AS who
  MATCH (who)-[a:ALLOWED_TO_PUSH|ALLOWED_TO_MERGE|ALLOWED_TO_UNPROTECT|ALLOWED_TO_CREATE|ALLOWED_TO_DEPLOY]->(r)<-[:HAS]-(h:GitLabGroup|GitLabProject)
  WITH DISTINCT type(a) AS type, r.name AS name, h.key AS place
  ORDER BY place, type, name
  RETURN collect({
    what: {ALLOWED_TO_PUSH: 'push to branch ', ALLOWED_TO_MERGE: 'merge into branch ', ALLOWED_TO_UNPROTECT: 'unprotect branch ', ALLOWED_TO_CREATE: 'create tag ', ALLOWED_TO_DEPLOY: 'deploy to environment '}[type] + name,
    place: place, lists: [place]}) AS named
}
CALL (homes) {
  UNWIND homes AS h
  MATCH (top:GitLabGroup)-[:HAS*0..]->(h)
  WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(top) }
  WITH DISTINCT top.fullPath AS path
  ORDER BY path
  RETURN collect(path) AS tops
}
WITH *,
  own + reduce(all = [], each IN roles | all + each) + named +
    CASE WHEN u.isAdmin THEN [{what: 'administrator', place: null, lists: ['administrator']}] ELSE [] END AS items
RETURN
  n.key AS identityKey,
  n.id AS identityId,
  kind,
  name,
  homes[0].key AS home,
  homes[0].fullPath AS path,
  tops,
  COLLECT {
    UNWIND items AS item
    WITH item.what + coalesce(' in ' + item.place, '') AS text, item
    ORDER BY text
    RETURN item {.*, text: text}
  } AS items,
  unread + reduce(all = [], each IN doubts | all + each) + CASE WHEN u IS NOT NULL AND (u.isAdmin IS NULL OR 'isAdmin' IN coalesce(u.unreadable, [])) THEN ['administrator'] ELSE [] END AS unread
ORDER BY identityKey
