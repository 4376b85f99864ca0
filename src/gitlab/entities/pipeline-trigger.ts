import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** A trigger token; never its value. */
export const pipelineTrigger = defineEntity({
  kind: 'pipeline_trigger',
  label: 'GitLabPipelineTrigger',
  classLabels: ['AccessKey'],
  description: 'A trigger token: whoever holds it starts pipelines as its owner. Its value is never read.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    description: text('Description.'),
    expiresAt: time('When it ends; none means never.'),
    lastUsedAt: time('When it last started a pipeline.', { volatile: true }),
  },
  indexes: ['id'],
  searched: ['description'],
});
