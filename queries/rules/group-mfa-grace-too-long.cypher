// ---
// id: group-mfa-grace-too-long
// title: 'Two-factor grace period longer than one week'
// description: >-
//   Groups that require two-factor authentication but let members put it off for longer than so many hours. Groups that are
//   only mentioned by others are left out. Unknown where a setting could not be read and that decides.
// params:
//   maxHours: { type: int, default: 168, min: 0, max: 8760, description: The longest time in hours that is accepted. }
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the group.' }
//   path: { type: string, description: Full path of the group. }
//   hours: { type: int, description: Hours that members may put it off. }
//   groupKey: { type: string, description: Key of the group. }
// alert:
//   severity: medium
//   category: identity
//   identity: [groupId]
//   asset: groupKey
//   path: []
//   needs: [groups]
//   evidence: 'Members of {path} may put two-factor authentication off for {hours} hours.'
//   calls: ['PUT /groups/{groupId} two_factor_grace_period=168']
// remediation: 'Set the grace period to 168 hours or less.'
// controls:
//   soc2: ['CC6.1']
//   iso27001_2022: ['A.8.5']
//   nist_800_53: ['IA-2(2)']
//   cis_gitlab: ['1.3.5']
//   owasp_cicd: ['CICD-SEC-2']
// ---
MATCH (g:GitLabGroup)
// Not only mentioned by others.
WHERE NOT 'webUrl' IN coalesce(g.unreadable, [])
WITH
  g,
  CASE
    WHEN NOT 'requireTwoFactorAuthentication' IN coalesce(g.unreadable, []) THEN g.requireTwoFactorAuthentication
  END AS required,
  CASE WHEN NOT 'twoFactorGracePeriod' IN coalesce(g.unreadable, []) THEN g.twoFactorGracePeriod END AS hours
RETURN
  required AND hours > $maxHours AS fires,
  g.id AS groupId,
  g.fullPath AS path,
  hours,
  g.key AS groupKey
