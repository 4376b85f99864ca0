import type { WorldDeployKey } from '../../world/credential-types.js';
import type { WorldGroup, WorldMergeRequest, WorldProject } from '../../world/types.js';
import {
  groupMembers,
  invitedToProject,
  type ListedMember,
  type MemberView,
  projectMembers,
  type Relation,
} from '../members.js';
import { canReadMergeRequests, selectMergeRequests } from '../rest/merge-request-list.js';
import { byId, type Connection, connect, newestFirst, type Order } from './connection.js';
import {
  type Arguments,
  accessLevel,
  asDate,
  type Fields,
  type GraphQLContext,
  globalId,
  localIds,
} from './context.js';
import { groupRunners, projectRunners } from './resolve-runners.js';

function view({ world, index, caller, settings }: GraphQLContext): MemberView {
  return { world, index, rights: caller.rights, minimalAccess: settings.tier !== 'free' };
}

function relations(args: Arguments, fallback: readonly Relation[]): readonly Relation[] {
  return Array.isArray(args.relations)
    ? args.relations.map((name) => String(name).toLowerCase() as Relation)
    : fallback;
}

/** By user, those who are only invited last. */
const memberOrder: Order<ListedMember> = {
  at: ({ row }) => ({ key: row.userId ?? Number.MAX_SAFE_INTEGER, id: row.id }),
};

function matching<Row extends { name: string; path: string }>(
  rows: readonly Row[],
  args: Arguments,
): readonly Row[] {
  const search = typeof args.search === 'string' ? args.search.toLowerCase() : '';
  return search === ''
    ? rows
    : rows.filter((row) => `${row.name} ${row.path}`.toLowerCase().includes(search));
}

/** Merge requests of some projects, as the arguments ask; newest first unless they say otherwise. */
function mergeRequests(
  projects: readonly WorldProject[],
  args: Arguments,
  { index, caller }: GraphQLContext,
): Connection<WorldMergeRequest> {
  const sort = typeof args.sort === 'string' ? args.sort.toUpperCase() : 'CREATED_DESC';
  const orderBy = sort.startsWith('UPDATED') ? 'updated' : 'created';
  const iids = Array.isArray(args.iids) ? new Set(args.iids.map(Number)) : undefined;
  const text = (name: string): string | undefined =>
    typeof args[name] === 'string' ? args[name] : undefined;
  const rows = projects
    .filter((project) => canReadMergeRequests(caller.rights, project))
    .flatMap((project) => index.mergeRequestsOfProject.get(project.id) ?? []);
  const selected = selectMergeRequests(iids === undefined ? rows : rows.filter((row) => iids.has(row.iid)), {
    state: text('state'),
    updatedAfter: text('updatedAfter'),
    updatedBefore: text('updatedBefore'),
    orderBy,
    ascending: sort.endsWith('_ASC'),
  });
  const after = text('createdAfter');
  const before = text('createdBefore');
  const created = selected.filter(
    (row) =>
      (after === undefined || Date.parse(row.createdAt) >= Date.parse(after)) &&
      (before === undefined || Date.parse(row.createdAt) <= Date.parse(before)),
  );
  const at = (row: WorldMergeRequest): { key: string; id: number } => ({
    key: orderBy === 'updated' ? row.updatedAt : row.createdAt,
    id: row.id,
  });
  return connect(created, args, { at, descending: !sort.endsWith('_ASC') });
}

function inside(group: WorldGroup, subgroups: boolean, { index }: GraphQLContext): WorldProject[] {
  const homes = subgroups ? [group, ...index.descendants(group.id)] : [group];
  return homes.flatMap((home) => index.projectsOfGroup.get(home.id) ?? []);
}

/** Fields of a group. */
export const groupFields: Fields<WorldGroup> = {
  id: (group) => globalId('Group', group.id),
  fullName: (group, _args, { index }) => index.groupFullName.get(group.id),
  fullPath: (group, _args, { index }) => index.groupPath.get(group.id),
  webUrl: (group, _args, { base, index }) => `${base}/groups/${index.groupPath.get(group.id) ?? ''}`,
  avatarUrl: () => null,
  updatedAt: (group) => group.createdAt,
  archived: () => false,
  autoDevopsEnabled: () => null,
  lfsEnabled: () => true,
  parent: (group, _args, { world, caller }) => {
    const parent = group.parentId === null ? undefined : world.groups.get(group.parentId);
    return parent !== undefined && caller.rights.canReadGroup(parent) ? parent : null;
  },
  descendantGroupsCount: (group, _args, { index }) => index.descendants(group.id).length,
  groupMembersCount: (group, _args, { index }) => index.membersOfGroup.get(group.id)?.length ?? 0,
  projectsCount: (group, _args, { index }) => index.projectsOfGroup.get(group.id)?.length ?? 0,
  descendantGroups: (group, args, { index, caller }) => {
    const ids = localIds('Group', args.ids);
    const found =
      args.includeParentDescendants === false
        ? (index.subgroups.get(group.id) ?? [])
        : index.descendants(group.id);
    const rows = found.filter(
      (row) => caller.rights.canReadGroup(row) && (ids === undefined || ids.has(row.id)),
    );
    return connect(matching(rows, args), args, byId);
  },
  projects: (group, args, context) => {
    const ids = localIds('Project', args.ids);
    const rows = inside(group, args.includeSubgroups === true, context).filter(
      (project) =>
        context.caller.rights.canReadProject(project) &&
        (args.includeArchived !== false || !project.archived) &&
        (ids === undefined || ids.has(project.id)),
    );
    return connect(
      matching(
        rows.sort((a, b) => b.id - a.id),
        args,
      ),
      args,
      newestFirst,
    );
  },
  groupMembers: (group, args, context) =>
    connect(
      groupMembers(view(context), group.id, relations(args, ['direct', 'inherited'])),
      args,
      memberOrder,
    ),
  runners: (group, args, context) => groupRunners(group, args, context),
  mergeRequests: (group, args, context) => {
    const projects = inside(group, args.includeSubgroups === true, context);
    return mergeRequests(
      args.includeArchived === true ? projects : projects.filter((project) => !project.archived),
      args,
      context,
    );
  },
};

const featureValues = { disabled: 0, private: 10, enabled: 20, public: 30 } as const;

function feature(project: WorldProject, name: keyof WorldProject['features']): Record<string, unknown> {
  const level = project.features[name];
  return {
    integerValue: featureValues[level],
    stringValue: level === 'public' ? 'ENABLED' : level.toUpperCase(),
  };
}

function ifMaintainer(project: WorldProject, { caller }: GraphQLContext, value: unknown): unknown {
  return caller.rights.projectLevel(project.id) >= 40 ? value : null;
}

const isOn = (name: keyof WorldProject['features']) => (project: WorldProject) =>
  project.features[name] !== 'disabled';
const emptyList = (): Connection<{ id: number }> => connect([], {}, byId);

/** Fields of a project. */
export const projectFields: Fields<WorldProject> = {
  id: (project) => globalId('Project', project.id),
  nameWithNamespace: (project, _args, { index, world }) =>
    `${(project.groupId === null ? world.users.get(project.ownerId ?? 0)?.name : index.groupFullName.get(project.groupId)) ?? ''} / ${project.name}`,
  fullPath: (project, _args, { index }) => index.projectPath.get(project.id),
  webUrl: (project, _args, { base, index }) => `${base}/${index.projectPath.get(project.id) ?? ''}`,
  avatarUrl: () => null,
  updatedAt: (project) => project.lastActivityAt,
  group: (project, _args, { world }) => (project.groupId === null ? null : world.groups.get(project.groupId)),
  namespace: (project, _args, { world, index, base }) => {
    const group = project.groupId === null ? undefined : world.groups.get(project.groupId);
    const owner = project.ownerId === null ? undefined : world.users.get(project.ownerId);
    const path = group === undefined ? (owner?.username ?? '') : (index.groupPath.get(group.id) ?? '');
    const id =
      group === undefined
        ? globalId('Namespaces::UserNamespace', owner?.namespaceId ?? 0)
        : globalId('Group', group.id);
    const name = group?.name ?? owner?.name ?? '';
    return {
      id,
      name,
      fullName: group === undefined ? name : index.groupFullName.get(group.id),
      fullPath: path,
      path: group?.path ?? path,
      visibility: group?.visibility ?? 'public',
      webUrl: `${base}/${path}`,
    };
  },
  publicJobs: (project) => project.ci.publicJobs,
  sharedRunnersEnabled: (project) => project.ci.sharedRunnersEnabled,
  isForked: (project) => project.forkedFromId !== null,
  forkedFrom: (project, _args, { world, caller }) => {
    const source = project.forkedFromId === null ? undefined : world.projects.get(project.forkedFromId);
    return source !== undefined && caller.rights.canReadProject(source) ? source : null;
  },
  forksCount: (project, _args, { index }) => index.forks.get(project.id)?.length ?? 0,
  issuesAccessLevel: (project) => feature(project, 'issues'),
  mergeRequestsAccessLevel: (project) => feature(project, 'merge_requests'),
  forkingAccessLevel: (project) => feature(project, 'forking'),
  issuesEnabled: isOn('issues'),
  mergeRequestsEnabled: isOn('merge_requests'),
  wikiEnabled: isOn('wiki'),
  snippetsEnabled: isOn('snippets'),
  jobsEnabled: isOn('builds'),
  openMergeRequestsCount: (project, _args, { index }) =>
    (index.mergeRequestsOfProject.get(project.id) ?? []).filter((row) => row.state === 'opened').length,
  maxAccessLevel: (project, _args, { caller }) => accessLevel(caller.rights.projectLevel(project.id)),
  repository: (project, _args, { caller }) => {
    const reads =
      caller.rights.readsAll ||
      project.visibility !== 'private' ||
      caller.rights.projectLevel(project.id) >= 15;
    // Where the feature is off, nobody sees the repository, not even an administrator.
    if (!reads || project.features.repository === 'disabled') return null;
    return { rootRef: project.defaultBranch, empty: project.emptyRepo, exists: true, project };
  },
  ciCdSettings: (project, _args, context) =>
    ifMaintainer(project, context, {
      jobTokenScopeEnabled: project.ci.ciJobTokenScopeEnabled,
      inboundJobTokenScopeEnabled: project.ci.inboundJobTokenScopeEnabled,
      pipelineVariablesMinimumOverrideRole: project.ci.ciPipelineVariablesMinimumOverrideRole,
      pushRepositoryForJobTokenAllowed: project.ci.ciPushRepositoryForJobTokenAllowed,
      groupRunnersEnabled: project.ci.groupRunnersEnabled,
      keepLatestArtifact: true,
    }),
  ciJobTokenScope: (project, _args, context) =>
    ifMaintainer(project, context, {
      inboundAllowlist: emptyList,
      groupsAllowlist: emptyList,
      inboundAllowlistCount: 0,
      groupsAllowlistCount: 0,
    }),
  projectMembers: (project, args, context) => {
    const asked = relations(args, ['direct', 'inherited']);
    const members: ListedMember[] = projectMembers(view(context), project.id, asked);
    const invited = asked.includes('direct') ? invitedToProject(view(context), project.id) : [];
    return connect([...members, ...invited], args, memberOrder);
  },
  mergeRequests: (project, args, context) => mergeRequests([project], args, context),
  mergeRequest: (project, args, { index, caller }) =>
    canReadMergeRequests(caller.rights, project)
      ? (index.mergeRequestsOfProject.get(project.id)?.find((row) => String(row.iid) === args.iid) ?? null)
      : null,
  runners: (project, args, context) => projectRunners(project, args, context),
  availableDeployKeys: (project, args, context) => {
    // Only the keys that may push: they are the ones that a protected branch can name.
    const keys = (context.index.deployKeysOfProject.get(project.id) ?? []).filter(
      (key) => key.projects.get(project.id)?.canPush === true,
    );
    return ifMaintainer(project, context, connect(keys, args, byId));
  },
};

/** Fields of a deploy key as the choice for a protected branch shows it. */
export const deployKeyFields: Fields<WorldDeployKey> = {
  id: (key) => globalId('DeployKey', key.id),
  expiresAt: (key) => asDate(key.expiresAt),
  user: (key, _args, { world, base }) => {
    const user = world.users.get(key.userId);
    return user === undefined
      ? null
      : {
          ...user,
          id: globalId('User', user.id),
          webUrl: `${base}/${user.username}`,
          webPath: `/${user.username}`,
          avatarUrl: null,
        };
  },
};
