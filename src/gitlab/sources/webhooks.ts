import { z } from 'zod';
import { webhook } from '../entities/webhook.js';
import type { NodeRef, View } from '../model/entity.js';
import { rowReader } from '../model/row.js';
import { eventRows } from './event-flags.js';
import { restNodes } from './rest-list.js';
import type { Source } from './source.js';
import { urlPlace } from './urls.js';

const named = z.array(z.object({ key: z.string() }));
const reader = rowReader(webhook, {
  naming: 'rest',
  fields: [
    'id',
    'name',
    'events',
    'enableSslVerification',
    'hasSecret',
    'pushEventsBranchFilter',
    'branchFilterStrategy',
    'alertStatus',
    'disabledUntil',
    'createdAt',
  ],
  from: { hasSecret: 'token_present' },
  extra: {
    id: z.number(),
    url: z.string().nullish(),
    url_variables: named.nullish(),
    custom_headers: named.nullish(),
  },
});
const schema = eventRows(reader.schema);

const names = (rows: z.infer<typeof named> | null | undefined) => rows?.map(({ key }) => key).sort();

function view(row: z.infer<typeof schema>, parent: NodeRef): View {
  return {
    node: { kind: 'webhook', id: row.id },
    properties: {
      ...reader.properties(row),
      ...urlPlace(row.url),
      urlVariableNames: names(row.url_variables),
      customHeaderNames: names(row.custom_headers),
    },
    edges: [{ type: 'HAS', direction: 'in', rows: [{ other: parent }] }],
  };
}

const common = { feeds: ['webhook'], asserts: ['webhook'], stage: 4, batch: 1 } as const;

/** System hooks: called for events anywhere on the instance. */
export const systemHooks: Source = {
  ...common,
  id: 'system-hooks',
  title: 'Webhooks of the instance (system hooks)',
  targets: 'instance',
  needs: { role: 'administrator' },
  unreadable: ({ token, group }) => {
    if (!token.isAdmin) return 'only an instance administrator sees system hooks';
    return group === undefined ? undefined : 'the connection covers one group, not the instance';
  },
  read: restNodes(
    () => ({ path: '/hooks' }),
    schema,
    (row, _target, job) => view(row, job.account),
  ),
};

const hooksOf = (kind: 'group' | 'project') =>
  restNodes(
    (target) => ({ path: `/${kind}s/${target.id}/hooks` }),
    schema,
    (row, target) => view(row, { kind, id: target.id }),
  );

/** Webhooks of each group: called for events in all its projects. */
export const groupHooks: Source = {
  ...common,
  id: 'group-hooks',
  title: 'Webhooks of groups',
  targets: 'group',
  needs: { role: 'Owner', tier: 'premium' },
  unreadable: ({ tier, enterprise }) =>
    tier === 'free' || enterprise === false ? 'group webhooks need GitLab Premium' : undefined,
  read: hooksOf('group'),
};

/** Webhooks of each project. */
export const projectHooks: Source = {
  ...common,
  id: 'project-hooks',
  title: 'Webhooks of projects',
  targets: 'project',
  needs: { role: 'Maintainer' },
  read: hooksOf('project'),
};
