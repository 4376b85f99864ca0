import type { WorldMergeRequest, WorldUser } from '../../world/types.js';
import { type RestContext, userOf } from './context.js';
import { basicUser } from './present-users.js';

function optional(context: RestContext, id: number | null): Record<string, unknown> | null {
  return id === null ? null : basicUser(context, userOf(context, id));
}

function all(context: RestContext, ids: readonly number[]): Record<string, unknown>[] {
  return ids.map((id) => basicUser(context, userOf(context, id)));
}

const mergeStatus = {
  opened: 'mergeable',
  merged: 'not_open',
  closed: 'not_open',
  locked: 'not_open',
} as const;

/** A merge request as lists show it. */
export function mergeRequest(context: RestContext, request: WorldMergeRequest): Record<string, unknown> {
  const path = context.index.projectPath.get(request.projectId) ?? '';
  const merger = optional(context, request.mergeUserId);
  return {
    id: request.id,
    iid: request.iid,
    project_id: request.projectId,
    title: request.title,
    description: request.description,
    state: request.state,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
    merged_by: merger,
    merge_user: merger,
    merged_at: request.mergedAt,
    merge_after: null,
    prepared_at: request.createdAt,
    closed_by: optional(context, request.closedById),
    closed_at: request.closedAt,
    target_branch: request.targetBranch,
    source_branch: request.sourceBranch,
    user_notes_count: 0,
    upvotes: 0,
    downvotes: 0,
    author: basicUser(context, userOf(context, request.authorId)),
    assignees: all(context, request.assigneeIds),
    assignee: optional(context, request.assigneeIds[0] ?? null),
    reviewers: all(context, request.reviewerIds),
    source_project_id: request.sourceProjectId,
    target_project_id: request.projectId,
    labels: [],
    draft: request.draft,
    imported: false,
    imported_from: 'none',
    work_in_progress: request.draft,
    milestone: null,
    merge_when_pipeline_succeeds: false,
    merge_status: request.state === 'opened' ? 'can_be_merged' : 'unchecked',
    detailed_merge_status: mergeStatus[request.state],
    sha: request.sha,
    merge_commit_sha: request.mergedAt === null ? null : request.sha,
    squash_commit_sha: null,
    discussion_locked: null,
    should_remove_source_branch: null,
    force_remove_source_branch: true,
    reference: `!${request.iid}`,
    references: { short: `!${request.iid}`, relative: `!${request.iid}`, full: `${path}!${request.iid}` },
    web_url: `${context.base}/${path}/-/merge_requests/${request.iid}`,
    time_stats: {
      time_estimate: 0,
      total_time_spent: 0,
      human_time_estimate: null,
      human_total_time_spent: null,
    },
    squash: false,
    squash_on_merge: false,
    task_completion_status: { count: 0, completed_count: 0 },
    has_conflicts: false,
    blocking_discussions_resolved: true,
    ...(context.settings.edition === 'ee' ? { approvals_before_merge: null } : {}),
  };
}

/** How many approvals are still missing. */
export function approvalsLeft(request: WorldMergeRequest): number {
  return Math.max(0, request.approvalsRequired - request.approverIds.length);
}

/** Whether it counts as approved: nothing is missing, which is also so when nothing is required. */
export function isApproved(request: WorldMergeRequest, paid: boolean): boolean {
  return paid ? approvalsLeft(request) === 0 : request.approverIds.length > 0;
}

/** Who approved a merge request; the counts exist from Premium on. */
export function approvals(context: RestContext, request: WorldMergeRequest): Record<string, unknown> {
  const paid = context.settings.tier !== 'free';
  const approvedBy = request.approverIds.map((id) => ({
    user: basicUser(context, userOf(context, id)),
    approved_at: request.updatedAt,
  }));
  const open = {
    approved: isApproved(request, paid),
    user_has_approved: isBy(context.caller.user, request),
    user_can_approve: false,
    approved_by: approvedBy,
  };
  if (!paid) return open;
  return {
    id: request.id,
    iid: request.iid,
    project_id: request.projectId,
    title: request.title,
    description: request.description,
    state: request.state,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
    merge_status: 'can_be_merged',
    ...open,
    approvals_required: request.approvalsRequired,
    approvals_left: approvalsLeft(request),
    require_password_to_approve: false,
    suggested_approvers: [],
    approvers: [],
    approver_groups: [],
    approval_rules_left: [],
    has_approval_rules: request.approvalsRequired > 0,
    merge_request_approvers_available: true,
    multiple_approval_rules_available: true,
  };
}

function isBy(user: WorldUser, request: WorldMergeRequest): boolean {
  return request.approverIds.includes(user.id);
}
