import type { RelationshipDefinition } from '../relationship.js';
import { boolean, integer } from '../values.js';

/** What keys, tokens and ownership open. */
export const credentials: readonly RelationshipDefinition[] = [
  {
    type: 'ACTS_AS',
    from: ['access_token', 'ssh_key', 'identity'],
    to: ['user'],
    description:
      'Whoever holds the token (R25, R26) or the private half of the key, or signs in at the provider, acts as this user.',
    names: { out: 'actsAs', in: 'acting{Kinds}' },
    properties: {},
  },
  {
    type: 'OWNS',
    from: ['user'],
    to: ['project', 'deploy_key', 'pipeline_schedule', 'pipeline_trigger'],
    description:
      'Owns a project by its personal namespace (R1), a deploy key (R23), or a schedule or trigger token, whose pipelines run with the owner’s rights.',
    names: { out: 'owned{Kinds}', in: 'owners' },
    properties: {},
  },
  {
    type: 'GRANTS',
    from: ['deploy_key', 'deploy_token', 'saml_group_link', 'invitation'],
    to: ['project', 'group'],
    description:
      'The key or token opens the repository or registry (R23, R27); the link or invitation makes members, once people sign in or accept.',
    reaches: {
      deploy_key: ['project'],
      deploy_token: ['project', 'group'],
      saml_group_link: ['group'],
      invitation: ['group', 'project'],
    },
    names: { out: 'grants{Kinds}', in: 'granting{Kinds}' },
    properties: {
      canPush: boolean('Whether a deploy key may push.'),
      accessLevel: integer('The role that a link or invitation gives.'),
    },
  },
];
