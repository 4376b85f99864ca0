import { z } from 'zod';
import { mergeRequest } from '../entities/merge-request.js';
import { type RowOf, rowReader } from '../model/row.js';
import { restUser, userReference } from './references.js';
import { parseRows } from './rest-list.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

const extra = {
  id: z.number(),
  iid: z.number(),
  author: restUser.nullish(),
  merge_user: restUser.nullish(),
  merged_by: restUser.nullish(),
};
const reader = rowReader(mergeRequest, {
  naming: 'rest',
  fields: [
    'id',
    'iid',
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
    'webUrl',
  ],
  extra,
});
type Row = RowOf<typeof extra>;

const approvals = z.object({
  approved: z.boolean().nullish(),
  approvals_required: z.number().nullish(),
  approved_by: z.array(z.object({ user: restUser })),
});

async function emit(row: Row, target: Target, scope: Scope, job: ReadJob): Promise<void> {
  const path = `/projects/${target.id}/merge_requests/${row.iid}/approvals`;
  const [approval] = parseRows([await job.client.get(path)], approvals, scope);
  if (approval === undefined) return;
  const merger = row.merge_user === undefined ? row.merged_by : row.merge_user;
  const person = (user: z.infer<typeof restUser> | null) =>
    user === null ? [] : [{ other: userReference(user) }];
  const approvedBy = approval.approved_by.flatMap(({ user }) => person(user));
  await scope.emit([
    {
      node: { kind: 'merge_request', id: row.id },
      properties: {
        ...reader.properties(row),
        approved: approval.approved,
        approvalsRequired: approval.approvals_required,
      },
      edges: [
        { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] },
        { type: 'APPROVED', direction: 'in', rows: approvedBy },
        ...(row.author === undefined
          ? []
          : [{ type: 'OPENED' as const, direction: 'in' as const, rows: person(row.author) }]),
        ...(merger === undefined
          ? []
          : [{ type: 'MERGED' as const, direction: 'in' as const, rows: person(merger) }]),
      ],
    },
  ]);
}

/** Merge requests by REST, for a GitLab whose GraphQL cannot be used: one more request for each of them. */
export const mergeRequestsRest: Source = {
  id: 'merge-requests-rest',
  title: 'Merge requests by REST, where GraphQL cannot be used',
  feeds: ['merge_request', 'user'],
  targets: 'project',
  asserts: ['merge_request'],
  stage: 3,
  batch: 1,
  needs: { role: 'Reporter' },
  incremental: true,
  coveredBy: (facts) => (facts.graphql ? ['merge-requests'] : undefined),
  read: async (job) => {
    for (const target of job.targets) {
      const scope = job.scope(target);
      const query = { state: 'all', order_by: 'created_at', sort: 'asc', updated_after: job.since };
      try {
        for await (const page of job.client.list(`/projects/${target.id}/merge_requests`, { query })) {
          await Promise.all(
            parseRows(page, reader.schema, scope).map((row) => emit(row, target, scope, job)),
          );
        }
        scope.complete();
      } catch (error) {
        scope.fail(error);
      }
    }
  },
};
