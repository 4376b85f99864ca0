import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import { deployKey } from '../entities/deploy-key.js';
import { deployToken } from '../entities/deploy-token.js';
import { rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { distribute, globalIds } from './graphql-batch.js';
import { graphqlUser, userReference } from './references.js';
import { eachTarget, parseRows, restNodes } from './rest-list.js';
import type { ReadJob, Source } from './source.js';

const tokens = rowReader(deployToken, {
  naming: 'rest',
  fields: ['id', 'name', 'username', 'scopes', 'expiresAt', 'revoked', 'expired'],
  extra: { id: z.number() },
});

const deployTokens = (kind: 'group' | 'project'): Source => ({
  id: `${kind}-deploy-tokens`,
  title: kind === 'group' ? 'Deploy tokens of groups' : 'Deploy tokens of projects',
  feeds: ['deploy_token'],
  targets: kind,
  asserts: ['deploy_token'],
  stage: 3,
  batch: 1,
  needs: { role: kind === 'group' ? 'Owner' : 'Maintainer' },
  // The instance's own list names no project or group, so each list is read where it belongs.
  read: restNodes(
    (target) => ({ path: `/${kind}s/${target.id}/deploy_tokens` }),
    tokens.schema,
    (row, target) => ({
      node: { kind: 'deploy_token', id: row.id },
      properties: tokens.properties(row),
      edges: [
        { type: 'HAS', direction: 'in', rows: [{ other: { kind, id: target.id } }] },
        {
          type: 'GRANTS',
          direction: 'out',
          rows: [{ other: { kind, id: target.id }, properties: { canPush: null } }],
        },
      ],
    }),
  ),
});

export const groupDeployTokens = deployTokens('group');
export const projectDeployTokens = deployTokens('project');

const access = z.array(
  z.object({ id: z.number(), name: z.string().nullish(), path_with_namespace: z.string().nullish() }),
);
const keys = rowReader(deployKey, {
  naming: 'rest',
  fields: [
    'id',
    'title',
    'fingerprint',
    'fingerprintSha256',
    'createdAt',
    'expiresAt',
    'lastUsedAt',
    'usageType',
  ],
  extra: {
    id: z.number(),
    can_push: z.boolean().nullish(),
    projects_with_write_access: access.nullish(),
    projects_with_readonly_access: access.nullish(),
  },
});

const instanceWide = (facts: ReadJob['facts']) => facts.token.isAdmin && facts.group === undefined;

/** All deploy keys of the instance with the projects they open (R23), for an administrator. */
export const deployKeys: Source = {
  id: 'deploy-keys',
  title: 'Deploy keys of the instance',
  feeds: ['deploy_key'],
  targets: 'instance',
  asserts: ['deploy_key'],
  stage: 3,
  batch: 1,
  needs: { role: 'administrator' },
  coveredBy: (facts) => (instanceWide(facts) ? undefined : ['project-deploy-keys']),
  read: restNodes(
    () => ({ path: '/deploy_keys' }),
    keys.schema,
    (row) => {
      const grants = (projects: z.infer<typeof access>, canPush: boolean) =>
        projects.map(({ id, name, path_with_namespace: fullPath }) => ({
          other: {
            kind: 'project' as const,
            id,
            properties: { ...(name && { name }), ...(fullPath && { fullPath }) },
          },
          properties: { canPush },
        }));
      const { projects_with_write_access: writing, projects_with_readonly_access: reading } = row;
      const node = { kind: 'deploy_key' as const, id: row.id };
      if (writing == null || reading == null) return { node, properties: keys.properties(row) };
      const rows = [...grants(writing, true), ...grants(reading, false)];
      return { node, properties: keys.properties(row), edges: [{ type: 'GRANTS', direction: 'out', rows }] };
    },
  ),
};

/** Deploy keys enabled on each project, with whether they may push (R23). */
export const projectDeployKeys: Source = {
  id: 'project-deploy-keys',
  title: 'Deploy keys of projects',
  feeds: ['deploy_key'],
  targets: 'project',
  asserts: ['deploy_key'],
  stage: 3,
  batch: 1,
  needs: { role: 'Maintainer' },
  coveredBy: (facts) => (instanceWide(facts) ? ['deploy-keys'] : undefined),
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      const rows: z.infer<typeof keys.schema>[] = [];
      for await (const page of job.client.list(`/projects/${target.id}/deploy_keys`)) {
        rows.push(...parseRows(page, keys.schema, scope));
      }
      // A key may be enabled on many projects: the keys are nodes of their own, the grants belong to the project.
      await scope.emit(
        rows.map((row) => ({ node: { kind: 'deploy_key', id: row.id }, properties: keys.properties(row) })),
      );
      if (scope.dropped) return;
      const grants = rows.map((row) => ({
        other: { kind: 'deploy_key' as const, id: row.id },
        properties: { canPush: row.can_push },
      }));
      const edges = [{ type: 'GRANTS' as const, direction: 'in' as const, rows: grants }];
      await scope.emit([{ node: { kind: 'project', id: target.id }, edges }]);
    }),
};

const owners = `pageInfo { hasNextPage endCursor } nodes { id user { id username name } }`;

/** The documents that tell who owns a deploy key; checked against GitLab’s schema by the contract test. */
export const deployKeyOwnerDocuments = {
  batch: `query DeployKeyOwnersOfProjects($ids: [ID!], $projects: Int, $first: Int) {
    projects(ids: $ids, first: $projects) { nodes { id availableDeployKeys(first: $first) { ${owners} } } }
  }`,
  project: `query DeployKeyOwners($path: ID!, $first: Int, $after: String) {
    project(fullPath: $path) { availableDeployKeys(first: $first, after: $after) { ${owners} } }
  }`,
} as const;

const owned = z.object({ id: z.string(), user: graphqlUser.nullish() });

/** Who owns the deploy keys that may push (R23): only GraphQL tells. */
export const deployKeyOwners: Source = {
  id: 'deploy-key-owners',
  title: 'Owners of deploy keys with write access',
  feeds: ['deploy_key', 'user'],
  targets: 'project',
  stage: 4,
  batch: 50,
  needs: { role: 'Maintainer' },
  unreadable: (facts) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
  read: async (job) => {
    type Connection = GraphQLConnection<unknown>;
    await distribute(
      job,
      async () => {
        const variables = { ids: globalIds('Project', job.targets), projects: job.targets.length, first: 50 };
        const answer = await job.client.graphql<{ projects: { nodes: unknown[] } }>(
          deployKeyOwnerDocuments.batch,
          variables,
        );
        return answer.data.projects.nodes;
      },
      {
        schema: owned,
        first: (node) => node.availableDeployKeys as Connection | null,
        rest: (target, after) =>
          job.client.graphqlPages<unknown, { project: { availableDeployKeys: Connection } | null }>(
            deployKeyOwnerDocuments.project,
            { path: target.fullPath },
            (data) => data.project?.availableDeployKeys,
            { after },
          ),
        emit: (rows, _target, scope) =>
          scope.emit(
            rows.flatMap((row) =>
              row.user == null
                ? []
                : [
                    {
                      node: { kind: 'deploy_key' as const, id: numericId(row.id) },
                      edges: [
                        {
                          type: 'OWNS' as const,
                          direction: 'in' as const,
                          rows: [{ other: userReference(row.user) }],
                        },
                      ],
                    },
                  ],
            ),
          ),
      },
    );
  },
};
