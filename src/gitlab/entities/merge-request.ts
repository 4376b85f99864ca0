import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, time } from '../model/values.js';

/** A merge request. */
export const mergeRequest = defineEntity({
  kind: 'merge_request',
  label: 'GitLabMergeRequest',
  classLabels: ['CodeReview', 'PR'],
  description: 'A merge request: a proposed change, who opened, approved and merged it.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    iid: integer('Number inside its project.'),
    title: text('Title.'),
    state: text('`opened`, `merged`, `closed` or `locked`.'),
    draft: boolean('Whether it is marked as a draft.'),
    sourceBranch: text('Branch that it comes from.'),
    targetBranch: text('Branch that it goes into.'),
    sourceProjectId: integer('Project that it comes from.'),
    createdAt: time('When it was opened.'),
    updatedAt: time('When it last changed.', { volatile: true }),
    mergedAt: time('When it was merged.'),
    closedAt: time('When it was closed.'),
    approved: boolean('Whether GitLab counts it as approved; true also when no approval is required.'),
    approvalsRequired: integer('Approvals that it needs.'),
    commitCount: integer('Commits in it.'),
    verifiedCommitCount: integer('Those of the commits whose signature GitLab verified.'),
    unverifiedCommitCount: integer(
      'Those of the commits that are signed, with a signature that is not verified.',
    ),
    unsignedCommitCount: integer('Those of the commits that nobody signed.'),
    webUrl: text('Address in the browser.'),
  },
  indexes: ['id', 'state'],
  searched: ['title'],
});
