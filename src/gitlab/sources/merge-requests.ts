import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import { mergeRequest } from '../entities/merge-request.js';
import type { View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { distribute, globalIds } from './graphql-batch.js';
import { graphqlUser, userFields, userReference } from './references.js';
import type { ReadJob, Source, Target } from './source.js';

const approvers = `pageInfo { hasNextPage endCursor } nodes { ${userFields} }`;
const fields = `
  nodes {
    id iid title state draft sourceBranch targetBranch sourceProjectId createdAt updatedAt mergedAt closedAt
    approved approvalsRequired webUrl
    author { ${userFields} } mergeUser { ${userFields} } approvedBy(first: 20) { ${approvers} }
  }
  pageInfo { hasNextPage endCursor }`;

/** The documents of this source; each is checked against GitLab’s schema by the contract test. */
export const mergeRequestDocuments = {
  batch: `query MergeRequestsOfProjects($ids: [ID!], $projects: Int, $first: Int, $since: Time) {
    projects(ids: $ids, first: $projects) { nodes { id mergeRequests(first: $first, updatedAfter: $since, sort: CREATED_ASC) { ${fields} } } }
  }`,
  project: `query MergeRequestsOfProject($path: ID!, $first: Int, $after: String, $since: Time) {
    project(fullPath: $path) { mergeRequests(first: $first, after: $after, updatedAfter: $since, sort: CREATED_ASC) { ${fields} } }
  }`,
  approvers: `query Approvers($path: ID!, $iid: String!, $first: Int, $after: String) {
    project(fullPath: $path) { mergeRequest(iid: $iid) { approvedBy(first: $first, after: $after) { ${approvers} } } }
  }`,
} as const;

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const extra = {
  id: z.string(),
  iid: z.union([z.string(), z.number()]),
  author: graphqlUser.nullish(),
  mergeUser: graphqlUser.nullish(),
  approvedBy: z.object({ nodes: z.array(graphqlUser), pageInfo: page }).nullish(),
};
const reader = rowReader(mergeRequest, {
  naming: 'graphql',
  fields: [
    'title',
    'state',
    'draft',
    'sourceBranch',
    'targetBranch',
    'sourceProjectId',
    'createdAt',
    'updatedAt',
    'mergedAt',
    'closedAt',
    'approved',
    'approvalsRequired',
    'webUrl',
  ],
  extra,
});
type Row = RowOf<typeof extra>;
type User = z.infer<typeof graphqlUser>;

async function allApprovers(row: Row, target: Target, job: ReadJob): Promise<User[] | undefined> {
  if (row.approvedBy == null) return undefined;
  const users = [...row.approvedBy.nodes];
  if (!row.approvedBy.pageInfo.hasNextPage) return users;
  type Data = { project: { mergeRequest: { approvedBy: GraphQLConnection<User> } | null } | null };
  const variables = { path: target.fullPath, iid: String(row.iid) };
  const after = row.approvedBy.pageInfo.endCursor ?? '';
  const pages = job.client.graphqlPages<User, Data>(
    mergeRequestDocuments.approvers,
    variables,
    (data) => data.project?.mergeRequest?.approvedBy,
    { after },
  );
  for await (const { nodes } of pages) users.push(...z.array(graphqlUser).parse(nodes));
  return users;
}

async function view(row: Row, target: Target, job: ReadJob): Promise<View> {
  const approvedBy = await allApprovers(row, target, job);
  const person = (user: User | null | undefined) => (user == null ? [] : [{ other: userReference(user) }]);
  return {
    node: { kind: 'merge_request', id: numericId(row.id) },
    properties: {
      ...reader.properties(row),
      id: numericId(row.id),
      iid: Number(row.iid),
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] },
      ...(row.author === undefined
        ? []
        : [{ type: 'OPENED' as const, direction: 'in' as const, rows: person(row.author) }]),
      ...(row.mergeUser === undefined
        ? []
        : [{ type: 'MERGED' as const, direction: 'in' as const, rows: person(row.mergeUser) }]),
      ...(approvedBy === undefined
        ? []
        : [{ type: 'APPROVED' as const, direction: 'in' as const, rows: approvedBy.flatMap(person) }]),
    ],
  };
}

/** Merge requests of each project with author, approvers and merger. */
export const mergeRequests: Source = {
  id: 'merge-requests',
  title: 'Merge requests, their authors, approvers and mergers',
  feeds: ['merge_request', 'user'],
  targets: 'project',
  asserts: ['merge_request'],
  stage: 3,
  batch: 20,
  needs: { role: 'Reporter' },
  incremental: true,
  coveredBy: (facts) => (facts.graphql ? undefined : ['merge-requests-rest']),
  read: async (job) => {
    type Connection = GraphQLConnection<unknown>;
    const since = job.since ?? null;
    const pageSizes = ['first'];
    await distribute(
      job,
      async () => {
        const variables = {
          ids: globalIds('Project', job.targets),
          projects: job.targets.length,
          first: 100,
          since,
        };
        const answer = await job.client.graphql<{ projects: { nodes: unknown[] } }>(
          mergeRequestDocuments.batch,
          variables,
          { pageSizes },
        );
        return answer.data.projects.nodes;
      },
      {
        schema: reader.schema,
        first: (node) => node.mergeRequests as Connection | null,
        rest: (target, after) =>
          job.client.graphqlPages<unknown, { project: { mergeRequests: Connection } | null }>(
            mergeRequestDocuments.project,
            { path: target.fullPath, since },
            (data) => data.project?.mergeRequests,
            { after, pageSizes },
          ),
        emit: async (rows, target, scope) =>
          scope.emit(await Promise.all(rows.map((row) => view(row, target, job)))),
      },
    );
  },
};
