import { defineEntity } from '../model/entity.js';
import { boolean, integer, text } from '../model/values.js';

/** How many approvals merge requests of a project need, and whose. */
export const approvalRule = defineEntity({
  kind: 'approval_rule',
  label: 'GitLabApprovalRule',
  classLabels: ['ReviewRule'],
  description:
    'How many approvals a merge request needs, and of whom (R35). Without a protected branch that it applies to it counts for every target branch.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    ruleType: text('`regular`, `any_approver`, `code_owner` or `report_approver`.'),
    reportType: text('What a `report_approver` rule watches, such as `scan_finding` or `code_coverage`.'),
    approvalsRequired: integer('Approvals that it needs; with 0 it asks for none.'),
    appliesToAllProtectedBranches: boolean('Whether it counts for all protected branches.'),
  },
  indexes: ['id'],
  searched: ['name'],
});
