import { indexOf } from '../../../src/demo/world/indexes.js';
import type { World, WorldMembership, WorldMergeRequest, WorldUser } from '../../../src/demo/world/types.js';
import { addTally } from './commit-tally.js';
import type { GraphBuilder } from './model.js';
import { text } from './places.js';

/** A user as an administrator reads it. */
export function userNode(graph: GraphBuilder, user: WorldUser): void {
  graph.node('user', ['GitLabUser', 'User'], user.id, {
    username: user.username,
    name: user.name,
    state: user.state,
    locked: false,
    webUrl: `http://${graph.host}/${user.username}`,
    bot: user.bot,
    userType: user.userType.toUpperCase(),
    email: user.email,
    publicEmail: text(user.publicEmail),
    isAdmin: user.admin,
    isAuditor: user.auditor,
    external: user.external,
    twoFactorEnabled: user.twoFactorEnabled,
    privateProfile: user.privateProfile,
    canCreateGroup: true,
    projectsLimit: 100,
    identities: user.identities.map(({ provider, externUid }) => `${provider}:${externUid}`).sort(),
    createdAt: user.createdAt,
    confirmedAt: user.createdAt,
    lastSignInAt: user.lastSignInAt,
    currentSignInAt: user.lastSignInAt,
    lastActivityOn: user.lastActivityOn,
  });
}

/** A direct membership. */
export function memberEdge(world: World, graph: GraphBuilder, row: WorldMembership): void {
  const role = row.memberRoleId === null ? undefined : world.memberRoles.get(row.memberRoleId);
  graph.edge(
    'MEMBER_OF',
    graph.key('user', row.userId),
    graph.key(row.sourceType, row.sourceId),
    {
      accessLevel: row.accessLevel,
      expiresAt: row.expiresAt,
      state: row.state,
      createdAt: row.createdAt,
      createdById: row.createdById,
      memberRoleId: role?.id ?? null,
      memberRoleName: role?.name ?? null,
    },
    // GitLab leaves the field out when nobody is known to have added the member.
    row.createdById === null ? ['createdById'] : [],
  );
}

function signatures({ commits }: WorldMergeRequest) {
  const count = (fits: (status: string | null) => boolean) =>
    commits.filter(({ verification }) => fits(verification)).length;
  return {
    commitCount: commits.length,
    verifiedCommitCount: count((status) => status?.startsWith('VERIFIED') === true),
    unverifiedCommitCount: count((status) => status !== null && !status.startsWith('VERIFIED')),
    unsignedCommitCount: count((status) => status === null),
  };
}

/** A merge request with those who opened, approved and merged it. */
export function mergeRequest(
  world: World,
  graph: GraphBuilder,
  request: WorldMergeRequest,
  readableSource: boolean,
): void {
  const key = graph.key('merge_request', request.id);
  const path = indexOf(world).projectPath.get(request.projectId) ?? '';
  graph.node('merge_request', ['GitLabMergeRequest', 'CodeReview', 'PR'], request.id, {
    iid: request.iid,
    title: request.title,
    state: request.state,
    draft: request.draft,
    sourceBranch: request.sourceBranch,
    targetBranch: request.targetBranch,
    sourceProjectId: readableSource ? request.sourceProjectId : null,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
    mergedAt: request.mergedAt,
    closedAt: request.closedAt,
    approved: request.approverIds.length >= request.approvalsRequired,
    approvalsRequired: request.approvalsRequired,
    webUrl: `http://${graph.host}/${path}/-/merge_requests/${request.iid}`,
    ...signatures(request),
  });
  addTally(graph, request.commits, key);
  const person = (type: string, id: number | null) => {
    if (id !== null) graph.edge(type, graph.key('user', id), key);
  };
  graph.edge('HAS', graph.key('project', request.projectId), key);
  person('OPENED', request.authorId);
  person('MERGED', request.mergeUserId);
  for (const id of request.approverIds) person('APPROVED', id);
}
