// ---
// id: default-branch-direct-push
// title: 'Default branch accepts direct push instead of merge requests'
// description: >-
//   Protected default branches to which Developers may not push, but Maintainers may, or people or groups whom a rule names:
//   changes reach it without a merge request. All rules that fit count and any grant is enough (R19, R20). Of named people those
//   in `exceptions` (release bots) do not count; an entry counts as it is written, whether or not the person is a member now
//   (R21). Of named groups only those invited to the project with at least Developer count (R22). Entries of deploy keys are
//   another rule's. Archived projects are left out (R36). Unknown where the rules, or whether the invitation of a named group is
//   void (R7), could not be read and that decides.
// params:
//   exceptions: { type: string_list, default: [], description: 'Usernames or keys of release bots, which may be named.' }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   branch: { type: string, description: 'Its default branch.' }
//   path: { type: string, description: 'Full path of the project.' }
//   roles: { type: ints, description: 'Roles from Maintainer on that may push: 40, or 50.' }
//   users: { type: strings, description: 'Usernames of the people whom rules name, without exceptions, sorted.' }
//   groups: { type: strings, description: 'Full paths of the groups whom rules name and whose invitations are not void, sorted.' }
//   rules: { type: strings, description: 'Names and patterns of the rules that protect it, sorted.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: medium
//   category: branch-protection
//   identity: [projectId, branch]
//   asset: projectKey
//   path: []
//   needs: [projects, branch-rules, branch-rules-rest]
//   evidence: 'The default branch {branch} of {path} takes direct pushes: of roles [{roles}], people [{users}] and groups [{groups}].'
//   calls:
//     - 'DELETE /projects/{projectId}/protected_branches/{branch}'
//     - 'POST /projects/{projectId}/protected_branches name={branch} push_access_level=0 merge_access_level=40'
// remediation: 'Set Allowed to push and merge to No one for push; use merge requests for all changes.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.8.32']
//   nist_800_53: ['CM-3', 'CM-5']
//   cis_gitlab: ['1.1.14', '1.1.15']
//   owasp_cicd: ['CICD-SEC-1']
// ---
MATCH (p:GitLabProject)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false) AND
  p.defaultBranch IS NOT NULL
WITH p, head([(p)-[:HAS]->(b:GitLabBranch {default: true}) | b]) AS b
OPTIONAL MATCH (b)<-[:PROTECTS]-(r:GitLabProtectedBranch)
WITH
  p,
  b,
  r,
  COLLECT {
    MATCH (r)<-[:ALLOWED_TO_PUSH]-(g:GitLabGroup)-[share:INVITED_TO]->(p)
    WHERE share.accessLevel >= 30 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(p) }
    RETURN
      CASE
        WHEN coalesce(size(g._claims), 1) > 0 THEN
          2 * COUNT {
            (u:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup)
            WHERE m.accessLevel >= 30 AND m.accessLevel < 40 AND coalesce(m.state, 'active') = 'active' AND coalesce(u.state, 'active') = 'active'
          } > COUNT {
            (u:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup)
            WHERE m.accessLevel >= 30 AND coalesce(m.state, 'active') = 'active' AND coalesce(u.state, 'active') = 'active'
          }
      END AND
      // Whether the invitation is void (R7).
      CASE WHEN NOT EXISTS { MATCH (namespace:GitLabGroup)-[:HAS]->(p) WHERE namespace.shareWithGroupLock IS NULL } THEN true END
  } AS groups
ORDER BY r.name
WITH
  p,
  b,
  collect(r) AS rules,
  collect(
    CASE
      WHEN r IS NOT NULL THEN
        {
          levels: CASE WHEN NOT 'pushAccessLevels' IN coalesce(r.unreadable, []) THEN r.pushAccessLevels END,
          lets:
            any(level IN CASE WHEN NOT 'pushAccessLevels' IN coalesce(r.unreadable, []) THEN r.pushAccessLevels END WHERE level > 0 AND level <= 30) OR
            any(mostly IN groups WHERE mostly)
        }
    END
  ) AS terms
WITH
  p,
  b,
  rules,
  terms,
  COLLECT {
    UNWIND rules AS r
    MATCH (u:GitLabUser)-[:ALLOWED_TO_PUSH]->(r)
    WHERE NOT (coalesce(u.username IN $exceptions, false) OR u.key IN $exceptions)
    RETURN DISTINCT coalesce(u.username, u.key) AS name ORDER BY name
  } AS users,
  COLLECT {
    UNWIND rules AS r
    MATCH (r)<-[:ALLOWED_TO_PUSH]-(g:GitLabGroup)-[share:INVITED_TO]->(p)
    WHERE share.accessLevel >= 30 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(p) }
    RETURN DISTINCT coalesce(g.fullPath, g.key) AS name ORDER BY name
  } AS groups
WITH *, size(groups) > 0 AND EXISTS { MATCH (namespace:GitLabGroup)-[:HAS]->(p) WHERE namespace.shareWithGroupLock IS NULL } AS mayBeVoid
RETURN
  CASE
    WHEN b IS NOT NULL THEN
      size(rules) > 0 AND
      NOT any(r IN terms WHERE r.lets) AND
      (
        size(users) > 0 OR
        CASE WHEN NOT mayBeVoid THEN size(groups) > 0 END OR
        any(r IN terms WHERE any(level IN r.levels WHERE level > 30 AND level < 60))
      )
  END AS fires,
  p.id AS projectId,
  p.defaultBranch AS branch,
  p.fullPath AS path,
  COLLECT {
    UNWIND terms AS r
    UNWIND r.levels AS level
    WITH DISTINCT level WHERE level > 30 AND level < 60
    RETURN level ORDER BY level
  } AS roles,
  users,
  CASE WHEN mayBeVoid THEN [] ELSE groups END AS groups,
  [r IN rules | r.name] AS rules,
  p.key AS projectKey
