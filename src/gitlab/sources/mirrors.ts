import { z } from 'zod';
import { mirror } from '../entities/mirror.js';
import type { View } from '../model/entity.js';
import { type RowReader, rowReader } from '../model/row.js';
import type { Properties } from '../model/values.js';
import { eachTarget, parseRows, restNodes } from './rest-list.js';
import type { Source, Target } from './source.js';
import { urlPlace } from './urls.js';

const volatile = { lastUpdateStatus: 'update_status', lastUpdateAt: 'last_update_at' } as const;
const fields = [
  'enabled',
  'onlyProtectedBranches',
  'branchRegex',
  'lastUpdateStatus',
  'lastUpdateAt',
] as const;

const push = rowReader(mirror, {
  naming: 'rest',
  fields: [...fields, 'keepDivergentRefs', 'authMethod'],
  from: { ...volatile, branchRegex: 'mirror_branch_regex' },
  extra: { id: z.number(), url: z.string().nullish() },
});
const pull = rowReader(mirror, {
  naming: 'rest',
  fields: [...fields, 'triggersPipelines'],
  from: {
    ...volatile,
    branchRegex: 'mirror_branch_regex',
    onlyProtectedBranches: 'only_mirror_protected_branches',
    triggersPipelines: 'mirror_trigger_builds',
  },
  extra: { url: z.string().nullish(), mirror_overwrites_diverged_branches: z.boolean().nullish() },
});

type Rows<Reader> = Reader extends RowReader<infer Extra> ? z.infer<z.ZodObject<Extra>> : never;

function view(
  id: string,
  target: Target,
  row: Rows<typeof push> | Rows<typeof pull>,
  properties: Properties,
): View {
  return {
    node: { kind: 'mirror', id },
    properties: { ...properties, ...urlPlace(row.url) },
    edges: [{ type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] }],
  };
}

const common = { feeds: ['mirror'], targets: 'project', asserts: ['mirror'], stage: 4, batch: 1 } as const;

/** Push mirrors of each project: where its code is sent. */
export const pushMirrors: Source = {
  ...common,
  id: 'push-mirrors',
  title: 'Push mirrors of projects',
  needs: { role: 'Maintainer' },
  read: restNodes(
    (target) => ({ path: `/projects/${target.id}/remote_mirrors` }),
    push.schema,
    (row, target) =>
      view(`push/${row.id}`, target, row, {
        direction: 'push',
        ...push.properties(row),
        triggersPipelines: null,
      }),
  ),
};

/** The pull mirror of each project that says it has one: where its code comes from. */
export const pullMirrors: Source = {
  ...common,
  id: 'pull-mirrors',
  title: 'Pull mirrors of projects',
  reads: ['mirror'],
  needs: { role: 'Maintainer', tier: 'premium' },
  unreadable: ({ tier, enterprise }) =>
    tier === 'free' || enterprise === false ? 'pull mirrors need GitLab Premium' : undefined,
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      if (target.properties.mirror === false) return;
      const answer = await job.client.get(`/projects/${target.id}/mirror/pull`);
      for (const row of parseRows([answer], pull.schema, scope)) {
        const overwrites = row.mirror_overwrites_diverged_branches;
        const keepDivergentRefs = typeof overwrites === 'boolean' ? !overwrites : overwrites;
        const properties = {
          direction: 'pull',
          ...pull.properties(row),
          keepDivergentRefs,
          authMethod: undefined,
        };
        await scope.emit([view(`pull/${target.id}`, target, row, properties)]);
      }
    }),
};
