import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, texts } from '../model/values.js';

/** An OAuth application of the instance; never its secret. */
export const oauthApplication = defineEntity({
  kind: 'oauth_application',
  label: 'GitLabOAuthApplication',
  classLabels: ['Application'],
  description:
    'An OAuth application that belongs to the whole instance: people sign in to it with GitLab, or let it act for them.',
  parents: ['account'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    callbackHosts: texts('Hosts to which people come back with a code or token.'),
    callbackSchemes: texts(
      'Schemes of those addresses; others than `https` may be taken by another program.',
    ),
    confidential: boolean('Whether it can keep a secret; others can be imitated by whoever knows their id.'),
    scopes: texts('What it may be allowed, where GitLab tells.'),
    trusted: boolean('Whether people are not asked before it acts for them, where GitLab tells.'),
  },
  indexes: ['id'],
  searched: ['name'],
});
