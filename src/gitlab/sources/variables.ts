import { z } from 'zod';
import type { GraphQLConnection } from '../client/types.js';
import { variable } from '../entities/variable.js';
import type { NodeRef, View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { bulkList } from './graphql-batch.js';
import { eachTarget, parseRows, restNodes } from './rest-list.js';
import type { ReadJob, Source } from './source.js';

// The value is neither asked for nor known to the schemas.
const guards = 'key variableType protected masked raw environmentScope description';
const fields = [
  'variableType',
  'protected',
  'masked',
  'hidden',
  'raw',
  'environmentScope',
  'description',
] as const;
const extra = { key: z.string(), environmentScope: z.string().nullish(), variableType: z.string().nullish() };
const reader = rowReader(variable, { naming: 'graphql', fields, extra });

function view(row: RowOf<typeof extra>, owner: NodeRef, own: string): View {
  return {
    node: { kind: 'variable', id: `${own}/${row.key}` },
    properties: {
      ...reader.properties(row),
      name: row.key,
      // REST writes it in lower case.
      variableType: row.variableType === undefined ? undefined : (row.variableType?.toLowerCase() ?? null),
    },
    edges: [{ type: 'HAS', direction: 'in', rows: [{ other: owner }] }],
  };
}

const variables = (of: 'group' | 'project'): Source => ({
  id: `${of}-variables`,
  title: of === 'group' ? 'CI/CD variables of groups' : 'CI/CD variables of projects',
  feeds: ['variable'],
  targets: of,
  asserts: ['variable'],
  stage: 3,
  batch: 50,
  needs: { role: of === 'group' ? 'Owner' : 'Maintainer' },
  unreadable: (facts) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
  ...bulkList({
    of,
    name: 'Variables',
    path: ['ciVariables'],
    selection: `${guards} hidden`,
    schema: reader.schema,
    // A key may be there once for each scope.
    emit: (rows, target, scope) =>
      scope.emit(
        rows.map((row) => {
          const { node, ...rest } = view(row, { kind: of, id: target.id }, `${of}/${target.id}`);
          return { ...rest, node: { ...node, id: `${node.id}/${row.environmentScope ?? '*'}` } };
        }),
      ),
  }),
});

/** Variables of each group, which reach the jobs of all projects below it (R31). */
export const groupVariables = variables('group');
/** Variables of each project. */
export const projectVariables = variables('project');

const instanceDocuments = {
  instance: `query VariablesOfInstance($first: Int, $after: String) {
    ciVariables(first: $first, after: $after) { nodes { ${guards} } pageInfo { hasNextPage endCursor } } }`,
} as const;

const restReader = rowReader(variable, {
  naming: 'rest',
  fields: ['variableType', 'protected', 'masked', 'raw', 'description'],
  extra: { key: z.string() },
});

/** Nobody can hide or scope a variable of the instance. */
const unscoped = { hidden: null, environmentScope: '*' } as const;

const instanceByRest = restNodes(
  () => ({ path: '/admin/ci/variables' }),
  restReader.schema,
  (row, _target, job): View => ({
    node: { kind: 'variable', id: `instance/${row.key}` },
    properties: { ...restReader.properties(row), ...unscoped, name: row.key },
    edges: [{ type: 'HAS', direction: 'in', rows: [{ other: job.account }] }],
  }),
);

const instanceByGraphQL = (job: ReadJob) =>
  eachTarget(job, async (scope) => {
    const pages = job.client.graphqlPages<unknown, { ciVariables: GraphQLConnection<unknown> | null }>(
      instanceDocuments.instance,
      {},
      (data) => data.ciVariables,
    );
    for await (const { nodes } of pages) {
      const views = parseRows(nodes, reader.schema, scope).map((row) => view(row, job.account, 'instance'));
      await scope.emit(views.map((one) => ({ ...one, properties: { ...one.properties, ...unscoped } })));
    }
  });

/** Variables of the whole instance, which reach every job on it, for an administrator. */
export const instanceVariables: Source = {
  id: 'instance-variables',
  title: 'CI/CD variables of the instance',
  feeds: ['variable'],
  targets: 'instance',
  asserts: ['variable'],
  stage: 3,
  batch: 1,
  needs: { role: 'administrator' },
  unreadable: ({ token, group }) =>
    token.isAdmin && group === undefined
      ? undefined
      : 'only a connection of an administrator to all of the instance reads them',
  documents: instanceDocuments,
  read: (job) => (job.facts.graphql ? instanceByGraphQL(job) : instanceByRest(job)),
};
