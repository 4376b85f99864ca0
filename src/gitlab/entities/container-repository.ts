import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, time } from '../model/values.js';

/** A repository of a project’s container registry. */
export const containerRepository = defineEntity({
  kind: 'container_repository',
  label: 'GitLabContainerRepository',
  classLabels: ['Repository'],
  description: 'Images in a project’s container registry; who may pull is the project’s to say (R14, R15).',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name inside the project; none for the project’s main one.'),
    path: text('Path inside the registry.'),
    location: text('Host of the registry and path.'),
    status: text('`DELETE_SCHEDULED`, `DELETE_ONGOING` or `DELETE_FAILED` when it is being deleted.'),
    protectionRuleExists: boolean('Whether a rule limits who pushes to it.'),
    createdAt: time('When it was made.'),
  },
  indexes: ['id', 'location'],
  searched: ['path', 'location'],
});
