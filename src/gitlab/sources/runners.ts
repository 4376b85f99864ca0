import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import { runner } from '../entities/runner.js';
import type { View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

const ids = 'pageInfo { hasNextPage endCursor } nodes { id }';
const fields = `
  nodes {
    id description runnerType accessLevel paused locked runUntagged tagList maximumTimeout createdAt contactedAt status
    projects(first: 100) { ${ids} } groups(first: 20) { ${ids} } managers(first: 20) { nodes { version } }
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
} as const;

const list = z.object({
  nodes: z.array(z.object({ id: z.string() })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
const extra = {
  id: z.string(),
  runnerType: z.string(),
  projects: list.nullish(),
  groups: list.nullish(),
  managers: z.object({ nodes: z.array(z.object({ version: z.string().nullish() })) }).nullish(),
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

async function view(row: Row, job: ReadJob): Promise<View> {
  const serves = [
    ...(row.runnerType === 'INSTANCE_TYPE' ? [{ other: job.account }] : []),
    ...(row.groups?.nodes ?? []).map(({ id }) => ({ other: { kind: 'group' as const, id: numericId(id) } })),
    ...(await projectsOf(row, job)).map(({ id }) => ({
      other: { kind: 'project' as const, id: numericId(id) },
    })),
  ];
  const versions = row.managers?.nodes.flatMap(({ version }) => (version ? [version] : []));
  return {
    node: { kind: 'runner', id: numericId(row.id) },
    properties: {
      ...reader.properties(row),
      id: numericId(row.id),
      versions: versions === undefined ? undefined : [...new Set(versions)].sort(),
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: job.account }] },
      { type: 'RUNS_JOBS_OF', direction: 'out', rows: serves },
    ],
  };
}

/** Reads a paged connection of runners into one scope. */
async function readRunners(
  job: ReadJob,
  scope: Scope,
  pages: AsyncGenerator<{ readonly nodes: readonly unknown[] }>,
): Promise<void> {
  for await (const { nodes } of pages) {
    const rows = parseRows(nodes, reader.schema, scope);
    await scope.emit(await Promise.all(rows.map((row) => view(row, job))));
  }
}

const source = {
  feeds: ['runner'],
  asserts: 'runner',
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
