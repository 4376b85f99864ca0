import type { RelationshipDefinition } from '../relationship.js';
import { boolean, integer, text, time } from '../values.js';

/** Who did, asks for, manages and still uses what. */
export const governance: readonly RelationshipDefinition[] = [
  {
    type: 'PERFORMED',
    from: ['user'],
    to: ['audit_event'],
    description: 'Did what the audit log tells.',
    names: { out: 'performed{Kinds}', in: 'performers' },
    properties: {},
  },
  {
    type: 'CONCERNS',
    from: ['audit_event'],
    to: ['group', 'project', 'user'],
    description: 'It happened to this group, project or user, or dealt with it.',
    names: { out: 'concerned{Kinds}', in: 'concerning{Kinds}' },
    properties: {},
  },
  {
    type: 'REQUESTED_ACCESS_TO',
    from: ['user'],
    to: ['group', 'project'],
    description:
      'Asks to become a member; grants nothing until an Owner, or a Maintainer of the project, agrees (R2).',
    names: { out: 'requestedAccessTo{Kinds}', in: 'accessRequesters' },
    properties: { requestedAt: time('When the request was made.') },
  },
  {
    type: 'MANAGES',
    from: ['group'],
    to: ['user'],
    description:
      'The top-level group pays for, made, or signs in the person: its Owners may manage the account, or remove it.',
    names: { out: 'managed{Kinds}', in: 'managing{Kinds}' },
    properties: {
      billable: boolean('Whether the person takes a seat.'),
      membershipType: text(
        'By what the seat is taken: `group_member`, `project_member`, `group_invite` or `project_invite`.',
      ),
      enterprise: boolean('Whether it is an enterprise user of the group.'),
      provisioned: boolean('Whether SCIM or SAML of the group made the account.'),
      saml: boolean('Whether the person signs in by SAML of the group.'),
    },
  },
  {
    type: 'ACTIVE_IN',
    from: ['user'],
    to: ['group'],
    description:
      'Pushed, or opened, merged, approved or closed merge requests or issues, in the top-level group or below it within the last 90 days. Comments do not count: see `PARTICIPATED_IN`.',
    names: { out: 'activeIn{Kinds}', in: 'active{Kinds}' },
    properties: {
      anyWithinDays: integer('7, 30 or 90: the last contribution of any kind is at most so many days old.'),
      pushWithinDays: integer('The same of the last push; none when there was none in 90 days.'),
      mergeRequestWithinDays: integer(
        'The same of the last merge request that was opened, merged, approved or closed.',
      ),
    },
  },
  {
    type: 'PARTICIPATED_IN',
    from: ['user'],
    to: ['project'],
    description:
      'Commented on a merge request or an issue of the project, or did something in a merge request, within the last 90 days.',
    names: { out: 'participatedIn{Kinds}', in: 'participants' },
    properties: {
      lastCommentAt: time('When the user last commented on a merge request or an issue.', { volatile: true }),
      lastMergeRequestEventAt: time(
        'When the user last opened, merged, approved, pushed to or changed a merge request.',
        { volatile: true },
      ),
    },
  },
];
