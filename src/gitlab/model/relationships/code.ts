import type { RelationshipDefinition } from '../relationship.js';
import { boolean, integer, time } from '../values.js';

/** How repositories stem from each other, who writes them and what their pipelines take in. */
export const code: readonly RelationshipDefinition[] = [
  {
    type: 'FORKED_FROM',
    from: ['project'],
    to: ['project'],
    description: 'The first is a fork of the second.',
    names: { out: 'forkedFrom', in: 'forks' },
    properties: {},
  },
  {
    type: 'USES_IMAGE',
    from: ['ci_job'],
    to: ['container_image'],
    description: 'The job runs in the image, or next to it.',
    names: { out: 'usedImages', in: 'usingJobs' },
    properties: { service: boolean('Whether it is only a service next to the job.') },
  },
  {
    type: 'INCLUDES',
    from: ['ci_config'],
    to: ['project'],
    description: 'Takes files of that project into its pipelines: who pushes there changes them.',
    names: { out: 'includedProjects', in: 'includingConfigs' },
    properties: {},
  },
  {
    type: 'AUTHORED',
    from: ['user'],
    to: ['release'],
    description: 'Made the release.',
    names: { out: 'authored{Kinds}', in: 'authors' },
    properties: {},
  },
  {
    type: 'COMMITTED_TO',
    from: ['user'],
    to: ['project', 'merge_request'],
    description:
      'Wrote or committed one of the last hundred commits of the default branch, or one of the merge request, by the e-mail in them.',
    names: { out: 'committedTo{Kinds}', in: 'committers' },
    properties: {
      authored: integer('Those of the commits that the user wrote.', { volatile: true }),
      committed: integer('Those of the commits that the user committed, as far as the e-mail tells.', {
        volatile: true,
      }),
      lastAuthoredAt: time('When the newest of those that the user wrote was written.', { volatile: true }),
    },
  },
];
