import { defineEntity } from '../model/entity.js';
import { boolean, date, integer, text, time } from '../model/values.js';

/** A group or subgroup. */
export const group = defineEntity({
  kind: 'group',
  label: 'GitLabGroup',
  classLabels: ['Group'],
  description: 'A group or subgroup; roles in it flow to everything below it (R3).',
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
    markedForDeletionOn: date('The day on which its deletion was asked for.'),
  },
  indexes: ['fullPath', 'id'],
  lookUp: 'fullPath',
  searched: ['name', 'fullPath', 'description'],
});
