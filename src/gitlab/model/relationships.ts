import type { EntityKind, RelationshipType } from './entity.js';
import { boolean, date, integer, type PropertyDefinition, text, time } from './values.js';

/** The declaration of one relationship type. */
export interface RelationshipDefinition {
  readonly type: RelationshipType;
  readonly from: readonly EntityKind[];
  readonly to: readonly EntityKind[];
  readonly description: string;
  readonly properties: Readonly<Record<string, PropertyDefinition>>;
}

const members = {
  accessLevel: integer(
    'Role: 5 Minimal, 10 Guest, 15 Planner, 20 Reporter, 25 Security Manager, 30 Developer, 40 Maintainer, 50 Owner.',
  ),
  expiresAt: date('The day on which GitLab removes the membership; an expired row still grants (R9).'),
  state: text('`active` or `awaiting`; awaiting members have no access (R2).'),
  memberRoleId: integer('Custom role, when one is assigned (R17).'),
  memberRoleName: text('Name of the custom role.'),
  createdAt: time('When the membership was given.'),
  createdById: integer('Id of the user who gave it.'),
};

const shares = {
  accessLevel: integer('The highest role that the invited group’s members get (R4, R5).'),
  expiresAt: date('The day on which the invitation ends.'),
};

/** Every relationship type of the graph, as documented and as the writer checks it. */
export const relationships: readonly RelationshipDefinition[] = [
  {
    type: 'HAS',
    from: ['account', 'group', 'project', 'user'],
    to: ['group', 'project', 'user', 'merge_request', 'access_token', 'deploy_token', 'runner'],
    description: 'Containment: what an account, group or project is made of; a user has personal tokens.',
    properties: {},
  },
  {
    type: 'MEMBER_OF',
    from: ['user'],
    to: ['group', 'project'],
    description: 'Direct membership (R1, R2). Inherited access is derived, never stored.',
    properties: members,
  },
  {
    type: 'INVITED_TO',
    from: ['group'],
    to: ['group', 'project'],
    description: 'A group share: the members of the first get access to the second (R4 to R7).',
    properties: shares,
  },
  { type: 'OPENED', from: ['user'], to: ['merge_request'], description: 'Authored it.', properties: {} },
  { type: 'APPROVED', from: ['user'], to: ['merge_request'], description: 'Approved it.', properties: {} },
  { type: 'MERGED', from: ['user'], to: ['merge_request'], description: 'Merged it.', properties: {} },
  {
    type: 'ACTS_AS',
    from: ['access_token'],
    to: ['user'],
    description: 'Whoever holds the token acts as this user (R25, R26).',
    properties: {},
  },
  {
    type: 'OWNS',
    from: ['user'],
    to: ['project', 'deploy_key'],
    description: 'Owns a project by its personal namespace (R1), or a deploy key (R23).',
    properties: {},
  },
  {
    type: 'GRANTS',
    from: ['deploy_key', 'deploy_token'],
    to: ['project', 'group'],
    description: 'The key or token opens the repository or registry (R23, R27).',
    properties: { canPush: boolean('Whether a deploy key may push.') },
  },
  {
    type: 'RUNS_JOBS_OF',
    from: ['runner'],
    to: ['account', 'group', 'project'],
    description: 'The runner takes jobs of it; of an account: of the whole instance (R34).',
    properties: {},
  },
  {
    type: 'FORKED_FROM',
    from: ['project'],
    to: ['project'],
    description: 'The first is a fork of the second.',
    properties: {},
  },
];
