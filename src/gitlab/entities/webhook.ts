import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, texts, time } from '../model/values.js';

/** A webhook of the instance, a group or a project; of its address only scheme and host, never its secrets. */
export const webhook = defineEntity({
  kind: 'webhook',
  label: 'GitLabWebhook',
  classLabels: ['ApplicationEndpoint'],
  description:
    'A webhook: what GitLab sends elsewhere when something happens. Path, query and headers’ values are not stored, for they may hold credentials.',
  parents: ['account', 'group', 'project'],
  properties: {
    id: integer('GitLab’s id, unique over system, group and project hooks.'),
    name: text('Name.'),
    urlScheme: text('Scheme of the address: `https` or `http`.'),
    urlHost: text(
      'Host that receives the events, with its port where it is not the default; masked parts in braces.',
    ),
    urlVariableNames: texts('Names of the masked parts of the address.'),
    events: texts('GitLab’s names of the events that it is sent, such as `push_events`.'),
    enableSslVerification: boolean('Whether the receiver’s certificate is checked.'),
    hasSecret: boolean('Whether a secret token goes with each call, where GitLab tells.'),
    customHeaderNames: texts('Names of the headers that go with each call.'),
    pushEventsBranchFilter: text('Pattern of the branches whose pushes it is sent; none means all.'),
    branchFilterStrategy: text('`all_branches`, `wildcard` or `regex`.'),
    alertStatus: text(
      '`executable`, `temporarily_disabled` or `disabled`: GitLab stops hooks that keep failing.',
      { volatile: true },
    ),
    disabledUntil: time('Until when GitLab does not call it.', { volatile: true }),
    createdAt: time('When it was added.'),
  },
  indexes: ['id', 'urlHost'],
  searched: ['name', 'urlHost'],
});
