import type { EntityKind, RelationshipType } from './entity.js';
import { boolean, date, integer, type PropertyDefinition, text, time } from './values.js';

/** The declaration of one relationship type. */
export interface RelationshipDefinition {
  readonly type: RelationshipType;
  readonly from: readonly EntityKind[];
  readonly to: readonly EntityKind[];
  /** What each kind reaches, when not every one of `from` reaches every one of `to`. */
  readonly reaches?: Readonly<Partial<Record<EntityKind, readonly EntityKind[]>>>;
  readonly description: string;
  /**
   * What the API calls the nodes at the other end, from the one that it goes `out` of and from the one that it comes
   * `in` to; `{kinds}` and `{Kinds}` stand for the plural of their kind.
   */
  readonly names: { readonly out: string; readonly in: string };
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
    reaches: {
      account: ['group', 'project', 'user', 'runner'],
      group: ['group', 'project', 'access_token', 'deploy_token'],
      project: ['merge_request', 'access_token', 'deploy_token'],
      user: ['access_token'],
    },
    description: 'Containment: what an account, group or project is made of; a user has personal tokens.',
    names: { out: '{kinds}', in: 'parent{Kinds}' },
    properties: {},
  },
  {
    type: 'MEMBER_OF',
    from: ['user'],
    to: ['group', 'project'],
    description: 'Direct membership (R1, R2). Inherited access is derived, never stored.',
    names: { out: 'memberOf{Kinds}', in: 'members' },
    properties: members,
  },
  {
    type: 'INVITED_TO',
    from: ['group'],
    to: ['group', 'project'],
    description: 'A group share: the members of the first get access to the second (R4 to R7).',
    names: { out: 'invitedTo{Kinds}', in: 'invited{Kinds}' },
    properties: shares,
  },
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
  {
    type: 'RUNS_JOBS_OF',
    from: ['runner'],
    to: ['account', 'group', 'project'],
    description: 'The runner takes jobs of it; of an account: of the whole instance (R34).',
    names: { out: 'served{Kinds}', in: 'serving{Kinds}' },
    properties: {},
  },
  {
    type: 'FORKED_FROM',
    from: ['project'],
    to: ['project'],
    description: 'The first is a fork of the second.',
    names: { out: 'forkedFrom', in: 'forks' },
    properties: {},
  },
];
