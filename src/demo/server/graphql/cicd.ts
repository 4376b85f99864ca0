import { cicdIndexOf, rulesOf } from '../../world/ci/indexes.js';
import type {
  WorldClusterAgent,
  WorldDeployEntry,
  WorldEnvironment,
  WorldJob,
  WorldJobTokenEntry,
  WorldPipeline,
  WorldProtectedEnvironment,
  WorldSchedule,
  WorldTrigger,
  WorldVariable,
} from '../../world/ci/types.js';
import type { WorldGroup, WorldProject } from '../../world/types.js';
import { cicdSdl } from './cicd-sdl.js';
import { byId, connect, newestFirst } from './connection.js';
import {
  type Arguments,
  accessLevel,
  type Fields,
  type GraphQLContext,
  globalId,
  localIds,
} from './context.js';
import type { GraphQLPart } from './part.js';

const of = (project: WorldProject): string => `project/${project.id}`;

/** A user by id; none when the account is gone. */
function person(id: number | null, { world }: GraphQLContext): unknown {
  return id === null ? null : (world.users.get(id) ?? null);
}

/** GitLab leaves out, without a word, rows that the caller may not see or whose feature is off. */
function shown<Row>(
  project: WorldProject,
  rows: readonly Row[] | undefined,
  { caller }: GraphQLContext,
  rule: { readonly level: number; readonly feature?: 'builds' | 'environments' },
): readonly Row[] {
  const off = rule.feature !== undefined && project.features[rule.feature] === 'disabled';
  const reads = caller.rights.readsAll || caller.rights.projectLevel(project.id) >= rule.level;
  return off || !reads ? [] : (rows ?? []);
}

const variableOrder = {
  at: ({ key, id }: WorldVariable) => ({ key, id }),
};

function variables(rows: readonly WorldVariable[] | undefined, args: Arguments): unknown {
  const sorted = [...(rows ?? [])].sort((a, b) => (a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1));
  return { limit: 8000, ...connect(sorted, args, variableOrder) };
}

function variableFields(model: string): Fields<WorldVariable> {
  return {
    id: (row) => globalId(model, row.id),
    variableType: (row) => row.variableType.toUpperCase(),
    value: (row) => (row.hidden ? null : row.value),
  };
}

/** The entries of an allow-list whose targets are of a kind. */
const entries =
  (kind: 'group' | 'project') =>
  (project: WorldProject, args: Arguments, { world }: GraphQLContext): unknown => {
    const rows = (cicdIndexOf(world).jobTokenEntries.get(of(project)) ?? []).filter(
      ({ target }) => target.kind === kind,
    );
    return connect(rows, args, byId);
  };

/** A project or group as a target, which everybody sees who sees the list. */
function target({ kind, id }: WorldJobTokenEntry['target'], { world, index }: GraphQLContext): unknown {
  const row = (kind === 'group' ? world.groups : world.projects).get(id);
  const fullPath = (kind === 'group' ? index.groupPath : index.projectPath).get(id);
  const type = kind === 'group' ? 'Group' : 'Project';
  return { __typename: `CiJobTokenAccessible${type}`, id: globalId(type, id), name: row?.name, fullPath };
}

/** The simple lists of targets; a project is always on its own. */
const accessible =
  (kind: 'group' | 'project') =>
  (project: WorldProject, args: Arguments, context: GraphQLContext): unknown => {
    const targets = (cicdIndexOf(context.world).jobTokenEntries.get(of(project)) ?? [])
      .map((entry) => entry.target)
      .filter((one) => one.kind === kind);
    const own = kind === 'project' ? [{ kind, id: project.id }] : [];
    const page = connect(
      [...own, ...targets].sort((a, b) => a.id - b.id),
      args,
      byId,
    );
    return { ...page, nodes: page.nodes.map((one) => target(one, context)) };
  };

const ifMaintainer = (project: WorldProject, { caller }: GraphQLContext, value: unknown): unknown =>
  caller.rights.projectLevel(project.id) >= 40 ? value : null;

const projectFields: Fields<WorldProject> = {
  ciVariables: (project, args, context) =>
    ifMaintainer(project, context, variables(cicdIndexOf(context.world).variables.get(of(project)), args)),
  environments: (project, args, context) => {
    const rows = cicdIndexOf(context.world).environments.get(of(project));
    return connect(shown(project, rows, context, { level: 20, feature: 'environments' }), args, byId);
  },
  pipelineSchedules: (project, args, context) => {
    const ids = localIds('Ci::PipelineSchedule', args.ids);
    const rows = shown(project, cicdIndexOf(context.world).schedules.get(of(project)), context, {
      level: 30,
      feature: 'builds',
    });
    return connect(
      rows.filter(({ id }) => ids === undefined || ids.has(id)),
      args,
      byId,
    );
  },
  pipelineTriggers: (project, args, context) => {
    const rows = cicdIndexOf(context.world).triggers.get(of(project));
    return connect(shown(project, rows, context, { level: 40, feature: 'builds' }), args, byId);
  },
  ciJobTokenScope: (project, _args, context) =>
    ifMaintainer(project, context, {
      inboundAllowlist: (args: Arguments) => accessible('project')(project, args, context),
      groupsAllowlist: (args: Arguments) => accessible('group')(project, args, context),
      inboundAllowlistCount: () =>
        1 +
        (cicdIndexOf(context.world).jobTokenEntries.get(of(project)) ?? []).filter(
          (entry) => entry.target.kind === 'project',
        ).length,
      groupsAllowlistCount: () =>
        (cicdIndexOf(context.world).jobTokenEntries.get(of(project)) ?? []).filter(
          (entry) => entry.target.kind === 'group',
        ).length,
    }),
  ciJobTokenScopeAllowlist: (project, _args, context) => ifMaintainer(project, context, project),
  pipelines: (project, args, context) => {
    const rows = shown(project, cicdIndexOf(context.world).pipelines.get(of(project)), context, {
      level: 20,
      feature: 'builds',
    });
    return connect([...rows].reverse(), args, newestFirst);
  },
  clusterAgents: (project, args, context) =>
    connect(
      shown(project, cicdIndexOf(context.world).clusterAgents.get(of(project)), context, { level: 30 }),
      args,
      byId,
    ),
};

const groupFields: Fields<WorldGroup> = {
  ciVariables: (group, args, { world, caller }) =>
    caller.rights.groupLevel(group.id) >= 50
      ? variables(cicdIndexOf(world).variables.get(`group/${group.id}`), args)
      : null,
};

const rootFields: Fields<unknown> = {
  ciVariables: (_source, args, { world, caller }) =>
    caller.rights.admin ? variables(cicdIndexOf(world).variables.get('instance'), args) : null,
};

const environmentFields: Fields<WorldEnvironment> = {
  id: (row) => globalId('Environment', row.id),
  tier: (row) => row.tier.toUpperCase(),
  protectedEnvironments: (row, args, { world, settings }) =>
    connect(settings.tier === 'free' ? [] : rulesOf(world, row), args, byId),
};

const ruleFields: Fields<WorldProtectedEnvironment> = {
  project: ({ home }, _args, { world }) => (home.kind === 'project' ? world.projects.get(home.id) : null),
  group: ({ home }, _args, { world, caller }) => {
    const group = home.kind === 'group' ? world.groups.get(home.id) : undefined;
    return group !== undefined && caller.rights.canReadGroup(group) ? group : null;
  },
  deployAccessLevels: (row, args) => connect(row.deployers, args, byId),
  approvalRules: (row, args) => connect(row.approvers, args, byId),
};

const entryFields: Fields<WorldDeployEntry> = {
  accessLevel: (row) => (row.accessLevel === null ? null : accessLevel(row.accessLevel)),
  user: (row, _args, context) => person(row.userId, context),
  group: (row, _args, { world }) => (row.groupId === null ? null : world.groups.get(row.groupId)),
};

const scheduleFields: Fields<WorldSchedule> = {
  id: (row) => globalId('Ci::PipelineSchedule', row.id),
  owner: (row, _args, context) => person(row.ownerId, context),
  userPermissions: (row, _args, context) => ({ adminPipelineSchedule: mayAdmin(row, context) }),
  variables: (row, args, context) => connect(mayAdmin(row, context) ? row.variables : [], args, byId),
};

function mayAdmin(row: WorldSchedule, { caller }: GraphQLContext): boolean {
  return caller.user.id === row.ownerId || caller.rights.projectLevel(row.projectId) >= 40;
}

const pipelineFields: Fields<WorldPipeline> = {
  id: (row) => globalId('Ci::Pipeline', row.id),
  iid: (row) => String(row.id),
  totalJobs: (row) => row.jobs.length,
  user: (row, _args, context) => person(row.userId, context),
  jobs: (row, args) => {
    const jobs = row.jobs.map((job) => ({ ...job, refName: row.ref, createdAt: row.createdAt }));
    return connect(jobs, args, newestFirst);
  },
};

const jobFields: Fields<WorldJob> = {
  id: (row) => globalId('Ci::Build', row.id),
  stage: (row) => ({ id: globalId('Ci::Stage', row.id), name: row.stage }),
  runner: (row, _args, { world }) =>
    row.runnerId === null ? null : (world.runners.get(row.runnerId) ?? null),
};

/** CI/CD beyond runners. */
export const cicdGraphql: GraphQLPart = {
  sdl: cicdSdl,
  resolvers: {
    Query: rootFields,
    Group: groupFields,
    Project: projectFields,
    CiProjectVariable: variableFields('Ci::Variable'),
    CiGroupVariable: variableFields('Ci::GroupVariable'),
    CiInstanceVariable: variableFields('Ci::InstanceVariable'),
    Environment: environmentFields,
    ProtectedEnvironment: ruleFields,
    ProtectedEnvironmentDeployAccessLevel: entryFields,
    ProtectedEnvironmentApprovalRule: entryFields,
    PipelineSchedule: scheduleFields,
    PipelineScheduleVariable: {
      id: ({ id }: { readonly id: number }) => globalId('Ci::PipelineScheduleVariable', id),
    },
    PipelineTrigger: {
      id: (row: WorldTrigger) => globalId('Ci::Trigger', row.id),
      owner: (row: WorldTrigger, _args, context) => person(row.ownerId, context),
      hasTokenExposed: (row: WorldTrigger, _args, { caller }) => row.ownerId === caller.user.id,
      // Only its owner is shown the whole token; this one is shown to all, to be sure that nobody keeps it.
      token: (row: WorldTrigger) => row.token,
    },
    CiJobTokenScopeAllowlist: { groupsAllowlist: entries('group'), projectsAllowlist: entries('project') },
    CiJobTokenScopeAllowlistEntry: {
      addedBy: (row: WorldJobTokenEntry, _args, context) => person(row.addedById, context),
      jobTokenPolicies: (row: WorldJobTokenEntry) => row.policies,
      target: (row: WorldJobTokenEntry, _args, context) => target(row.target, context),
    },
    Pipeline: pipelineFields,
    CiJob: jobFields,
    ClusterAgent: {
      id: (row: WorldClusterAgent) => globalId('Clusters::Agent', row.id),
      createdByUser: (row: WorldClusterAgent, _args, context) => person(row.createdById, context),
      tokens: (row: WorldClusterAgent, args) => connect(row.tokens, args, byId),
    },
    CiRunnerManager: { executorName: () => 'docker' },
  },
  enterpriseFields: { Environment: ['protectedEnvironments'] },
  costs: {
    'Query.ciVariables': 1,
    'Group.ciVariables': 1,
    'Project.ciVariables': 1,
    'Project.environments': 1,
    'Project.pipelineSchedules': 1,
    'Project.pipelines': 1,
    'Project.clusterAgents': 1,
    'Pipeline.jobs': 1,
    'ClusterAgent.tokens': 1,
  },
};
