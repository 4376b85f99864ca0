import type { WorldUser } from '../../world/types.js';
import { byId, connect, newestFirst } from './connection.js';
import { type Fields, localId, localIds, notAvailable } from './context.js';
import { allRunners } from './resolve-runners.js';

const hiddenStates: readonly string[] = ['blocked', 'banned', 'ldap_blocked', 'blocked_pending_approval'];

const levels: Readonly<Record<string, number>> = {
  GUEST: 10,
  PLANNER: 15,
  REPORTER: 20,
  DEVELOPER: 30,
  MAINTAINER: 40,
  OWNER: 50,
};

/** Whether `sort` names a column of ascending ids or dates. */
const ascending = (sort: unknown): boolean => typeof sort === 'string' && sort.toLowerCase().endsWith('_asc');

/** The fields of `Query`. */
export const rootFields: Fields<unknown> = {
  metadata: (_source, _args, { settings }) => ({
    version: settings.version,
    revision: '0123456789a',
    enterprise: settings.edition === 'ee',
  }),
  currentUser: (_source, _args, { caller }) => caller.user,
  queryComplexity: (_source, _args, { complexity }) => complexity,
  project: (_source, args, { index, caller }) => {
    const project = index.projectByPath.get(String(args.fullPath).toLowerCase());
    return project !== undefined && caller.rights.canReadProject(project) ? project : null;
  },
  group: (_source, args, { index, caller }) => {
    const group = index.groupByPath.get(String(args.fullPath).toLowerCase());
    return group !== undefined && caller.rights.canReadGroup(group) ? group : null;
  },
  projects: (_source, args, { world, index, caller }) => {
    const ids = localIds('Project', args.ids);
    const least = typeof args.minAccessLevel === 'string' ? (levels[args.minAccessLevel] ?? 0) : 0;
    const paths = Array.isArray(args.fullPaths)
      ? new Set(args.fullPaths.map((path) => String(path).toLowerCase()))
      : undefined;
    const search = typeof args.search === 'string' ? args.search.toLowerCase() : '';
    const from = ids === undefined ? index.projects : [...ids].flatMap((id) => world.projects.get(id) ?? []);
    const rows = from.filter(
      (project) =>
        caller.rights.canReadProject(project) &&
        (args.membership !== true || caller.rights.projectLevel(project.id) > 0) &&
        (least === 0 || caller.rights.projectLevel(project.id) >= least) &&
        (args.archived !== 'EXCLUDE' || !project.archived) &&
        (args.archived !== 'ONLY' || project.archived) &&
        (paths === undefined || paths.has((index.projectPath.get(project.id) ?? '').toLowerCase())) &&
        `${project.name} ${project.path}`.toLowerCase().includes(search),
    );
    rows.sort((a, b) => a.id - b.id);
    return ascending(args.sort) ? connect(rows, args, byId) : connect(rows.reverse(), args, newestFirst);
  },
  groups: (_source, args, { index, caller }) => {
    const ids = localIds('Group', args.ids);
    const search = typeof args.search === 'string' ? args.search.toLowerCase() : '';
    const rows = index.groupsByName.filter(
      (group) =>
        caller.rights.canReadGroup(group) &&
        (ids === undefined || ids.has(group.id)) &&
        (args.topLevelOnly !== true || group.parentId === null) &&
        (args.ownedOnly !== true || caller.rights.groupLevel(group.id) >= 50) &&
        (args.allAvailable !== false || caller.rights.isInGroup(group.id)) &&
        `${group.name} ${group.path}`.toLowerCase().includes(search),
    );
    return connect(rows, args, { at: (group) => ({ key: group.name, id: group.id }) });
  },
  user: (_source, args, { world, index }) => {
    const id = localId('User', args.id);
    if (id !== undefined) return world.users.get(id) ?? null;
    return index.users.find((user) => user.username === args.username) ?? null;
  },
  users: (_source, args, { index, caller }) => {
    const ids = localIds('User', args.ids);
    const names = Array.isArray(args.usernames) ? new Set(args.usernames) : undefined;
    const types = Array.isArray(args.userTypes) ? new Set(args.userTypes) : undefined;
    const search = typeof args.search === 'string' ? args.search.toLowerCase() : '';
    const wanted = (user: WorldUser): boolean =>
      (caller.rights.admin || !hiddenStates.includes(user.state)) &&
      (ids === undefined || ids.has(user.id)) &&
      (names === undefined || names.has(user.username)) &&
      (types === undefined || types.has(user.userType.toUpperCase())) &&
      (args.humans !== true || user.userType === 'human') &&
      (args.humans !== false || user.userType !== 'human') &&
      (args.admins !== true || (caller.rights.admin && user.admin)) &&
      (args.active !== true || user.state === 'active') &&
      `${user.name} ${user.username}`.toLowerCase().includes(search);
    const rows = index.users.filter(wanted);
    return ascending(args.sort) ? connect(rows, args, byId) : connect(rows.reverse(), args, newestFirst);
  },
  runner: (_source, args, { world, caller }) => {
    const runner = world.runners.get(localId('Ci::Runner', args.id) ?? 0);
    if (runner === undefined) return null;
    if (!caller.rights.readsAll && runner.runnerType !== 'instance_type') throw notAvailable();
    return runner;
  },
  runners: (_source, args, context) => allRunners(args, context),
};
