import { defineEntity } from '../model/entity.js';
import { integer, text } from '../model/values.js';

/** A place that a project deploys to. */
export const environment = defineEntity({
  kind: 'environment',
  label: 'GitLabEnvironment',
  classLabels: [],
  description: 'An environment: where a project’s jobs deploy to.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name, such as `production` or `review/topic-1`.'),
    tier: text('`production`, `staging`, `testing`, `development` or `other`.'),
    state: text('`available`, `stopping` or `stopped`.'),
    externalHost: text('Host of the address under which it is reached; path, user and query are not kept.'),
  },
  indexes: ['id'],
  searched: ['name', 'externalHost'],
});
