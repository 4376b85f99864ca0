import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** Something that the audit log tells; never an address or a free text. */
export const auditEvent = defineEntity({
  kind: 'audit_event',
  label: 'GitLabAuditEvent',
  classLabels: ['Event'],
  description:
    'What GitLab’s audit log tells of the last 30 days, at first and with each full run, and from then on what is new. Older events go with the next full run. Addresses and free texts are left out.',
  parents: ['account', 'group'],
  properties: {
    id: integer('GitLab’s id.'),
    createdAt: time('When it happened.'),
    eventType: text('Kind of event, such as `member_created`, where GitLab names it.'),
    action: text('`add`, `remove`, `change`, `with` or others: what the event’s details begin with.'),
    subject: text('What was added, removed or changed, such as `user_access` or `visibility`.'),
    from: text('Value before a change whose values are harmless, such as of a visibility, role or path.'),
    to: text('Value after it.'),
    authorId: integer('Id of who did it, also when the account is gone; negative when nobody signed in.'),
    authorName: text('Name of who did it, as it was then.'),
    entityType: text('Kind of what it happened to, such as `Project`, `Group` or `User`.'),
    entityId: integer('Id of what it happened to, also when that is gone.'),
    entityPath: text('Full path or username of what it happened to, as it was then.'),
    targetType: text('Kind of what the author dealt with, such as `User` for a new member.'),
    targetId: text('Id or path of what the author dealt with.'),
    targetDetails: text('Name of what the author dealt with; of an address only scheme and host.'),
  },
  indexes: ['id', 'createdAt', 'eventType'],
  searched: ['authorName', 'entityPath', 'targetDetails'],
});
