import type { RelationshipDefinition } from '../relationship.js';
import { boolean } from '../values.js';

/** What keys, tokens and ownership open. */
export const credentials: readonly RelationshipDefinition[] = [
  {
    type: 'ACTS_AS',
    from: ['access_token'],
    to: ['user'],
    description: 'Whoever holds the token acts as this user (R25, R26).',
    names: { out: 'actsAs', in: 'actingTokens' },
    properties: {},
  },
  {
    type: 'OWNS',
    from: ['user'],
    to: ['project', 'deploy_key'],
    description: 'Owns a project by its personal namespace (R1), or a deploy key (R23).',
    names: { out: 'owned{Kinds}', in: 'owners' },
    properties: {},
  },
  {
    type: 'GRANTS',
    from: ['deploy_key', 'deploy_token'],
    to: ['project', 'group'],
    description: 'The key or token opens the repository or registry (R23, R27).',
    reaches: { deploy_key: ['project'], deploy_token: ['project', 'group'] },
    names: { out: 'grants{Kinds}', in: 'granting{Kinds}' },
    properties: { canPush: boolean('Whether a deploy key may push.') },
  },
];
