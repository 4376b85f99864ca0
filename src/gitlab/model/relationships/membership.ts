import type { RelationshipDefinition } from '../relationship.js';
import { date, integer, text, time } from '../values.js';

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
  memberRoleId: integer('Custom role that the invitation gives, when it names one (R17).'),
};

/** How people and groups get roles. */
export const membership: readonly RelationshipDefinition[] = [
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
];
