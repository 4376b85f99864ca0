import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import type { View } from '../model/entity.js';
import { numericId } from '../model/values.js';
import { withoutGraphQL } from './bulk-rows.js';
import { commitFields, graphqlCommit, tally } from './commit-tally.js';
import { distribute, globalIds } from './graphql-batch.js';
import type { ReadJob, Source, Target } from './source.js';

const commits = `nodes { ${commitFields} signature { verificationStatus } } pageInfo { hasNextPage endCursor }`;
const requests = `nodes { id iid commitCount commits(first: 100) { ${commits} } } pageInfo { hasNextPage endCursor }`;

const documents = {
  batch: `query CommitsOfMergeRequests($ids: [ID!], $projects: Int, $first: Int, $since: Time) {
    projects(ids: $ids, first: $projects) { nodes { id mergeRequests(first: $first, updatedAfter: $since, sort: CREATED_ASC) { ${requests} } } }
  }`,
  project: `query CommitsOfProjectMergeRequests($path: ID!, $first: Int, $after: String, $since: Time) {
    project(fullPath: $path) { mergeRequests(first: $first, after: $after, updatedAfter: $since, sort: CREATED_ASC) { ${requests} } }
  }`,
  commits: `query CommitsOfMergeRequest($path: ID!, $iid: String!, $first: Int, $after: String) {
    project(fullPath: $path) { mergeRequest(iid: $iid) { commits(first: $first, after: $after) { ${commits} } } }
  }`,
} as const;

// A signature that is left out was not read; none is null.
const commit = graphqlCommit.extend({
  signature: z.object({ verificationStatus: z.string().nullish() }).nullish(),
});
type Commit = z.infer<typeof commit>;
const row = z.object({
  id: z.string(),
  iid: z.union([z.string(), z.number()]),
  commitCount: z.number().nullish(),
  commits: z
    .object({
      nodes: z.array(commit.nullable()),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    })
    .nullish(),
});
type Row = z.infer<typeof row>;

/** All commits of a merge request; undefined when GitLab does not show every one of them. */
async function allCommits(request: Row, target: Target, job: ReadJob): Promise<Commit[] | undefined> {
  if (request.commits == null) return undefined;
  const { nodes, pageInfo } = request.commits;
  const all = nodes.filter((one) => one !== null);
  if (pageInfo.hasNextPage) {
    type Data = { project: { mergeRequest: { commits: GraphQLConnection<unknown> | null } | null } | null };
    const pages = job.client.graphqlPages<unknown, Data>(
      documents.commits,
      { path: target.fullPath, iid: String(request.iid) },
      (data) => data.project?.mergeRequest?.commits,
      { after: pageInfo.endCursor ?? '' },
    );
    for await (const page of pages) all.push(...z.array(commit).parse(page.nodes));
  }
  return all.length === (request.commitCount ?? all.length) ? all : undefined;
}

/** The signatures that GitLab vouches for: of a known key of the author, of an authority, or its own. */
const verified: ReadonlySet<string> = new Set(['VERIFIED', 'VERIFIED_CA', 'VERIFIED_SYSTEM']);

/** How many commits are signed in which way; nothing is told unless it is known of all of them. */
function signed(all: readonly Commit[] | undefined) {
  const isKnown = all?.every(({ signature }) => signature === null || signature?.verificationStatus != null);
  if (all === undefined || isKnown !== true) return {};
  const statuses = all.flatMap(({ signature }) => signature?.verificationStatus ?? []);
  const verifiedCommitCount = statuses.filter((status) => verified.has(status)).length;
  return {
    verifiedCommitCount,
    unverifiedCommitCount: statuses.length - verifiedCommitCount,
    unsignedCommitCount: all.length - statuses.length,
  };
}

async function view(request: Row, target: Target, job: ReadJob): Promise<View> {
  const all = await allCommits(request, target, job);
  return {
    node: { kind: 'merge_request', id: numericId(request.id) },
    properties: { commitCount: request.commitCount ?? all?.length, ...signed(all) },
    edges: all === undefined ? [] : [{ type: 'COMMITTED_TO', direction: 'in', rows: tally(all) }],
  };
}

/** Who wrote the commits of each merge request, and how many of them are signed. */
export const mergeRequestCommits: Source = {
  id: 'merge-request-commits',
  title: 'Commits of merge requests and their signatures',
  feeds: ['merge_request', 'user'],
  targets: 'project',
  shows: ['merge_request'],
  stage: 4,
  // GitLab looks up the signature of every commit, so that a request must not ask for too many.
  batch: 10,
  needs: { role: 'Reporter' },
  incremental: true,
  documents,
  unreadable: withoutGraphQL,
  caveat: () => 'people whose e-mail no account has are left out; committers are told by e-mails of authors',
  read: (job) => {
    type Connection = GraphQLConnection<unknown>;
    const since = job.since ?? null;
    const pageSizes = ['first'];
    const ask = async () => {
      const { data } = await job.client.graphql<{ projects: { nodes: unknown[] } }>(
        documents.batch,
        { ids: globalIds('Project', job.targets), projects: job.targets.length, first: 20, since },
        { pageSizes },
      );
      return data.projects.nodes;
    };
    return distribute(job, ask, {
      schema: row,
      first: (node) => node.mergeRequests as Connection | null,
      rest: (target, after) =>
        job.client.graphqlPages<unknown, { project: { mergeRequests: Connection } | null }>(
          documents.project,
          { path: target.fullPath, since },
          (data) => data.project?.mergeRequests,
          { after, first: 20, pageSizes },
        ),
      emit: async (rows, target, scope) =>
        scope.emit(await Promise.all(rows.map((one) => view(one, target, job)))),
    });
  },
};
