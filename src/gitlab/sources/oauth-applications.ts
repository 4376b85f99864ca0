import { z } from 'zod';
import { oauthApplication } from '../entities/oauth-application.js';
import { rowReader } from '../model/row.js';
import { restNodes } from './rest-list.js';
import type { Source } from './source.js';
import { callbackPlaces } from './urls.js';

const reader = rowReader(oauthApplication, {
  naming: 'rest',
  fields: ['id', 'name', 'confidential', 'scopes', 'trusted'],
  from: { name: 'application_name' },
  extra: { id: z.number(), callback_url: z.string().nullish() },
});

/** OAuth applications of the whole instance. */
export const oauthApplications: Source = {
  id: 'oauth-applications',
  title: 'OAuth applications of the instance',
  feeds: ['oauth_application'],
  targets: 'instance',
  asserts: ['oauth_application'],
  stage: 4,
  batch: 1,
  needs: { role: 'administrator' },
  unreadable: ({ token, group }) => {
    if (!token.isAdmin) return 'only an instance administrator sees OAuth applications';
    return group === undefined ? undefined : 'the connection covers one group, not the instance';
  },
  read: restNodes(
    () => ({ path: '/applications' }),
    reader.schema,
    (row, _target, job) => ({
      node: { kind: 'oauth_application', id: row.id },
      properties: { ...reader.properties(row), ...callbackPlaces(row.callback_url) },
      edges: [{ type: 'HAS', direction: 'in', rows: [{ other: job.account }] }],
    }),
  ),
};
