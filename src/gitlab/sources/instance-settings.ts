import { z } from 'zod';
import { account } from '../entities/account.js';
import { instanceSettings as properties } from '../entities/instance-settings.js';
import { rowReader } from '../model/row.js';
import { restDocument } from './rest-list.js';
import type { Source } from './source.js';

const reader = rowReader(account, {
  naming: 'rest',
  fields: Object.keys(properties) as (keyof typeof properties)[],
  extra: { id: z.number().nullish() },
});

/** The settings of the instance that harden it or open it up; the others, many of them secret, are not even looked at. */
export const instanceSettings: Source = {
  id: 'instance-settings',
  title: 'Settings that harden the instance',
  feeds: ['account'],
  targets: 'instance',
  stage: 3,
  batch: 1,
  needs: { role: 'administrator' },
  unreadable: (facts) =>
    facts.token.isAdmin ? undefined : 'the settings of the instance are shown to its administrators only',
  read: restDocument(
    () => '/application/settings',
    {},
    reader.schema,
    (row, _target, job) => ({ node: job.account, properties: reader.properties(row) }),
  ),
};
