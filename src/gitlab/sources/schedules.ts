import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import { pipelineSchedule } from '../entities/pipeline-schedule.js';
import { pipelineTrigger } from '../entities/pipeline-trigger.js';
import { type RowOf, rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { bulkList, distribute, globalIds } from './graphql-batch.js';
import { graphqlUser, userFields, userReference } from './references.js';
import type { ReadJob, Source, Target } from './source.js';

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const keys = z.object({ nodes: z.array(z.object({ key: z.string() })), pageInfo: page });
const scheduleExtra = {
  id: z.string(),
  owner: graphqlUser.nullish(),
  variables: keys.nullish(),
  userPermissions: z.object({ adminPipelineSchedule: z.boolean() }).nullish(),
};
const schedules = rowReader(pipelineSchedule, {
  naming: 'graphql',
  fields: ['description', 'ref', 'cron', 'cronTimezone', 'active', 'createdAt', 'nextRunAt'],
  extra: scheduleExtra,
});

const furtherKeys = `query VariablesOfSchedule($path: ID!, $ids: [ID!], $first: Int, $after: String) {
  project(fullPath: $path) { pipelineSchedules(ids: $ids, first: 1) { nodes {
    variables(first: $first, after: $after) { nodes { key } pageInfo { hasNextPage endCursor } } } } } }`;

/** Names of the variables of a schedule; undefined for those who may not see them, who are shown an empty list. */
async function variableKeys(
  row: RowOf<typeof scheduleExtra>,
  target: Target,
  job: ReadJob,
): Promise<string[] | undefined> {
  if (row.variables == null) return undefined;
  const found = row.variables.nodes.map(({ key }) => key);
  if (found.length === 0 && row.userPermissions?.adminPipelineSchedule !== true) return undefined;
  if (row.variables.pageInfo.hasNextPage) {
    type Key = { key: string };
    type Data = { project: { pipelineSchedules: { nodes: { variables: GraphQLConnection<Key> }[] } } | null };
    const pages = job.client.graphqlPages<Key, Data>(
      furtherKeys,
      { path: target.fullPath, ids: [row.id] },
      (data) => data.project?.pipelineSchedules.nodes[0]?.variables,
      { after: row.variables.pageInfo.endCursor ?? '' },
    );
    for await (const { nodes } of pages) found.push(...nodes.map(({ key }) => key));
  }
  return [...new Set(found)].sort();
}

const owned = (owner: z.infer<typeof graphqlUser> | null | undefined) =>
  owner === undefined
    ? []
    : [
        {
          type: 'OWNS' as const,
          direction: 'in' as const,
          rows: owner === null ? [] : [{ other: userReference(owner) }],
        },
      ];

const scheduleList = bulkList({
  of: 'project',
  name: 'Schedules',
  path: ['pipelineSchedules'],
  selection: `id description ref cron cronTimezone active createdAt nextRunAt owner { ${userFields} }
    userPermissions { adminPipelineSchedule } variables(first: 50) { nodes { key } pageInfo { hasNextPage endCursor } }`,
  schema: schedules.schema,
  emptyFrom: 30,
  emit: async (rows, target, scope, job) =>
    scope.emit(
      await Promise.all(
        rows.map(async (row) => ({
          node: { kind: 'pipeline_schedule' as const, id: numericId(row.id) },
          properties: {
            ...schedules.properties(row),
            id: numericId(row.id),
            variableKeys: await variableKeys(row, target, job),
          },
          edges: [
            {
              type: 'HAS' as const,
              direction: 'in' as const,
              rows: [{ other: { kind: 'project' as const, id: target.id } }],
            },
            ...owned(row.owner),
          ],
        })),
      ),
    ),
});

const common = {
  targets: 'project',
  stage: 3,
  unreadable: (facts: ReadJob['facts']) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
} as const satisfies Partial<Source>;

/** Pipeline schedules of each project with their owners (R29). */
export const pipelineSchedules: Source = {
  ...common,
  id: 'pipeline-schedules',
  title: 'Pipeline schedules and their owners',
  feeds: ['pipeline_schedule', 'user'],
  asserts: ['pipeline_schedule'],
  batch: 20,
  needs: { role: 'Developer' },
  read: scheduleList.read,
  documents: { ...scheduleList.documents, furtherKeys },
};

const triggerExtra = { id: z.string(), owner: graphqlUser.nullish() };
const triggers = rowReader(pipelineTrigger, {
  naming: 'graphql',
  fields: ['description', 'expiresAt', 'lastUsedAt'],
  from: { lastUsedAt: 'lastUsed' },
  extra: triggerExtra,
});

// The connection takes no arguments, and the token is not asked for.
const triggerDocument = `query TriggersOfProjects($ids: [ID!], $targets: Int) {
  projects(ids: $ids, first: $targets) { nodes { id maxAccessLevel { integerValue }
    pipelineTriggers { nodes { id description expiresAt lastUsed owner { ${userFields} } } pageInfo { hasNextPage endCursor } } } } }`;

const restOwner = z.object({
  id: z.number(),
  username: z.string(),
  name: z.string().nullish(),
  state: z.string().nullish(),
});
const restTrigger = z.object({
  id: z.number(),
  description: z.string().nullish(),
  expires_at: z.string().nullish(),
  last_used: z.string().nullish(),
  owner: restOwner.nullish(),
});

/** All triggers of one project by REST, in GraphQL's words: for the few with more than a page of them. */
async function* byRest(job: ReadJob, target: Target) {
  for await (const page of job.client.list(`/projects/${target.id}/triggers`)) {
    yield {
      nodes: page.map((raw) => {
        const { id, owner, expires_at: expiresAt, last_used: lastUsed, ...row } = restTrigger.parse(raw);
        const global = (type: string, number: number) => `gid://gitlab/${type}/${number}`;
        return {
          ...row,
          id: global('Ci::Trigger', id),
          expiresAt,
          lastUsed,
          owner: owner && { ...owner, id: global('User', owner.id) },
        };
      }),
    };
  }
}

type TriggerProject = {
  readonly maxAccessLevel?: { readonly integerValue?: number } | null;
  readonly pipelineTriggers?: GraphQLConnection<unknown> | null;
};

/** Trigger tokens of each project with their owners. */
export const pipelineTriggers: Source = {
  ...common,
  id: 'pipeline-triggers',
  title: 'Pipeline trigger tokens and their owners',
  feeds: ['pipeline_trigger', 'user'],
  asserts: ['pipeline_trigger'],
  batch: 50,
  needs: { role: 'Maintainer' },
  documents: { batch: triggerDocument },
  read: (job) =>
    distribute(
      job,
      async () => {
        const variables = { ids: globalIds('Project', job.targets), targets: job.targets.length };
        const { data } = await job.client.graphql<{ projects: { nodes: unknown[] } }>(
          triggerDocument,
          variables,
        );
        return data.projects.nodes;
      },
      {
        schema: triggers.schema,
        first: (node) => {
          const { pipelineTriggers: found, maxAccessLevel } = node as TriggerProject;
          // Whoever may not manage them is shown none.
          const shown = job.facts.token.isAdmin || (maxAccessLevel?.integerValue ?? 0) >= 40;
          return shown || (found?.nodes ?? []).length > 0 ? found : undefined;
        },
        rest: (target) => byRest(job, target),
        emit: (rows, target, scope) =>
          scope.emit(
            rows.map((row) => ({
              node: { kind: 'pipeline_trigger', id: numericId(row.id) },
              properties: { ...triggers.properties(row), id: numericId(row.id) },
              edges: [
                { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] },
                ...owned(row.owner),
              ],
            })),
          ),
      },
    ),
};
