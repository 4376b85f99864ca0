import { z } from 'zod';
import { job as jobEntity } from '../entities/job.js';
import { pipeline } from '../entities/pipeline.js';
import type { View } from '../model/entity.js';
import { type RowOf, rowReader } from '../model/row.js';
import { numericId } from '../model/values.js';
import { bulkList } from './graphql-batch.js';
import { graphqlUser, userFields, userReference } from './references.js';
import type { Source } from './source.js';

const jobExtra = {
  id: z.string(),
  stage: z.object({ name: z.string().nullish() }).nullish(),
  runner: z.object({ id: z.string() }).nullish(),
};
const jobs = rowReader(jobEntity, {
  naming: 'graphql',
  fields: ['name', 'ref', 'tags', 'status'],
  from: { ref: 'refName' },
  extra: jobExtra,
});
const extra = {
  id: z.string(),
  user: graphqlUser.nullish(),
  jobs: z.object({ nodes: z.array(jobs.schema) }).nullish(),
};
const reader = rowReader(pipeline, {
  naming: 'graphql',
  fields: ['ref', 'sha', 'source', 'status', 'jobCount', 'createdAt'],
  from: { jobCount: 'totalJobs' },
  extra,
});

function jobView(row: RowOf<typeof jobExtra>, pipelineId: number, projectId: number): View {
  const id = numericId(row.id);
  return {
    node: { kind: 'job', id },
    properties: {
      ...jobs.properties(row),
      id,
      stage: row.stage === undefined ? undefined : (row.stage?.name ?? null),
    },
    edges: [
      {
        type: 'HAS',
        direction: 'in',
        rows: [
          { other: { kind: 'pipeline', id: pipelineId } },
          { other: { kind: 'project', id: projectId } },
        ],
      },
      ...(row.runner === undefined
        ? []
        : [
            {
              type: 'RAN' as const,
              direction: 'in' as const,
              rows: row.runner ? [{ other: { kind: 'runner' as const, id: numericId(row.runner.id) } }] : [],
            },
          ]),
    ],
  };
}

function views(row: RowOf<typeof extra>, projectId: number): View[] {
  const id = numericId(row.id);
  return [
    {
      node: { kind: 'pipeline', id },
      properties: { ...reader.properties(row), id },
      edges: [
        { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: projectId } }] },
        ...(row.user === undefined
          ? []
          : [
              {
                type: 'TRIGGERED' as const,
                direction: 'in' as const,
                rows: row.user ? [{ other: userReference(row.user) }] : [],
              },
            ]),
      ],
    },
    ...(row.jobs?.nodes ?? []).map((one) => jobView(one, id, projectId)),
  ];
}

/** The latest pipelines of each project with some of their jobs: who started what on which ref, and where it ran. */
export const pipelines: Source = {
  id: 'pipelines',
  title: 'Latest pipelines and their jobs',
  feeds: ['pipeline', 'job', 'user', 'runner'],
  targets: 'project',
  asserts: ['pipeline', 'job'],
  stage: 4,
  batch: 10,
  needs: { role: 'Reporter' },
  unreadable: (facts) => (facts.graphql ? undefined : 'GraphQL cannot be used'),
  caveat: () => 'the latest ten pipelines of each project, and at most twenty jobs of each',
  ...bulkList({
    of: 'project',
    name: 'Pipelines',
    path: ['pipelines'],
    selection: `id ref sha source status totalJobs createdAt user { ${userFields} }
      jobs(first: 20) { nodes { id name stage { name } refName tags status runner { id } } }`,
    schema: reader.schema,
    first: 10,
    latest: true,
    emptyFrom: 20,
    emit: (rows, target, scope) => scope.emit(rows.flatMap((row) => views(row, target.id))),
  }),
};
