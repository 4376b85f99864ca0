// ---
// id: nhi-permission-expansion
// title: 'Token, app or runner can do more than its baseline'
// description: >-
//   Access tokens, deploy tokens, deploy keys, bots, service accounts and runners that gained what is privileged (a role from Developer on, a scope that writes,
//   pushing, merging, deploying, releasing, jobs of more places or of unprotected refs) or that reach more groups and projects than `resourceGrowth` allows,
//   since somebody accepted what each may do. Unknown for one of which nothing was accepted, and where what came may have been there before
//   because its list was not read then.
// params:
//   resourceGrowth: { type: float, default: 0.2, min: 0, max: 1000, description: 'Growth of the groups and projects that it reaches from which on it is told, as a share of those accepted.' }
// returns:
//   fires: boolean
//   identityId: { type: int, description: 'GitLab''s id of the identity.' }
//   action: { type: string, description: 'What it may do now, and in what, by key; `reach` for more groups and projects; `baseline` where none was accepted.' }
//   name: { type: string, description: 'Name, title, username or description.' }
//   kind: { type: string, description: 'Kind of the identity.' }
//   path: { type: string, description: 'Full path of the group or project.' }
//   before: { type: strings, description: 'What was accepted for the same place, or, of `reach`, how many places.' }
//   after: { type: strings, description: 'What it may do there now, or how many places it reaches.' }
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
  [text IN accepted WHERE text CONTAINS ' in ' AND last(split(text, ' in ')) CONTAINS '/' | last(split(text, ' in '))] AS then,
  [one IN added WHERE one.isNew] AS new
CALL (then, new) {
  UNWIND coalesce(then, []) + [null] AS place
  WITH count(DISTINCT place) AS before, new
  UNWIND new + [null] AS one
  RETURN before, count(DISTINCT one.place) AS more, count(DISTINCT CASE WHEN one.certain THEN one.place END) AS certainly
}
UNWIND
  CASE
    WHEN accepted IS NULL THEN [{action: 'baseline'}]
    ELSE
      [{
        action: 'reach',
        fires: CASE
          WHEN certainly > $resourceGrowth * before THEN true
          WHEN more <= $resourceGrowth * before THEN false
        END,
        before: [toString(before)],
        after: [toString(before + certainly)]
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
          before: [text IN accepted WHERE one.place IS NOT NULL AND text ENDS WITH ' in ' + one.place OR one.place IS NULL AND NOT text CONTAINS ' in '],
          after: [text IN permissions WHERE one.place IS NOT NULL AND text ENDS WITH ' in ' + one.place OR one.place IS NULL AND NOT text CONTAINS ' in ']
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
