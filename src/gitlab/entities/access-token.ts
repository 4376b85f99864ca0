import { defineEntity } from '../model/entity.js';
import { boolean, date, integer, text, texts, time } from '../model/values.js';

/** A personal, project or group access token; never its value. */
export const accessToken = defineEntity({
  kind: 'access_token',
  label: 'GitLabAccessToken',
  classLabels: ['AccessToken'],
  description: 'A personal, project or group access token: what its holder may do as its user (R25, R26).',
  parents: ['group', 'project', 'user'],
  properties: {
    id: integer('GitLab’s id.'),
    kind: text('`personal`, `project` or `group`.'),
    name: text('Name.'),
    description: text('Description.'),
    scopes: texts('Scopes, sorted.'),
    accessLevel: integer('Role of a project or group token.'),
    active: boolean('Whether it works: neither revoked nor expired.'),
    revoked: boolean('Whether it was revoked.'),
    createdAt: time('When it was created.'),
    expiresAt: date('The day on which it ends; none means never.'),
    lastUsedAt: time('When it was last used.', { volatile: true }),
    userId: integer('Id of the user that it acts as.'),
  },
  indexes: ['id', 'expiresAt'],
  searched: ['name', 'description'],
});
