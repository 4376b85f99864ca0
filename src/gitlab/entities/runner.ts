import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, texts, time } from '../model/values.js';

/** A CI/CD runner. */
export const runner = defineEntity({
  kind: 'runner',
  label: 'GitLabRunner',
  classLabels: ['Runner'],
  description: 'A runner: executes the jobs of its instance, group or projects (R34).',
  parents: ['account'],
  properties: {
    id: integer('GitLab’s id.'),
    description: text('Description.'),
    runnerType: text('`INSTANCE_TYPE`, `GROUP_TYPE` or `PROJECT_TYPE`.'),
    accessLevel: text('`NOT_PROTECTED` or `REF_PROTECTED`.'),
    paused: boolean('Paused runners take no jobs.'),
    locked: boolean('Whether it may not be enabled on further projects.'),
    runUntagged: boolean('Whether it takes jobs without tags.'),
    tagList: texts('Tags, sorted.'),
    maximumTimeout: integer('Longest job in seconds.'),
    createdAt: time('When it was registered.'),
    contactedAt: time('When it last asked for jobs.', { volatile: true }),
    status: text('`ONLINE`, `OFFLINE`, `STALE` or `NEVER_CONTACTED`.', { volatile: true }),
    versions: texts('Versions of its managers, sorted.', { volatile: true }),
  },
  indexes: ['id'],
  searched: ['description', 'tagList'],
});
