import type { RelationshipDefinition } from '../relationship.js';

/** What runs where. */
export const ci: readonly RelationshipDefinition[] = [
  {
    type: 'RUNS_JOBS_OF',
    from: ['runner'],
    to: ['account', 'group', 'project'],
    description: 'The runner takes jobs of it; of an account: of the whole instance (R34).',
    names: { out: 'served{Kinds}', in: 'serving{Kinds}' },
    properties: {},
  },
];
