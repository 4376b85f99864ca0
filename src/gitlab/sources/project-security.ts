import { z } from 'zod';
import { numericId } from '../model/values.js';
import { distribute, globalIds } from './graphql-batch.js';
import type { Source } from './source.js';

const documents = {
  scanners: `query SecurityScannersOfProjects($ids: [ID!], $projects: Int) {
    projects(ids: $ids, first: $projects) { nodes { id securityScanners { enabled } } }
  }`,
} as const;

const schema = z.object({
  id: z.string(),
  securityScanners: z.object({ enabled: z.array(z.string()).nullish() }).nullish(),
});

/** Which security scanners run in each project; shown to Developers. */
export const projectSecurity: Source = {
  id: 'project-security',
  title: 'Security scanners of projects',
  feeds: ['project'],
  targets: 'project',
  stage: 4,
  batch: 50,
  needs: { role: 'Developer', enterprise: true },
  documents,
  unreadable: (facts) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
  read: (job) =>
    distribute(
      job,
      async () => {
        type Answer = { readonly projects: { readonly nodes: unknown[] } };
        const variables = { ids: globalIds('Project', job.targets), projects: job.targets.length };
        return (await job.client.graphql<Answer>(documents.scanners, variables)).data.projects.nodes;
      },
      {
        schema,
        // Each project is a list of one, so that a project left out is a list not read.
        first: (node) => ({ nodes: [node], pageInfo: { hasNextPage: false, endCursor: null } }),
        rest: async function* () {},
        emit: (rows, _target, scope) =>
          scope.emit(
            rows.map((row) => {
              const enabled = row.securityScanners?.enabled ?? undefined;
              const securityScannersEnabled = enabled && [...enabled].sort();
              return {
                node: { kind: 'project', id: numericId(row.id) },
                properties: { securityScannersEnabled },
              };
            }),
          ),
      },
    ),
};
