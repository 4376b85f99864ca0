import type { WorldProject } from '../../world/types.js';
import { forbidden, notFound, unauthorized } from '../failure.js';
import { projectMembers, type Relation } from '../members.js';
import {
  flag,
  list,
  memberView,
  projectOf,
  type RestContext,
  type Route,
  requireProjectLevel,
} from './context.js';
import { canReadMergeRequests, mergeRequestList } from './merge-request-list.js';
import { deployToken, listedRunner, projectDeployKey, resourceToken } from './present-credentials.js';
import { approvals, mergeRequest } from './present-merge-requests.js';
import { listedProject, projectDetail } from './present-projects.js';
import { memberRow } from './present-users.js';

function projects(context: RestContext): unknown {
  const { index, caller, query } = context;
  const least = Number(query.get('min_access_level') ?? (flag(query, 'owned') ? 50 : 0));
  const own = (project: WorldProject): boolean =>
    caller.rights.admin
      ? (index.membershipsOfUser.get(caller.user.id) ?? []).some(
          (row) => row.sourceType === 'project' && row.sourceId === project.id,
        )
      : caller.rights.projectLevel(project.id) > 0;
  const after = query.get('last_activity_after');
  const search = query.get('search')?.toLowerCase();
  const rows = index.projects.filter(
    (project) =>
      caller.rights.canReadProject(project) &&
      (!flag(query, 'membership') || own(project)) &&
      (least === 0 || caller.rights.projectLevel(project.id) >= least) &&
      (!query.has('archived') || project.archived === flag(query, 'archived')) &&
      (!query.has('visibility') || project.visibility === query.get('visibility')) &&
      (search === undefined || `${project.name} ${project.path}`.toLowerCase().includes(search)) &&
      (after === null || Date.parse(project.lastActivityAt) > Date.parse(after)),
  );
  const ordered = query.get('sort') === 'asc' || query.get('pagination') === 'keyset' ? rows : rows.reverse();
  return list(ordered, (project) => listedProject(context, project), {
    keyset: { orderBy: ['id'], key: (project) => project.id, id: (project) => project.id, style: 'id' },
    limited: 'Project',
  });
}

function members(context: RestContext, relations: readonly Relation[]): unknown {
  return list(projectMembers(memberView(context), projectOf(context).id, relations), (member) =>
    memberRow(context, member),
  );
}

function runners(context: RestContext): unknown {
  const project = projectOf(context);
  requireProjectLevel(context, project, 40);
  const { index } = context;
  const inherited =
    project.groupId === null
      ? []
      : index.ancestors(project.groupId).flatMap((group) => index.runnersOfGroup.get(group.id) ?? []);
  const rows = [
    ...new Set([...(index.runnersOfProject.get(project.id) ?? []), ...inherited, ...index.instanceRunners]),
  ];
  const type = context.query.get('type');
  return list(type === null ? rows : rows.filter((runner) => runner.runnerType === type), (runner) =>
    listedRunner(context, runner),
  );
}

function mergeRequests(context: RestContext): unknown {
  const project = projectOf(context);
  if (!canReadMergeRequests(context.caller.rights, project)) throw forbidden();
  return mergeRequestList(context, [project]);
}

function oneMergeRequest(context: RestContext, show: typeof approvals): unknown {
  const project = projectOf(context);
  const request = context.index.mergeRequestsOfProject
    .get(project.id)
    ?.find((row) => row.iid === Number(context.params.iid));
  if (request === undefined || !canReadMergeRequests(context.caller.rights, project))
    throw notFound('MergeRequest');
  return show(context, request);
}

/** Endpoints under `/projects`. */
export const projectRoutes: readonly Route[] = [
  { template: '/projects', answer: projects },
  { template: '/projects/:id', answer: (context) => projectDetail(context, projectOf(context)) },
  { template: '/projects/:id/members', answer: (context) => members(context, ['direct']) },
  {
    template: '/projects/:id/members/all',
    answer: (context) => members(context, ['direct', 'inherited', 'invited_groups', 'shared_into_ancestors']),
  },
  {
    template: '/projects/:id/access_tokens',
    answer: (context) => {
      const project = projectOf(context);
      if (context.caller.rights.projectLevel(project.id) < 40) throw unauthorized();
      return list(context.index.tokensOfProject.get(project.id) ?? [], (token) =>
        resourceToken(context, token),
      );
    },
  },
  {
    template: '/projects/:id/deploy_tokens',
    answer: (context) => {
      const project = projectOf(context);
      requireProjectLevel(context, project, 40);
      return list(context.index.deployTokensOfProject.get(project.id) ?? [], (token) =>
        deployToken(context, token),
      );
    },
  },
  {
    template: '/projects/:id/deploy_keys',
    answer: (context) => {
      const project = projectOf(context);
      requireProjectLevel(context, project, 40);
      return list(context.index.deployKeysOfProject.get(project.id) ?? [], (key) =>
        projectDeployKey(key, project.id),
      );
    },
  },
  { template: '/projects/:id/runners', answer: runners },
  { template: '/projects/:id/merge_requests', answer: mergeRequests },
  {
    template: '/projects/:id/merge_requests/:iid',
    answer: (context) => oneMergeRequest(context, mergeRequest),
  },
  {
    template: '/projects/:id/merge_requests/:iid/approvals',
    answer: (context) => oneMergeRequest(context, approvals),
  },
];
