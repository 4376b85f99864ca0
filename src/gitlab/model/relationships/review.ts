import type { RelationshipDefinition } from '../relationship.js';

/** Who wrote, approved and merged code. */
export const review: readonly RelationshipDefinition[] = [
  {
    type: 'OPENED',
    from: ['user'],
    to: ['merge_request'],
    description: 'Authored it.',
    names: { out: 'opened{Kinds}', in: 'authors' },
    properties: {},
  },
  {
    type: 'APPROVED',
    from: ['user'],
    to: ['merge_request'],
    description: 'Approved it.',
    names: { out: 'approved{Kinds}', in: 'approvers' },
    properties: {},
  },
  {
    type: 'MERGED',
    from: ['user'],
    to: ['merge_request'],
    description: 'Merged it.',
    names: { out: 'merged{Kinds}', in: 'mergers' },
    properties: {},
  },
];
