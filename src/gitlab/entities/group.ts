import { defineEntity } from '../model/entity.js';
import { boolean, date, integer, integers, text, time } from '../model/values.js';

/** A group or subgroup. */
export const group = defineEntity({
  kind: 'group',
  label: 'GitLabGroup',
  classLabels: ['Group'],
  description: 'A group or subgroup; roles in it flow to everything below it (R3).',
  parents: ['account', 'group'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    path: text('Last part of its path.'),
    fullPath: text('Whole path, such as `acme/platform`.'),
    description: text('Description.'),
    visibility: text('`private`, `internal` or `public`.'),
    webUrl: text('Address in the browser.'),
    parentId: integer('Id of the parent group; none at the top.'),
    createdAt: time('When it was created.'),
    requireTwoFactorAuthentication: boolean('Whether members must use two-factor authentication.'),
    twoFactorGracePeriod: integer('Hours a member may put two-factor authentication off.'),
    shareWithGroupLock: boolean('Voids invitations of groups to this group’s projects (R7).'),
    preventSharingGroupsOutsideHierarchy: boolean('No new shares with groups outside this hierarchy (R8).'),
    membershipLock: boolean('No new members in its projects.'),
    preventForkingOutsideGroup: boolean('Projects may only be forked inside the group.'),
    projectCreationLevel: text('Who may create projects in it.'),
    subgroupCreationLevel: text('Who may create subgroups in it.'),
    requestAccessEnabled: boolean('Whether people may ask for access.'),
    sharedRunnersSetting: text('Whether instance runners serve it.'),
    ipRestrictionRanges: text('Networks from which it may be used (R18).'),
    defaultBranch: text('Name of the default branch of new projects; none means the instance’s.'),
    defaultBranchPushAccessLevels: integers('Roles that may push to the default branch of a new project.'),
    defaultBranchMergeAccessLevels: integers('Roles that may merge to the default branch of a new project.'),
    defaultBranchAllowForcePush: boolean('Whether the default branch of a new project takes forced pushes.'),
    defaultBranchDeveloperCanInitialPush: boolean(
      'Whether Developers may push the first commit of a new project.',
    ),
    allowAuthorApproval: boolean(
      'Whether authors may approve their own merge requests; top-level groups only.',
    ),
    allowCommitterApproval: boolean(
      'Whether those who committed to a merge request may approve it; top-level groups only.',
    ),
    allowOverridesToApproverListPerMergeRequest: boolean(
      'Whether merge requests may change their approval rules; top-level groups only.',
    ),
    retainApprovalsOnPush: boolean('Whether approvals outlive new commits; top-level groups only.'),
    requireReauthenticationToApprove: boolean(
      'Whether approving asks for the password again; top-level groups only.',
    ),
    markedForDeletionOn: date('The day on which its deletion was asked for.'),
  },
  indexes: ['fullPath', 'id', 'visibility'],
  lookUp: 'fullPath',
  searched: ['name', 'fullPath', 'description'],
});
