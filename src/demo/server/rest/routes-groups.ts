import type { WorldGroup, WorldProject } from '../../world/types.js';
import { unauthorized } from '../failure.js';
import { groupMembers, type Relation } from '../members.js';
import type { KeysetKind } from '../paging.js';
import {
  flag,
  groupOf,
  list,
  memberView,
  type RestContext,
  type Route,
  requireGroupLevel,
  userOf,
} from './context.js';
import { mergeRequestList } from './merge-request-list.js';
import { deployToken, listedRunner, resourceToken } from './present-credentials.js';
import { groupDetail, listedGroup } from './present-groups.js';
import { listedProject } from './present-projects.js';
import { basicUser, fullUser, memberRow } from './present-users.js';
import { requireTier, shownRole } from './routes-instance.js';

const byName: KeysetKind<WorldGroup> = {
  orderBy: ['name', 'id'],
  key: (group, orderBy) => (orderBy === 'id' ? group.id : group.name),
  id: (group) => group.id,
  style: 'cursor',
};

function filtered(context: RestContext, groups: readonly WorldGroup[]): WorldGroup[] {
  const { query, caller } = context;
  const search = query.get('search')?.toLowerCase();
  const least = Number(query.get('min_access_level') ?? (flag(query, 'owned') ? 50 : 0));
  const all = query.has('all_available') ? flag(query, 'all_available') : caller.rights.admin;
  const rows = groups.filter(
    (group) =>
      caller.rights.canReadGroup(group) &&
      (least === 0 || caller.rights.groupLevel(group.id) >= least) &&
      (search === undefined || `${group.name} ${group.path}`.toLowerCase().includes(search)) &&
      (!flag(query, 'top_level_only') || group.parentId === null) &&
      (all || context.params.id !== undefined || caller.rights.readsAll || caller.rights.isInGroup(group.id)),
  );
  const orderBy = query.get('order_by') ?? 'name';
  const ordered =
    orderBy === 'name'
      ? rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id))
      : rows.sort((a, b) => a.id - b.id);
  return query.get('sort') === 'desc' ? ordered.reverse() : ordered;
}

function groupList(context: RestContext, groups: readonly WorldGroup[]): unknown {
  return list(filtered(context, groups), (group) => listedGroup(context, group), {
    keyset: byName,
    limited: 'Group',
  });
}

function projects(context: RestContext): unknown {
  const { index, world, caller, query } = context;
  const group = groupOf(context);
  const homes = flag(query, 'include_subgroups') ? [group, ...index.descendants(group.id)] : [group];
  const own = homes.flatMap((home) => index.projectsOfGroup.get(home.id) ?? []);
  const withShared = query.get('with_shared') !== 'false';
  const shared = withShared
    ? (index.linksOfInvited.get(group.id) ?? []).flatMap((link) =>
        link.kind === 'project' ? (world.projects.get(link.sharedId) ?? []) : [],
      )
    : [];
  const rows = [...new Set<WorldProject>([...own, ...shared])].filter(
    (project) =>
      caller.rights.canReadProject(project) &&
      (!query.has('archived') || project.archived === flag(query, 'archived')),
  );
  rows.sort((a, b) => b.id - a.id);
  if (query.get('sort') === 'asc') rows.reverse();
  return list(rows, (project) => listedProject(context, project), {
    keyset: { orderBy: ['id'], key: (project) => project.id, id: (project) => project.id, style: 'id' },
    limited: 'Project',
  });
}

function members(context: RestContext, relations: readonly Relation[]): unknown {
  return list(groupMembers(memberView(context), groupOf(context).id, relations), (member) =>
    memberRow(context, member),
  );
}

function runners(context: RestContext): unknown {
  const group = groupOf(context);
  requireGroupLevel(context, group, 40);
  const { index } = context;
  const own = index.ancestors(group.id).flatMap((level) => index.runnersOfGroup.get(level.id) ?? []);
  const rows = [...new Set([...index.instanceRunners, ...own])];
  const type = context.query.get('type');
  return list(type === null ? rows : rows.filter((runner) => runner.runnerType === type), (runner) =>
    listedRunner(context, runner),
  );
}

function pending(context: RestContext): unknown {
  const group = groupOf(context);
  requireTier(context, 'premium', 'ultimate');
  requireGroupLevel(context, group, 50);
  const { index } = context;
  const rows = [group, ...index.descendants(group.id)]
    .flatMap((level) => index.membersOfGroup.get(level.id) ?? [])
    .filter((row) => row.state === 'awaiting');
  return list(rows, (row) => {
    const user = userOf(context, row.userId);
    const { id, name, username, avatar_url, web_url } = basicUser(context, user);
    return { id, name, username, email: user.email, avatar_url, web_url, approved: false, invited: false };
  });
}

function paidOwnerList(
  context: RestContext,
  ids: (group: WorldGroup) => readonly number[],
  full: boolean,
): unknown {
  const group = groupOf(context);
  requireTier(context, 'premium', 'ultimate');
  requireGroupLevel(context, group, 50);
  return list(ids(group), (id) => {
    const user = userOf(context, id);
    return full
      ? { ...fullUser(context, user), scim_identities: [] }
      : { id: user.id, username: user.username, name: user.name, email: user.email };
  });
}

/** Endpoints under `/groups`. */
export const groupRoutes: readonly Route[] = [
  { template: '/groups', answer: (context) => groupList(context, [...context.world.groups.values()]) },
  {
    template: '/groups/:id',
    answer: (context) =>
      groupDetail(context, groupOf(context), context.query.get('with_projects') !== 'false'),
  },
  {
    template: '/groups/:id/subgroups',
    answer: (context) => groupList(context, context.index.subgroups.get(groupOf(context).id) ?? []),
  },
  {
    template: '/groups/:id/descendant_groups',
    answer: (context) => groupList(context, context.index.descendants(groupOf(context).id)),
  },
  { template: '/groups/:id/projects', answer: projects },
  { template: '/groups/:id/members', answer: (context) => members(context, ['direct']) },
  {
    template: '/groups/:id/members/all',
    answer: (context) => members(context, ['direct', 'inherited', 'shared_from_groups']),
  },
  {
    template: '/groups/:id/access_tokens',
    answer: (context) => {
      const group = groupOf(context);
      if (context.caller.rights.groupLevel(group.id) < 50) throw unauthorized();
      return list(context.index.tokensOfGroup.get(group.id) ?? [], (token) => resourceToken(context, token));
    },
  },
  {
    template: '/groups/:id/deploy_tokens',
    answer: (context) => {
      const group = groupOf(context);
      requireGroupLevel(context, group, 40);
      return list(context.index.deployTokensOfGroup.get(group.id) ?? [], (token) =>
        deployToken(context, token),
      );
    },
  },
  { template: '/groups/:id/runners', answer: runners },
  {
    template: '/groups/:id/merge_requests',
    answer: (context) => {
      const group = groupOf(context);
      const inside = [group, ...context.index.descendants(group.id)].flatMap(
        (level) => context.index.projectsOfGroup.get(level.id) ?? [],
      );
      // Archived projects are left out unless asked for, as in GitLab.
      const wanted =
        context.query.get('non_archived') === 'false'
          ? inside
          : inside.filter((project) => !project.archived);
      return mergeRequestList(context, wanted);
    },
  },
  {
    template: '/groups/:id/member_roles',
    answer: (context) => {
      const group = groupOf(context);
      requireTier(context, 'ultimate');
      requireGroupLevel(context, group, 50);
      return [...context.world.memberRoles.values()]
        .filter((role) => role.groupId === group.id)
        .map(shownRole);
    },
  },
  {
    template: '/groups/:id/service_accounts',
    answer: (context) =>
      paidOwnerList(
        context,
        (group) =>
          (context.index.membersOfGroup.get(group.id) ?? [])
            .map((row) => row.userId)
            .filter((id) => context.world.users.get(id)?.userType === 'service_account'),
        false,
      ),
  },
  {
    template: '/groups/:id/enterprise_users',
    answer: (context) =>
      paidOwnerList(
        context,
        (group) =>
          (context.index.membersOfGroup.get(group.id) ?? [])
            .map((row) => row.userId)
            .filter((id) => context.world.users.get(id)?.identities[0]?.provider === 'saml'),
        true,
      ),
  },
  { template: '/groups/:id/pending_members', answer: pending },
];
