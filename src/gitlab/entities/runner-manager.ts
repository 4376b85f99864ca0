import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** A machine behind a runner. */
export const runnerManager = defineEntity({
  kind: 'runner_manager',
  label: 'GitLabRunnerManager',
  classLabels: [],
  description: 'A machine that runs the jobs of a runner; several may share one registration.',
  parents: ['runner'],
  properties: {
    id: integer('GitLab’s id.'),
    systemId: text('What the machine calls itself.'),
    version: text('Version of GitLab Runner.'),
    platform: text('Operating system.'),
    architecture: text('Processor architecture.'),
    executor: text('How jobs are run, such as `docker` or `shell`.'),
    createdAt: time('When it first contacted GitLab.'),
    contactedAt: time('When it last asked for jobs.', { volatile: true }),
    status: text('`ONLINE`, `OFFLINE`, `STALE` or `NEVER_CONTACTED`.', { volatile: true }),
  },
  indexes: ['id'],
  searched: ['systemId'],
});
