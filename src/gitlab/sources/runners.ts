import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import { runner } from '../entities/runner.js';
import { runnerManager } from '../entities/runner-manager.js';
import type { View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

const ids = 'pageInfo { hasNextPage endCursor } nodes { id }';
// Addresses of machines are not asked for.
const managerList = `pageInfo { hasNextPage endCursor }
  nodes { id systemId version platformName architectureName executorName createdAt contactedAt status }`;
const fields = `
  nodes {
    id description runnerType accessLevel paused locked runUntagged tagList maximumTimeout createdAt contactedAt status
    projects(first: 100) { ${ids} } groups(first: 20) { ${ids} } managers(first: 20) { ${managerList} }
  }
  pageInfo { hasNextPage endCursor }`;

/** The documents of these sources; each is checked against GitLab’s schema by the contract test. */
export const runnerDocuments = {
  instance: `query Runners($first: Int, $after: String) { runners(first: $first, after: $after) { ${fields} } }`,
  group: `query RunnersOfGroup($path: ID!, $membership: CiRunnerMembershipFilter, $first: Int, $after: String) {
    group(fullPath: $path) { runners(first: $first, after: $after, membership: $membership) { ${fields} } }
  }`,
  project: `query RunnersOfProject($path: ID!, $first: Int, $after: String) {
    project(fullPath: $path) { runners(first: $first, after: $after) { ${fields} } }
  }`,
  projects: `query ProjectsOfRunner($id: CiRunnerID!, $first: Int, $after: String) {
    runner(id: $id) { projects(first: $first, after: $after) { ${ids} } }
  }`,
  managers: `query ManagersOfRunner($id: CiRunnerID!, $first: Int, $after: String) {
    runner(id: $id) { managers(first: $first, after: $after) { ${managerList} } }
  }`,
} as const;

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const managers = rowReader(runnerManager, {
  naming: 'graphql',
  fields: [
    'systemId',
    'version',
    'platform',
    'architecture',
    'executor',
    'createdAt',
    'contactedAt',
    'status',
  ],
  from: { platform: 'platformName', architecture: 'architectureName', executor: 'executorName' },
  extra: { id: z.string(), version: z.string().nullish() },
});
type Manager = z.infer<typeof managers.schema>;
const list = z.object({
  nodes: z.array(z.object({ id: z.string() })),
  pageInfo: page,
});
const extra = {
  id: z.string(),
  runnerType: z.string(),
  projects: list.nullish(),
  groups: list.nullish(),
  managers: z.object({ nodes: z.array(managers.schema), pageInfo: page }).nullish(),
};
const reader = rowReader(runner, {
  naming: 'graphql',
  fields: [
    'description',
    'runnerType',
    'accessLevel',
    'paused',
    'locked',
    'runUntagged',
    'tagList',
    'maximumTimeout',
    'createdAt',
    'contactedAt',
    'status',
  ],
  extra,
});
type Row = RowOf<typeof extra>;
type Connection = GraphQLConnection<unknown>;

async function projectsOf(row: Row, job: ReadJob): Promise<{ id: string }[]> {
  const projects = [...(row.projects?.nodes ?? [])];
  if (row.projects?.pageInfo.hasNextPage !== true) return projects;
  const pages = job.client.graphqlPages<
    { id: string },
    { runner: { projects: GraphQLConnection<{ id: string }> } | null }
  >(runnerDocuments.projects, { id: row.id }, (data) => data.runner?.projects, {
    after: row.projects.pageInfo.endCursor ?? '',
  });
  for await (const { nodes } of pages) projects.push(...nodes);
  return projects;
}

async function managersOf(row: Row, job: ReadJob): Promise<Manager[] | undefined> {
  if (row.managers == null) return undefined;
  const found = [...row.managers.nodes];
  if (!row.managers.pageInfo.hasNextPage) return found;
  type Data = { runner: { managers: GraphQLConnection<unknown> } | null };
  const pages = job.client.graphqlPages<unknown, Data>(
    runnerDocuments.managers,
    { id: row.id },
    (data) => data.runner?.managers,
    { after: row.managers.pageInfo.endCursor ?? '' },
  );
  for await (const { nodes } of pages) found.push(...z.array(managers.schema).parse(nodes));
  return found;
}

function managerView(row: Manager, runnerId: number): View {
  const id = numericId(row.id);
  return {
    node: { kind: 'runner_manager', id },
    properties: { ...managers.properties(row), id },
    edges: [{ type: 'HAS', direction: 'in', rows: [{ other: { kind: 'runner', id: runnerId } }] }],
  };
}

/** The runner and the machines behind it. */
async function views(row: Row, job: ReadJob): Promise<View[]> {
  const serves = [
    ...(row.runnerType === 'INSTANCE_TYPE' ? [{ other: job.account }] : []),
    ...(row.groups?.nodes ?? []).map(({ id }) => ({ other: { kind: 'group' as const, id: numericId(id) } })),
    ...(await projectsOf(row, job)).map(({ id }) => ({
      other: { kind: 'project' as const, id: numericId(id) },
    })),
  ];
  const machines = await managersOf(row, job);
  const versions = machines?.flatMap(({ version }) => (version ? [version] : []));
  const id = numericId(row.id);
  const own: View = {
    node: { kind: 'runner', id },
    properties: {
      ...reader.properties(row),
      id,
      versions: versions === undefined ? undefined : [...new Set(versions)].sort(),
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: job.account }] },
      { type: 'RUNS_JOBS_OF', direction: 'out', rows: serves },
    ],
  };
  return [own, ...(machines ?? []).map((machine) => managerView(machine, id))];
}

/** Reads a paged connection of runners into one scope. */
async function readRunners(
  job: ReadJob,
  scope: Scope,
  pages: AsyncGenerator<{ readonly nodes: readonly unknown[] }>,
): Promise<void> {
  for await (const { nodes } of pages) {
    const rows = parseRows(nodes, reader.schema, scope);
    await scope.emit((await Promise.all(rows.map((row) => views(row, job)))).flat());
  }
}

const source = {
  feeds: ['runner', 'runner_manager'],
  asserts: ['runner', 'runner_manager'],
  stage: 3,
  batch: 1,
  unreadable: (facts: ReadJob['facts']) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
} as const satisfies Partial<Source>;

const instanceWide = (facts: ReadJob['facts']) => facts.token.isAdmin && facts.group === undefined;

/** Every runner of the instance, for an administrator. */
export const runners: Source = {
  ...source,
  id: 'runners',
  title: 'Runners of the instance',
  targets: 'instance',
  needs: { role: 'administrator' },
  coveredBy: (facts) => (instanceWide(facts) ? undefined : ['group-runners', 'personal-project-runners']),
  read: (job) =>
    eachTarget(job, (scope) =>
      readRunners(
        job,
        scope,
        job.client.graphqlPages<unknown, { runners: Connection }>(
          runnerDocuments.instance,
          {},
          (data) => data.runners,
        ),
      ),
    ),
};

function ofGroup(job: ReadJob, target: Target, membership: string) {
  return job.client.graphqlPages<unknown, { group: { runners: Connection } | null }>(
    runnerDocuments.group,
    { path: target.fullPath, membership },
    (data) => data.group?.runners,
  );
}

/** Runners that serve a top-level group and everything below it, and those it gets from above. */
export const groupRunners: Source = {
  ...source,
  id: 'group-runners',
  title: 'Runners of groups and their projects',
  targets: 'group',
  needs: { role: 'Maintainer' },
  wants: (target) => target.top,
  coveredBy: (facts) => (instanceWide(facts) ? ['runners'] : undefined),
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      await readRunners(job, scope, ofGroup(job, target, 'DESCENDANTS'));
      await readRunners(job, scope, ofGroup(job, target, 'ALL_AVAILABLE'));
    }),
};

/** Runners of personal projects, which no group's list tells. */
export const personalProjectRunners: Source = {
  ...source,
  id: 'personal-project-runners',
  title: 'Runners of personal projects',
  targets: 'project',
  needs: { role: 'Maintainer' },
  wants: (target) => target.top,
  coveredBy: (facts) => (instanceWide(facts) ? ['runners'] : undefined),
  read: (job) =>
    eachTarget(job, (scope, target) =>
      readRunners(
        job,
        scope,
        job.client.graphqlPages<unknown, { project: { runners: Connection } | null }>(
          runnerDocuments.project,
          { path: target.fullPath },
          (data) => data.project?.runners,
        ),
      ),
    ),
};
