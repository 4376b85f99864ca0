import type { RelationshipDefinition } from '../relationship.js';

/** How repositories stem from each other. */
export const code: readonly RelationshipDefinition[] = [
  {
    type: 'FORKED_FROM',
    from: ['project'],
    to: ['project'],
    description: 'The first is a fork of the second.',
    names: { out: 'forkedFrom', in: 'forks' },
    properties: {},
  },
];
