import type { RelationshipDefinition } from '../relationship.js';
import { boolean, integer, texts, time } from '../values.js';

const inheritance = integer(
  'For a group: 0 only its direct members, 1 its inherited ones too; none when not told.',
);

/** What runs where, and who may make it run. */
export const ci: readonly RelationshipDefinition[] = [
  {
    type: 'RUNS_JOBS_OF',
    from: ['runner'],
    to: ['account', 'group', 'project'],
    description: 'The runner takes jobs of it; of an account: of the whole instance (R34).',
    names: { out: 'served{Kinds}', in: 'serving{Kinds}' },
    properties: {},
  },
  {
    type: 'ALLOWED_TO_DEPLOY',
    from: ['user', 'group'],
    to: ['protected_environment'],
    description: 'An entry of the rule by person or group: may deploy to what it protects (R33).',
    names: { out: 'mayDeployTo{Kinds}', in: '{kinds}AllowedToDeploy' },
    properties: { groupInheritanceType: inheritance },
  },
  {
    type: 'JOB_TOKEN_REACHES',
    from: ['project', 'group'],
    to: ['project'],
    description:
      'Jobs of the first (of all projects in a group) may reach the second with their token (R28); it matters only while `inboundJobTokenScopeEnabled` is on, else every project’s jobs may.',
    names: { out: 'jobTokenReaches', in: 'jobTokenSource{Kinds}' },
    properties: {
      createdAt: time('When it was allowed.'),
      autopopulated: boolean('Whether GitLab added it by itself from what was seen before.'),
      defaultPermissions: boolean('Whether the rights of the triggering user are not narrowed down.'),
      policies: texts('What the token may do when narrowed down, such as `READ_PACKAGES`, sorted.'),
    },
  },
  {
    type: 'TRIGGERED',
    from: ['user'],
    to: ['pipeline'],
    description: 'The pipeline ran with the rights of this user.',
    names: { out: 'triggered{Kinds}', in: 'triggeredBy' },
    properties: {},
  },
  {
    type: 'RAN',
    from: ['runner'],
    to: ['job'],
    description: 'The job ran on this runner (R34).',
    names: { out: 'ran{Kinds}', in: 'ranOn' },
    properties: {},
  },
];
