import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, texts, time } from '../model/values.js';

/** A deploy token of a project or group; never its value. */
export const deployToken = defineEntity({
  kind: 'deploy_token',
  label: 'GitLabDeployToken',
  classLabels: ['AccessKey'],
  description:
    'A deploy token: reads repositories, registries or packages of its project or group, no API (R27).',
  parents: ['group', 'project'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    username: text('Username that goes with it.'),
    scopes: texts('Scopes, sorted.'),
    expiresAt: time('When it ends; none means never.'),
    revoked: boolean('Whether it was revoked.'),
    expired: boolean('Whether it has expired.'),
  },
  indexes: ['id'],
  searched: ['name', 'username'],
});
