import { defineEntity } from '../model/entity.js';
import { integer, text, texts } from '../model/values.js';

/** One of the jobs of a recent pipeline. */
export const job = defineEntity({
  kind: 'job',
  label: 'GitLabJob',
  classLabels: [],
  description:
    'A job of a recent pipeline: at most twenty of each, with the runner that it ran on (R34). It goes with its pipeline.',
  // Of the project too, so that jobs of a deleted project are found by it.
  parents: ['project', 'pipeline'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    stage: text('Stage.'),
    ref: text('Branch, tag or merge-request ref that it ran on.'),
    tags: texts('Tags that its runner had to have, sorted.'),
    status: text('Status, such as `SUCCESS` or `RUNNING`.', { volatile: true }),
  },
  indexes: ['id'],
  searched: [],
});
