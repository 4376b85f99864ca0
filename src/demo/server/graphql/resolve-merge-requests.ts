import type { WorldMergeRequest, WorldUser } from '../../world/types.js';
import { approvalsLeft, isApproved } from '../rest/present-merge-requests.js';
import { byId, type Connection, connect } from './connection.js';
import { type Arguments, type Fields, type GraphQLContext, globalId } from './context.js';

function people(ids: readonly number[], args: Arguments, { world }: GraphQLContext): Connection<WorldUser> {
  const rows = ids.flatMap((id) => world.users.get(id) ?? []).sort((a, b) => a.id - b.id);
  return connect(rows, args, byId);
}

/** Fields of a merge request. */
export const mergeRequestFields: Fields<WorldMergeRequest> = {
  id: (request) => globalId('MergeRequest', request.id),
  iid: (request) => String(request.iid),
  approved: (request, _args, { settings }) => isApproved(request, settings.tier !== 'free'),
  approvalsRequired: (request, _args, { settings }) =>
    settings.tier === 'free' ? 0 : request.approvalsRequired,
  approvalsLeft: (request, _args, { settings }) => (settings.tier === 'free' ? 0 : approvalsLeft(request)),
  diffHeadSha: (request) => request.sha,
  mergeCommitSha: (request) => (request.mergedAt === null ? null : request.sha),
  webPath: (request, _args, { index }) =>
    `/${index.projectPath.get(request.projectId) ?? ''}/-/merge_requests/${request.iid}`,
  webUrl: (request, _args, { index, base }) =>
    `${base}/${index.projectPath.get(request.projectId) ?? ''}/-/merge_requests/${request.iid}`,
  squash: () => false,
  project: (request, _args, { world }) => world.projects.get(request.projectId),
  targetProject: (request, _args, { world }) => world.projects.get(request.projectId),
  targetProjectId: (request) => request.projectId,
  sourceProject: (request, _args, { world, caller }) => {
    const source = request.sourceProjectId === null ? undefined : world.projects.get(request.sourceProjectId);
    return source !== undefined && caller.rights.canReadProject(source) ? source : null;
  },
  author: (request, _args, { world }) => world.users.get(request.authorId),
  mergeUser: (request, _args, { world }) =>
    request.mergeUserId === null ? null : world.users.get(request.mergeUserId),
  approvedBy: (request, args, context) => people(request.approverIds, args, context),
  reviewers: (request, args, context) => people(request.reviewerIds, args, context),
  assignees: (request, args, context) => people(request.assigneeIds, args, context),
};
