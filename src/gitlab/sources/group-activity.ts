import { z } from 'zod';
import { appError } from '../../core/errors.js';
import type { GraphQLConnection } from '../client/types.js';
import type { EdgeRow, Reference } from '../model/entity.js';
import { belowPremium, isTopLevel } from './audit-events.js';
import { graphqlUser, userFields, userReference } from './references.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

/** How far back activity is told apart, in days; GitLab counts 93 days at most. */
const windows = [7, 30, 90] as const;

/** The document of the source: everyone’s contributions to a group and all below it between two days. */
const contributionsDocument = `query Contributions($path: ID!, $from: ISO8601Date!, $to: ISO8601Date!, $first: Int, $after: String) {
  group(fullPath: $path) { contributions(from: $from, to: $to, first: $first, after: $after) {
    nodes { user { ${userFields} } repoPushed mergeRequestsCreated mergeRequestsMerged mergeRequestsApproved mergeRequestsClosed totalEvents }
    pageInfo { hasNextPage endCursor }
  } } }`;

const count = z.number().nullish();
const schema = z.object({
  user: graphqlUser.nullish(),
  repoPushed: count,
  mergeRequestsCreated: count,
  mergeRequestsMerged: count,
  mergeRequestsApproved: count,
  mergeRequestsClosed: count,
  totalEvents: count,
});

interface Activity {
  readonly other: Reference;
  any: number | null;
  push: number | null;
  mergeRequest: number | null;
}

function add(activity: Activity, row: z.infer<typeof schema>, days: number): void {
  const requests = [
    row.mergeRequestsCreated,
    row.mergeRequestsMerged,
    row.mergeRequestsApproved,
    row.mergeRequestsClosed,
  ].reduce<number>((sum, each) => sum + (each ?? 0), 0);
  // Windows come from the shortest on: the first one that counts anything is the answer.
  if ((row.totalEvents ?? 0) > 0) activity.any ??= days;
  if ((row.repoPushed ?? 0) > 0) activity.push ??= days;
  if (requests > 0) activity.mergeRequest ??= days;
}

const dayMs = 24 * 60 * 60 * 1000;

async function read(scope: Scope, target: Target, job: ReadJob): Promise<void> {
  const now = Date.now() + (job.client.metrics.clockSkewMs ?? 0);
  const day = (ago: number) => new Date(now - ago * dayMs).toISOString().slice(0, 10);
  type Data = { readonly group: { readonly contributions: GraphQLConnection<unknown> | null } | null };
  const people = new Map<Reference['id'], Activity>();
  for (const days of isTopLevel(target) ? windows : []) {
    const variables = { path: target.fullPath, from: day(days), to: day(0) };
    const connection = (data: Data) => {
      if (data.group?.contributions == null) throw appError('GITLAB_NOT_FOUND', { path: target.fullPath });
      return data.group.contributions;
    };
    const pages = job.client.graphqlPages<unknown, Data>(contributionsDocument, variables, connection);
    for await (const { nodes } of pages) {
      for (const row of parseRows(nodes, schema, scope)) {
        if (row.user == null) continue;
        const other = userReference(row.user);
        const activity = people.get(other.id) ?? { other, any: null, push: null, mergeRequest: null };
        add(activity, row, days);
        people.set(other.id, activity);
      }
    }
  }
  if (scope.dropped) return;
  const rows = [...people.values()].map(
    ({ other, any, push, mergeRequest }): EdgeRow => ({
      other,
      properties: { anyWithinDays: any, pushWithinDays: push, mergeRequestWithinDays: mergeRequest },
    }),
  );
  const node = { kind: 'group' as const, id: target.id };
  const exhaustive = job.facts.token.isAdmin;
  await scope.emit([{ node, edges: [{ type: 'ACTIVE_IN', direction: 'in', rows, exhaustive }] }]);
}

/** Who contributed to a top-level group within the last 7, 30 or 90 days: three requests a group tell of everyone. */
export const groupActivity: Source = {
  id: 'group-activity',
  title: 'Who was active in top-level groups within 90 days',
  feeds: ['user'],
  targets: 'group',
  stage: 4,
  followsProjects: true,
  batch: 1,
  needs: { role: 'Reporter', tier: 'premium' },
  documents: { contributions: contributionsDocument },
  unreadable: (facts) => (facts.graphql ? belowPremium(facts) : 'GraphQL cannot be used'),
  caveat: () => 'comments are not counted: they are read project by project',
  read: (job) => eachTarget(job, (scope, target) => read(scope, target, job)),
};
