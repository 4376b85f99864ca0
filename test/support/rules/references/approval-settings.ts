import { accountsAbove, areBranchRulesRead, workingProjects } from '../facts-a.js';
import {
  and,
  type Estate,
  flag,
  has,
  not,
  or,
  type References,
  type Truth,
  text,
  value,
} from '../reference.js';
import type { Node } from '../world.js';

/** Where a setting stands: whether the project is loose, and by which flags those above forbid that. */
interface Setting {
  readonly loose: Truth;
  readonly group: string;
  readonly instance: string | undefined;
}

/** Whether it is loose in force: what is known to forbid it above decides. */
function inForce(estate: Estate, project: Node, { loose, group, instance }: Setting): Truth {
  for (const above of estate.above(project, 'GitLabGroup')) if (flag(above, group) === false) return false;
  if (instance !== undefined)
    for (const account of accountsAbove(estate, project)) if (flag(account, instance) === true) return false;
  return loose;
}

export const approvalSettingReferences: References = {
  'approval-rules-editable-in-mr': function* (estate) {
    for (const project of workingProjects(estate))
      yield {
        fires: inForce(estate, project, {
          loose: not(flag(project, 'disableOverridingApproversPerMergeRequest')),
          group: 'allowOverridesToApproverListPerMergeRequest',
          instance: 'disableOverridingApproversPerMergeRequest',
        }),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        projectKey: value(project, 'key'),
      };
  },

  'approvals-kept-after-push': function* (estate) {
    for (const project of workingProjects(estate))
      yield {
        fires: inForce(estate, project, {
          loose: not(flag(project, 'resetApprovalsOnPush')),
          group: 'retainApprovalsOnPush',
          instance: undefined,
        }),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        codeOwnersOnly: flag(project, 'selectiveCodeOwnerRemovals'),
        projectKey: value(project, 'key'),
      };
  },

  'self-approval-allowed': function* (estate) {
    for (const project of workingProjects(estate)) {
      const authors = inForce(estate, project, {
        loose: flag(project, 'mergeRequestsAuthorApproval'),
        group: 'allowAuthorApproval',
        instance: 'preventMergeRequestsAuthorApproval',
      });
      const committers = inForce(estate, project, {
        loose: not(flag(project, 'mergeRequestsDisableCommittersApproval')),
        group: 'allowCommitterApproval',
        instance: 'preventMergeRequestsCommittersApproval',
      });
      const who = [];
      if (authors === true) who.push('authors');
      if (committers === true) who.push('committers');
      yield {
        fires: or(authors, committers),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        who,
        projectKey: value(project, 'key'),
      };
    }
  },

  'merge-checks-not-required': function* (estate) {
    for (const project of workingProjects(estate)) {
      const checks = estate.children(project, 'GitLabExternalStatusCheck');
      // A project without commits has neither a default branch nor a list of rules.
      const areRulesRead =
        not(has(project, 'defaultBranch')) === true ||
        value(project, 'emptyRepo') === true ||
        areBranchRulesRead(estate, project);
      const notRequired = not(flag(project, 'onlyAllowMergeIfPipelineSucceeds'));
      const skipped = flag(project, 'allowMergeOnSkippedPipeline');
      const hasChecks = checks.length > 0 ? true : areRulesRead ? false : null;
      const unchecked = and(hasChecks, not(flag(project, 'onlyAllowMergeIfAllStatusChecksPassed')));
      const reasons = [];
      if (notRequired === true) reasons.push('pipeline not required');
      if (skipped === true) reasons.push('skipped pipeline counts');
      if (unchecked === true) reasons.push('status checks not required');
      yield {
        fires: or(notRequired, skipped, unchecked),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        reasons,
        statusChecks: checks.map((one) => text(one, 'name')).sort(),
        projectKey: value(project, 'key'),
      };
    }
  },
};
