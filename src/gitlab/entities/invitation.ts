import { defineEntity } from '../model/entity.js';
import { date, integer, text, time } from '../model/values.js';

/** An invitation that nobody has accepted yet. */
export const invitation = defineEntity({
  kind: 'invitation',
  label: 'GitLabInvitation',
  classLabels: ['Invitation'],
  description:
    'An invitation to a group or project by e-mail that nobody has accepted yet; it grants nothing until then (R2). Its id is `group/<id>/<e-mail>` or `project/<id>/<e-mail>`.',
  parents: ['group', 'project'],
  properties: {
    email: text('Address of who is invited.'),
    accessLevel: integer('The role that is offered.'),
    createdAt: time('When it was sent.'),
    expiresAt: date('The day on which the membership would end.'),
    createdByName: text('Name of who sent it.'),
    groupId: integer('Id of the group; none for a project.'),
    projectId: integer('Id of the project; none for a group.'),
  },
  indexes: ['email'],
  searched: ['email'],
});
