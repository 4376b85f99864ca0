// ---
// id: group-default-branch-protection-weak
// title: 'Group does not fully protect new default branches'
// description: >-
//   Groups, and with which protection the default branch of a new project in them begins: weak when Developers may push or merge,
//   or forced pushes are allowed; protection that is off is all three. Unknown where the group's settings could not be read.
// returns:
//   fires: boolean
//   groupId: { type: int, description: 'GitLab''s id of the group.' }
//   path: { type: string, description: 'Full path of the group.' }
//   push: { type: ints, description: 'Roles that may push: 0 nobody, 30 Developer, 40 Maintainer.' }
//   merge: { type: ints, description: 'Roles that may merge.' }
//   forcePush: { type: boolean, description: 'Whether forced pushes are allowed.' }
//   developerCanInitialPush: { type: boolean, description: 'Whether Developers may push the first commit.' }
//   groupKey: { type: string, description: 'Key of the group.' }
// alert:
//   severity: medium
//   category: branch-protection
//   identity: [groupId]
//   asset: groupKey
//   path: []
//   needs: [groups]
//   evidence: 'New projects in {path} begin with a default branch that roles [{push}] push to and roles [{merge}] merge into; forced pushes: {forcePush}.'
//   calls: ['PUT /groups/{groupId} default_branch_protection_defaults[allowed_to_push][][access_level]=40 default_branch_protection_defaults[allowed_to_merge][][access_level]=40 default_branch_protection_defaults[allow_force_push]=false']
// remediation: 'Set the group (and instance) default to Fully protected.'
// controls:
//   soc2: ['CC8.1', 'CC7.1']
//   iso27001_2022: ['A.8.9', 'A.8.32']
//   nist_800_53: ['CM-6', 'CM-2']
//   cis_gitlab: ['1.1.20']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-7']
// ---
MATCH (g:GitLabGroup)
WHERE coalesce(size(g._claims), 1) > 0
WITH
  g,
  CASE WHEN NOT 'defaultBranchPushAccessLevels' IN coalesce(g.unreadable, []) THEN g.defaultBranchPushAccessLevels END AS push,
  CASE WHEN NOT 'defaultBranchMergeAccessLevels' IN coalesce(g.unreadable, []) THEN g.defaultBranchMergeAccessLevels END AS merge,
  CASE WHEN NOT 'defaultBranchAllowForcePush' IN coalesce(g.unreadable, []) THEN g.defaultBranchAllowForcePush END AS forcePush
RETURN
  any(level IN push WHERE level > 0 AND level <= 30) OR
    any(level IN merge WHERE level > 0 AND level <= 30) OR
    forcePush AS fires,
  g.id AS groupId,
  g.fullPath AS path,
  push,
  merge,
  forcePush,
  CASE WHEN NOT 'defaultBranchDeveloperCanInitialPush' IN coalesce(g.unreadable, []) THEN g.defaultBranchDeveloperCanInitialPush END AS developerCanInitialPush,
  g.key AS groupKey
