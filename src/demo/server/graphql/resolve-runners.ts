import type { WorldRunner, WorldRunnerManager } from '../../world/credential-types.js';
import type { WorldGroup, WorldProject } from '../../world/types.js';
import { runnerStatus } from '../rest/present-credentials.js';
import { byId, type Connection, connect, newestFirst } from './connection.js';
import { type Arguments, type Fields, type GraphQLContext, globalId, notAvailable } from './context.js';

function filtered(
  runners: readonly WorldRunner[],
  args: Arguments,
  { world }: GraphQLContext,
): Connection<WorldRunner> {
  const rows = runners.filter(
    (runner) =>
      (typeof args.type !== 'string' || runner.runnerType.toUpperCase() === args.type) &&
      (typeof args.paused !== 'boolean' || runner.paused === args.paused) &&
      (typeof args.status !== 'string' || runnerStatus(world.now, runner).toUpperCase() === args.status),
  );
  return connect(
    [...new Set(rows)].sort((a, b) => b.id - a.id),
    args,
    newestFirst,
  );
}

/** All runners of the instance; administrators only. */
export function allRunners(args: Arguments, context: GraphQLContext): Connection<WorldRunner> {
  if (!context.caller.rights.admin) throw notAvailable();
  return filtered([...context.world.runners.values()], args, context);
}

/** The runners of a group; Maintainers and above. Without `membership`, those of the group and what is below it. */
export function groupRunners(
  group: WorldGroup,
  args: Arguments,
  context: GraphQLContext,
): Connection<WorldRunner> {
  const { index, caller } = context;
  if (caller.rights.groupLevel(group.id) < 40) throw notAvailable();
  const own = index.runnersOfGroup.get(group.id) ?? [];
  if (args.membership === 'DIRECT') return filtered(own, args, context);
  if (args.membership === 'ALL_AVAILABLE') {
    const above = index.ancestors(group.id).flatMap((level) => index.runnersOfGroup.get(level.id) ?? []);
    return filtered([...above, ...index.instanceRunners], args, context);
  }
  const homes = [group, ...index.descendants(group.id)];
  const ofGroups = homes.flatMap((home) => index.runnersOfGroup.get(home.id) ?? []);
  const ofProjects = homes
    .flatMap((home) => index.projectsOfGroup.get(home.id) ?? [])
    .flatMap((project) => index.runnersOfProject.get(project.id) ?? []);
  return filtered([...ofGroups, ...ofProjects], args, context);
}

/** The runners that a project may use; Maintainers and above. */
export function projectRunners(
  project: WorldProject,
  args: Arguments,
  context: GraphQLContext,
): Connection<WorldRunner> {
  const { index, caller } = context;
  if (caller.rights.projectLevel(project.id) < 40) throw notAvailable();
  const inherited =
    project.groupId === null
      ? []
      : index.ancestors(project.groupId).flatMap((level) => index.runnersOfGroup.get(level.id) ?? []);
  return filtered(
    [...(index.runnersOfProject.get(project.id) ?? []), ...inherited, ...index.instanceRunners],
    args,
    context,
  );
}

/** Fields of a runner. */
export const runnerFields: Fields<WorldRunner> = {
  id: (runner) => globalId('Ci::Runner', runner.id),
  runnerType: (runner) => runner.runnerType.toUpperCase(),
  accessLevel: (runner) => runner.accessLevel.toUpperCase(),
  active: (runner) => !runner.paused,
  status: (runner, _args, { world }) => runnerStatus(world.now, runner).toUpperCase(),
  shortSha: (runner) => String(runner.id).padStart(9, 'a'),
  projectCount: (runner) => (runner.runnerType === 'project_type' ? runner.projectIds.length : null),
  ownerProject: (runner, _args, { world, caller }) => {
    const owner = world.projects.get(runner.projectIds[0] ?? 0);
    return owner !== undefined && caller.rights.canReadProject(owner)
      ? { __typename: 'Project', ...owner }
      : null;
  },
  createdBy: (runner, _args, { world }) =>
    runner.createdById === null ? null : world.users.get(runner.createdById),
  projects: (runner, args, { world, caller }) => {
    if (runner.runnerType !== 'project_type') return null;
    const rows = runner.projectIds
      .flatMap((id) => world.projects.get(id) ?? [])
      .filter((project) => caller.rights.canReadProject(project));
    return connect(
      rows.sort((a, b) => a.id - b.id),
      args,
      byId,
    );
  },
  groups: (runner, args, { world, caller }) => {
    if (runner.runnerType !== 'group_type') return null;
    const rows = runner.groupIds
      .flatMap((id) => world.groups.get(id) ?? [])
      .filter((group) => caller.rights.canReadGroup(group));
    return connect(rows, args, byId);
  },
  managers: (runner, args) => connect(runner.managers, args, byId),
};

/** Fields of a machine behind a runner. */
export const managerFields: Fields<WorldRunnerManager> = {
  id: (manager) => globalId('Ci::RunnerManager', manager.id),
  platformName: (manager) => manager.platform,
  architectureName: (manager) => manager.architecture,
  status: (manager, _args, { world }) => runnerStatus(world.now, manager).toUpperCase(),
};
