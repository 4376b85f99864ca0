import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** A GitLab agent for Kubernetes. */
export const clusterAgent = defineEntity({
  kind: 'cluster_agent',
  label: 'GitLabClusterAgent',
  classLabels: [],
  description: 'An agent for Kubernetes: connects a cluster to the project that configures it.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    createdById: integer('Id of the user who registered it.'),
    createdAt: time('When it was registered.'),
    tokenCount: integer('How many tokens let it in.'),
    lastUsedAt: time('When one of its tokens was last used.', { volatile: true }),
  },
  indexes: ['id'],
  searched: ['name'],
});
