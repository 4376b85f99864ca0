import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, texts, time } from '../model/values.js';

/** A schedule that starts pipelines as its owner. */
export const pipelineSchedule = defineEntity({
  kind: 'pipeline_schedule',
  label: 'GitLabPipelineSchedule',
  classLabels: [],
  description: 'A pipeline schedule: starts pipelines on a ref with the rights of its owner (R29).',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    description: text('Description.'),
    ref: text('Branch or tag that it runs on.'),
    cron: text('When it runs, in cron’s notation.'),
    cronTimezone: text('Time zone of `cron`.'),
    active: boolean('Whether it runs at all.'),
    variableKeys: texts('Names of the variables that it sets, sorted; never their values.'),
    createdAt: time('When it was made.'),
    nextRunAt: time('When it runs next.', { volatile: true }),
  },
  indexes: ['id'],
  searched: ['description'],
});
