import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import { isoTime, numericId } from '../model/values.js';
import { bulkList, distribute, globalIds } from './graphql-batch.js';
import type { ReadJob, Source } from './source.js';

const common = {
  targets: 'project',
  stage: 3,
  batch: 50,
  needs: { role: 'Maintainer' },
  unreadable: (facts: ReadJob['facts']) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
} as const satisfies Partial<Source>;

const settingsDocument = `query JobTokenSettingsOfProjects($ids: [ID!], $targets: Int) {
  projects(ids: $ids, first: $targets) { nodes { id ciCdSettings { inboundJobTokenScopeEnabled } } } }`;
const settings = z.object({ inboundJobTokenScopeEnabled: z.boolean().nullish() });

/** Whether each project lets in the job tokens of others at all (R28). */
export const jobTokenSettings: Source = {
  ...common,
  id: 'job-token-settings',
  title: 'Whether job tokens of other projects are kept out',
  feeds: ['project'],
  documents: { batch: settingsDocument },
  read: (job) =>
    distribute(
      job,
      async () => {
        const variables = { ids: globalIds('Project', job.targets), targets: job.targets.length };
        const { data } = await job.client.graphql<{ projects: { nodes: unknown[] } }>(
          settingsDocument,
          variables,
        );
        return data.projects.nodes;
      },
      {
        schema: settings,
        // One row for each project, in the shape of a list that is never longer.
        first: ({ ciCdSettings: own }): GraphQLConnection<unknown> | undefined =>
          own == null ? undefined : { nodes: [own], pageInfo: { hasNextPage: false, endCursor: null } },
        rest: async function* () {},
        emit: (rows, target, scope) =>
          scope.emit(
            rows.map(({ inboundJobTokenScopeEnabled }) => ({
              node: { kind: 'project', id: target.id },
              properties: { inboundJobTokenScopeEnabled },
            })),
          ),
      },
    ),
};

const entry = z.object({
  createdAt: z.string().nullish(),
  autopopulated: z.boolean().nullish(),
  defaultPermissions: z.boolean().nullish(),
  jobTokenPolicies: z.array(z.string()).nullish(),
  target: z.object({ id: z.string(), name: z.string().nullish(), fullPath: z.string().nullish() }).nullish(),
});

const allowed = (kind: 'group' | 'project'): Source => ({
  ...common,
  id: `job-token-${kind}s`,
  title: kind === 'group' ? 'Groups whose job tokens are let in' : 'Projects whose job tokens are let in',
  feeds: ['project', kind],
  ...bulkList({
    of: 'project',
    name: kind === 'group' ? 'JobTokenGroups' : 'JobTokenProjects',
    path: ['ciJobTokenScopeAllowlist', `${kind}sAllowlist`],
    selection: `createdAt autopopulated defaultPermissions jobTokenPolicies
      target { ... on CiJobTokenAccessible${kind === 'group' ? 'Group' : 'Project'} { id name fullPath } }`,
    schema: entry,
    whole: true,
    emit: async (rows, target, scope) => {
      const edges = rows.flatMap((row) => {
        if (row.target == null) return [];
        const id = numericId(row.target.id);
        // A project always lets in itself.
        if (kind === 'project' && id === target.id) return [];
        const { name, fullPath } = row.target;
        return [
          {
            other: { kind, id, properties: { ...(name ? { name } : {}), ...(fullPath ? { fullPath } : {}) } },
            properties: {
              createdAt: row.createdAt ? isoTime(row.createdAt) : row.createdAt,
              autopopulated: row.autopopulated,
              defaultPermissions: row.defaultPermissions,
              policies: row.jobTokenPolicies && [...row.jobTokenPolicies].sort(),
            },
          },
        ];
      });
      // A target that is not shown may be anything: then the list is not whole.
      if (rows.some((row) => row.target == null)) return scope.drop('an entry without its target');
      const node = { kind: 'project', id: target.id } as const;
      await scope.emit([{ node, edges: [{ type: 'JOB_TOKEN_REACHES', direction: 'in', rows: edges }] }]);
    },
  }),
});

/** The projects on each project's allow-list (R28). */
export const jobTokenProjects = allowed('project');
/** The groups on each project's allow-list (R28). */
export const jobTokenGroups = allowed('group');
