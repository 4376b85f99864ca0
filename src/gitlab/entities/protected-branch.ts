import { defineEntity } from '../model/entity.js';
import { boolean, integer, integers, text } from '../model/values.js';

const levels = (who: string) =>
  integers(
    `Roles that may ${who}: 0 nobody, 30 Developer, 40 Maintainer, 60 instance administrators (R20); entries of users, groups and deploy keys are relationships.`,
  );

/** A rule that protects branches of one name or pattern. */
export const protectedBranch = defineEntity({
  kind: 'protected_branch',
  label: 'GitLabProtectedBranch',
  classLabels: ['ProtectionRule'],
  description:
    'A rule that protects the branches of one name or pattern, of a project or of a top-level group for all below it; of all that match a branch any grant wins (R19).',
  parents: ['project', 'group'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name or pattern of the branches; `*` stands for any text.'),
    wildcard: boolean('Whether the name is a pattern.'),
    isGroupLevel: boolean('Whether it is the rule of a group, which projects inherit (Premium).'),
    pushAccessLevels: levels('push'),
    mergeAccessLevels: levels('merge'),
    unprotectAccessLevels: levels('lift the protection'),
    allowForcePush: boolean('Whether those who may push may also force-push.'),
    codeOwnerApprovalRequired: boolean('Whether code owners must approve what they own (Premium).'),
    matchingBranchesCount: integer('Branches that match it, for the rule of a project.', { volatile: true }),
  },
  indexes: ['id', 'name'],
  searched: ['name'],
});
