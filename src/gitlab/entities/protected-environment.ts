import { defineEntity } from '../model/entity.js';
import { integer, integers, text, texts } from '../model/values.js';

/** Who may deploy to an environment, and who must approve it. */
export const protectedEnvironment = defineEntity({
  kind: 'protected_environment',
  label: 'GitLabProtectedEnvironment',
  classLabels: [],
  description:
    'A protection rule of environments: a project’s for one name, or a group’s for one tier in all projects below it (R33).',
  parents: ['group', 'project'],
  properties: {
    name: text('Name of the environment, or the tier for a rule of a group.'),
    requiredApprovalCount: integer('Approvals that each deployment needs by the old, single setting.'),
    deployAccessLevels: integers('Roles that may deploy: 30, 40, 60 (administrators), or 0 for nobody.'),
    approvalAccessLevels: integers('Roles that may approve.'),
    approvalsByAccessLevel: texts('Approvals needed of each role, as `40:2`: two Maintainers.'),
  },
  indexes: [],
  searched: ['name'],
});
