import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** One of the latest pipelines of a project. */
export const pipeline = defineEntity({
  kind: 'pipeline',
  label: 'GitLabPipeline',
  classLabels: [],
  description:
    'A recent pipeline: the latest ten of each project. Older ones leave the graph as new ones come; that says nothing of access.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    ref: text('Branch, tag or merge-request ref that it ran on.'),
    sha: text('Commit that it ran on.'),
    source: text('What started it, such as `push`, `schedule`, `trigger` or `web`.'),
    status: text('Status, such as `SUCCESS` or `RUNNING`.', { volatile: true }),
    jobCount: integer('How many jobs it has in all.', { volatile: true }),
    createdAt: time('When it was made.'),
  },
  indexes: ['id'],
  searched: [],
});
