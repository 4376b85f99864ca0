import { z } from 'zod';
import { project } from '../entities/project.js';
import { rowReader } from '../model/row.js';
import { eachTarget, parseRows, restDocument } from './rest-list.js';
import type { Source } from './source.js';
import { belowTier } from './tier.js';

const reader = rowReader(project, {
  naming: 'rest',
  fields: [
    'resetApprovalsOnPush',
    'selectiveCodeOwnerRemovals',
    'disableOverridingApproversPerMergeRequest',
    'mergeRequestsAuthorApproval',
    'mergeRequestsDisableCommittersApproval',
    'requireReauthenticationToApprove',
  ],
  extra: { require_password_to_approve: z.boolean().nullish() },
});

/** Who may approve what they wrote, and what becomes of approvals when commits are added. */
export const projectApprovalSettings: Source = {
  id: 'project-approval-settings',
  title: 'Approval settings of projects',
  feeds: ['project'],
  targets: 'project',
  stage: 4,
  batch: 1,
  needs: { role: 'Maintainer', tier: 'premium' },
  unreadable: (facts) => belowTier(facts, 'premium'),
  read: restDocument(
    (target) => `/projects/${target.id}/approvals`,
    {},
    reader.schema,
    (row, target) => {
      const shown = reader.properties(row);
      const again = shown.requireReauthenticationToApprove ?? row.require_password_to_approve;
      return {
        node: { kind: 'project', id: target.id },
        properties: { ...shown, requireReauthenticationToApprove: again },
      };
    },
  ),
};

const setting = z.object({ value: z.boolean().nullish() }).nullish();
const settings = z.object({
  allow_author_approval: setting,
  allow_committer_approval: setting,
  allow_overrides_to_approver_list_per_merge_request: setting,
  retain_approvals_on_push: setting,
  require_password_to_approve: setting,
  require_reauthentication_to_approve: setting,
});

/** The approval settings that a top-level group sets for all projects below it. */
export const groupApprovalSettings: Source = {
  id: 'group-approval-settings',
  title: 'Approval settings of top-level groups',
  feeds: ['group'],
  targets: 'group',
  stage: 4,
  batch: 1,
  needs: { role: 'Owner', tier: 'premium' },
  unreadable: (facts) => belowTier(facts, 'premium'),
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      // Groups below have none of their own: known without asking.
      const answer = target.top
        ? await job.client.get(`/groups/${target.id}/merge_request_approval_setting`)
        : {};
      await scope.emit(
        parseRows([answer], settings, scope).map((row) => ({
          node: { kind: 'group', id: target.id },
          properties: {
            allowAuthorApproval: row.allow_author_approval?.value ?? null,
            allowCommitterApproval: row.allow_committer_approval?.value ?? null,
            allowOverridesToApproverListPerMergeRequest:
              row.allow_overrides_to_approver_list_per_merge_request?.value ?? null,
            retainApprovalsOnPush: row.retain_approvals_on_push?.value ?? null,
            requireReauthenticationToApprove:
              row.require_reauthentication_to_approve?.value ??
              row.require_password_to_approve?.value ??
              null,
          },
        })),
      );
    }),
};
