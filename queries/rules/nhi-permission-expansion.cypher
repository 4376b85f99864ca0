// ---
// id: nhi-permission-expansion
// title: 'Token, app or runner can do more than its baseline'
// description: >-
//   Access tokens, deploy tokens, deploy keys, bots, service accounts and runners that gained what is privileged (administration, a role from Developer on, a
//   custom role, a scope that writes, pushing, merging, deploying, releasing, jobs of more places or of unprotected refs) or that reach more groups and
//   projects that were not accepted than `resourceGrowth` allows, since somebody accepted what each may do. Unknown for one of which nothing was
//   accepted, and where what came may have been there before because its list was not read then.
// params:
//   resourceGrowth: { type: float, default: 0.2, min: 0, max: 1000, description: 'How many groups and projects may come until it is told, as a share of those accepted.' }
// returns:
//   fires: boolean
//   identityId: { type: int, description: 'GitLab''s id of the identity.' }
//   action: { type: string, description: 'What it may do now, and in what, by key; `reach` for more groups and projects; `baseline` where none was accepted.' }
//   name: { type: string, description: 'Name, title, username or description.' }
//   kind: { type: string, description: 'Kind of the identity.' }
//   path: { type: string, description: 'Full path of the group or project.' }
//   before: { type: strings, description: 'What was accepted for the same place, or, of `reach`, in how many places it could do something.' }
//   after: { type: strings, description: 'What it may do there now, or in how many places it may do something, and how many of these were surely not accepted.' }
//   acceptedAt: { type: string, description: 'When its baseline was accepted.' }
//   identityKey: { type: string, description: 'Key of the identity.' }
//   resourceKey: { type: string, description: 'Key of the group, project or instance; none where the permission is not of one.' }
// alert:
//   severity: high
//   category: drift
//   identity: [identityId, action]
//   asset: identityKey
//   path: [identityKey, resourceKey]
//   needs: [tokens, deploy-tokens, deploy-keys, runners, members, group-shares, project-shares, nhi-baselines]
//   volatile: [name]
//   evidence: '{name} has {action}, which is beyond what was accepted on {acceptedAt}: before {before}, now {after}.'
//   calls: []
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
// remediation: 'Review the change that widened it (membership, allowlist, runner scope) and undo or accept as the new baseline.'
// controls:
//   soc2: ['CC6.3', 'CC7.1', 'CC7.2']
//   iso27001_2022: ['A.5.18', 'A.8.2', 'A.8.16']
//   iso42001: ['A.6.2.6']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-6(7)', 'AC-2(4)', 'CA-7']
//   cis_gitlab: ['1.4.3']
//   owasp_cicd: ['CICD-SEC-5', 'CICD-SEC-10']
// ---
CALL () {
  // include: identity-baselines
}
WITH *,
  [texts IN [coalesce(accepted, []), permissions] | [text IN texts | {text: text, place: CASE WHEN text CONTAINS ' in ' AND NOT text STARTS WITH 'jobs tagged ' THEN last(split(text, ' in ')) END}]] AS both,
  [one IN added WHERE one.isNew] AS new
WITH *, both[0] AS then, both[1] AS now
WITH *,
  COUNT { UNWIND then AS one WITH one WHERE one.place IS NOT NULL RETURN DISTINCT one.place } AS before,
  COUNT { UNWIND now AS one WITH one WHERE one.place IS NOT NULL RETURN DISTINCT one.place } AS after,
  COUNT { UNWIND new AS one RETURN DISTINCT one.place } AS more,
  // A key that pushes reads there, too, which tells whether the place is new, whatever was known of pushing.
  COUNT { UNWIND new AS one WITH one WHERE NOT one.certain AND one.what <> 'push code' RETURN DISTINCT one.place } AS doubtful
UNWIND
  CASE
    WHEN accepted IS NULL THEN [{action: 'baseline'}]
    ELSE
      [{
        action: 'reach',
        fires: CASE
          WHEN more - doubtful > $resourceGrowth * before THEN true
          WHEN more <= $resourceGrowth * before THEN false
        END,
        before: [toString(before)],
        after: [toString(after), toString(more - doubtful) + ' of them new']
      }] + [
        one IN added
        WHERE
          one.what IN ['Developer', 'Maintainer', 'Owner', 'administrator', 'push code', 'run jobs', 'jobs of unprotected refs',
            'scope api', 'scope sudo', 'scope admin_mode', 'scope write_repository', 'scope write_registry', 'scope write_package_registry',
            'scope create_runner', 'scope manage_runner', 'scope k8s_proxy'] OR
          any(begin IN ['custom role ', 'push to branch ', 'merge into branch ', 'unprotect branch ', 'create tag ', 'deploy to environment '] WHERE one.what STARTS WITH begin)
        | {
          action: one.text,
          fires: CASE WHEN one.certain THEN true END,
          place: one.place,
          before: [each IN then WHERE each.place = one.place OR each.place IS NULL AND one.place IS NULL | each.text],
          after: [each IN now WHERE each.place = one.place OR each.place IS NULL AND one.place IS NULL | each.text]
        }
      ]
  END AS each
RETURN
  each.fires AS fires,
  identityId,
  each.action AS action,
  name,
  kind,
  coalesce(head(COLLECT { MATCH (r:GitLabEntity {key: each.place}) RETURN r.fullPath }), path) AS path,
  each.before AS before,
  each.after AS after,
  acceptedAt,
  identityKey,
  each.place AS resourceKey
