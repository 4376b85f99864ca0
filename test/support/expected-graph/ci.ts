import { homeName, rulesOf } from '../../../src/demo/world/ci/indexes.js';
import type {
  Home,
  WorldDeployEntry,
  WorldPipeline,
  WorldProtectedEnvironment,
} from '../../../src/demo/world/ci/types.js';
import type { World, WorldProject } from '../../../src/demo/world/types.js';
import type { GraphBuilder, Said } from './model.js';
import type { ExpectedPart, Reader } from './part.js';

type Allowed = (home: Home) => boolean;

function variables(graph: GraphBuilder, { cicd }: World, reader: Reader, inside: Allowed): void {
  for (const row of cicd.variables.values()) {
    const { home } = row;
    if (home === null ? reader.role !== 'administrator' : !inside(home)) continue;
    const scope = home === null ? '' : `/${row.environmentScope}`;
    const id = `${homeName(home)}/${row.key}${scope}`;
    graph.node('variable', ['GitLabVariable'], id, {
      name: row.key,
      variableType: row.variableType,
      protected: row.protected,
      masked: row.masked,
      hidden: home === null ? null : row.hidden,
      raw: row.raw,
      environmentScope: row.environmentScope,
      description: row.description === '' ? null : row.description,
    });
    const parent = home === null ? reader.account : graph.key(home.kind, home.id);
    graph.edge('HAS', parent, graph.key('variable', id));
  }
}

function ruleNode(graph: GraphBuilder, rule: WorldProtectedEnvironment): void {
  const id = `${homeName(rule.home)}/${rule.name}`;
  const key = graph.key('protected_environment', id);
  const roles = (rows: readonly WorldDeployEntry[]) => rows.filter(({ accessLevel }) => accessLevel !== null);
  const levels = (rows: readonly WorldDeployEntry[]) =>
    [...new Set(roles(rows).map(({ accessLevel }) => accessLevel ?? 0))].sort((a, b) => a - b);
  graph.node('protected_environment', ['GitLabProtectedEnvironment'], id, {
    name: rule.name,
    requiredApprovalCount: rule.requiredApprovalCount,
    deployAccessLevels: levels(rule.deployers),
    approvalAccessLevels: levels(rule.approvers),
    approvalsByAccessLevel: roles(rule.approvers).map((one) => `${one.accessLevel}:${one.requiredApprovals}`),
  });
  graph.edge('HAS', graph.key(rule.home.kind, rule.home.id), key);
  const named = (type: string, rows: readonly WorldDeployEntry[], more: (one: WorldDeployEntry) => Said) => {
    for (const one of rows) {
      if (one.userId !== null) graph.edge(type, graph.key('user', one.userId), key, more(one));
      if (one.groupId !== null)
        graph.edge(type, graph.key('group', one.groupId), key, {
          groupInheritanceType: one.groupInheritanceType,
          ...more(one),
        });
    }
  };
  named('ALLOWED_TO_DEPLOY', rule.deployers, () => ({}));
  named('ALLOWED_TO_APPROVE', rule.approvers, ({ requiredApprovals }) => ({ requiredApprovals }));
}

/** Adds environments, and says which projects have a rule of their own for one of them. */
function environments(graph: GraphBuilder, world: World, projects: ReadonlyMap<number, WorldProject>) {
  const guarded = new Set<number>();
  for (const row of world.cicd.environments.values()) {
    const project = projects.get(row.projectId);
    if (project === undefined || project.features.environments === 'disabled') continue;
    const key = graph.key('environment', row.id);
    graph.node('environment', ['GitLabEnvironment'], row.id, {
      name: row.name,
      tier: row.tier,
      state: row.state,
      externalHost: row.externalUrl === null ? null : new URL(row.externalUrl).host,
    });
    graph.edge('HAS', graph.key('project', row.projectId), key);
    for (const { home, name } of rulesOf(world, row)) {
      graph.edge('PROTECTS', graph.key('protected_environment', `${homeName(home)}/${name}`), key);
      if (home.kind === 'project') guarded.add(home.id);
    }
  }
  return guarded;
}

function starters(graph: GraphBuilder, world: World, runs: (projectId: number) => boolean): void {
  const owned = (kind: string, id: number, projectId: number, ownerId: number | null): void => {
    const key = graph.key(kind, id);
    graph.edge('HAS', graph.key('project', projectId), key);
    if (ownerId !== null) graph.edge('OWNS', graph.key('user', ownerId), key);
  };
  for (const row of world.cicd.schedules.values()) {
    if (!runs(row.projectId)) continue;
    graph.node('pipeline_schedule', ['GitLabPipelineSchedule'], row.id, {
      description: row.description,
      ref: row.ref,
      cron: row.cron,
      cronTimezone: row.cronTimezone,
      active: row.active,
      createdAt: row.createdAt,
      nextRunAt: row.nextRunAt,
      variableKeys: row.variables.map(({ key }) => key).sort(),
    });
    owned('pipeline_schedule', row.id, row.projectId, row.ownerId);
  }
  for (const row of world.cicd.triggers.values()) {
    if (!runs(row.projectId)) continue;
    graph.node('pipeline_trigger', ['GitLabPipelineTrigger', 'AccessKey'], row.id, {
      description: row.description,
      expiresAt: row.expiresAt,
      lastUsedAt: row.lastUsed,
    });
    owned('pipeline_trigger', row.id, row.projectId, row.ownerId);
  }
}

function pipelineNodes(graph: GraphBuilder, world: World, row: WorldPipeline): void {
  const key = graph.key('pipeline', row.id);
  const project = graph.key('project', row.projectId);
  graph.node('pipeline', ['GitLabPipeline'], row.id, {
    ref: row.ref,
    sha: row.sha,
    source: row.source,
    status: row.status,
    jobCount: row.jobs.length,
    createdAt: row.createdAt,
  });
  graph.edge('HAS', project, key);
  if (row.userId !== null) graph.edge('TRIGGERED', graph.key('user', row.userId), key);
  for (const job of row.jobs.slice(0, 20)) {
    const own = graph.key('job', job.id);
    graph.node('job', ['GitLabJob'], job.id, {
      name: job.name,
      stage: job.stage,
      ref: row.ref,
      tags: [...job.tags].sort(),
      status: job.status,
    });
    graph.edge('HAS', key, own);
    graph.edge('HAS', project, own);
    if (job.runnerId !== null && world.runners.has(job.runnerId))
      graph.edge('RAN', graph.key('runner', job.runnerId), own);
  }
}

function pipelines(graph: GraphBuilder, world: World, runs: (projectId: number) => boolean): void {
  const newest = [...world.cicd.pipelines.values()].sort((a, b) => b.id - a.id);
  const counts = new Map<number, number>();
  for (const row of newest) {
    const count = (counts.get(row.projectId) ?? 0) + 1;
    counts.set(row.projectId, count);
    if (count <= 10 && runs(row.projectId)) pipelineNodes(graph, world, row);
  }
}

function others(graph: GraphBuilder, { cicd }: World, projects: ReadonlyMap<number, WorldProject>): void {
  for (const { projectId, target, ...row } of cicd.jobTokenEntries.values()) {
    if (!projects.has(projectId)) continue;
    graph.edge('JOB_TOKEN_REACHES', graph.key(target.kind, target.id), graph.key('project', projectId), {
      createdAt: row.createdAt,
      autopopulated: row.autopopulated,
      defaultPermissions: row.defaultPermissions,
      policies: [...row.policies].sort(),
    });
  }
  for (const row of cicd.clusterAgents.values()) {
    if (!projects.has(row.projectId)) continue;
    const uses = row.tokens.flatMap(({ lastUsedAt }) => lastUsedAt ?? []);
    graph.node('cluster_agent', ['GitLabClusterAgent'], row.id, {
      name: row.name,
      createdById: row.createdById,
      createdAt: row.createdAt,
      tokenCount: row.tokens.length,
      lastUsedAt: uses.sort().at(-1) ?? null,
    });
    graph.edge('HAS', graph.key('project', row.projectId), graph.key('cluster_agent', row.id));
  }
}

function secureFiles(
  graph: GraphBuilder,
  { cicd }: World,
  projects: ReadonlyMap<number, WorldProject>,
): void {
  for (const row of cicd.secureFiles.values()) {
    const project = projects.get(row.projectId);
    if (project === undefined || project.features.builds === 'disabled') continue;
    // No job can use the files of a project without a configuration: they are not asked for.
    const own = graph.nodes.get(graph.key('project', project.id));
    if (own?.properties.hasCiConfig === false) continue;
    graph.node('secure_file', ['GitLabSecureFile'], row.id, {
      name: row.name,
      checksum: row.checksum,
      checksumAlgorithm: 'sha256',
      fileExtension: row.name.slice(row.name.lastIndexOf('.') + 1),
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
    });
    graph.edge('HAS', graph.key('project', project.id), graph.key('secure_file', row.id));
  }
}

/** The machines of each runner that the reader is told of. */
function runnerManagers(graph: GraphBuilder, world: World): void {
  const ages = (contactedAt: string | null): string => {
    if (contactedAt === null) return 'NEVER_CONTACTED';
    const hours = (world.now - Date.parse(contactedAt)) / 3_600_000;
    return hours <= 2 ? 'ONLINE' : hours > 7 * 24 ? 'STALE' : 'OFFLINE';
  };
  for (const runner of world.runners.values()) {
    if (!graph.nodes.has(graph.key('runner', runner.id))) continue;
    for (const row of runner.managers) {
      graph.node('runner_manager', ['GitLabRunnerManager'], row.id, {
        systemId: row.systemId,
        version: row.version,
        platform: row.platform,
        architecture: row.architecture,
        executor: 'docker',
        createdAt: row.createdAt,
        contactedAt: row.contactedAt,
        status: ages(row.contactedAt),
      });
      graph.edge('HAS', graph.key('runner', runner.id), graph.key('runner_manager', row.id));
    }
  }
}

/** CI/CD: variables, environments, what starts pipelines, allow-lists, latest pipelines, secure files, agents, machines. */
export const expectedCi: ExpectedPart = (graph, world, reader) => {
  const projects = new Map(reader.projects.map((project) => [project.id, project]));
  const groups = new Set(reader.groups.map(({ id }) => id));
  const inside: Allowed = ({ kind, id }) => (kind === 'group' ? groups.has(id) : projects.has(id));
  const runs = (id: number) => {
    const project = projects.get(id);
    return project !== undefined && project.features.builds !== 'disabled';
  };
  variables(graph, world, reader, inside);
  const guarded = environments(graph, world, projects);
  for (const rule of world.cicd.protectedEnvironments.values())
    if (rule.home.kind === 'group' ? groups.has(rule.home.id) : guarded.has(rule.home.id))
      ruleNode(graph, rule);
  starters(graph, world, runs);
  pipelines(graph, world, runs);
  others(graph, world, projects);
  secureFiles(graph, world, projects);
  runnerManagers(graph, world);
  for (const project of reader.projects) {
    const key = graph.key('project', project.id);
    const node = graph.nodes.get(key);
    if (node === undefined) continue;
    const properties = {
      ...node.properties,
      inboundJobTokenScopeEnabled: project.ci.inboundJobTokenScopeEnabled,
      hasProtectedEnvironments: guarded.has(project.id),
    };
    graph.nodes.set(key, { ...node, properties });
  }
};
