import { defineEntity } from '../model/entity.js';
import { boolean, integer, text, texts, time } from '../model/values.js';

/** An integration of a group or project; none of its settings but where it leads. */
export const integration = defineEntity({
  kind: 'integration',
  label: 'GitLabIntegration',
  classLabels: ['Configuration'],
  description:
    'An active integration, such as Jira or Slack. Its settings are not stored, for they hold credentials, except the host that it talks to.',
  parents: ['group', 'project'],
  properties: {
    id: integer('GitLab’s id.'),
    slug: text('What it connects to, such as `jira` or `slack`.'),
    title: text('Its name in GitLab.'),
    active: boolean('Whether it is active; GitLab lists active ones only.'),
    inherited: boolean('Whether its settings come from a group or the instance.'),
    events: texts('GitLab’s names of the events that it is sent, such as `push_events`.'),
    urlScheme: text('Scheme of the address in its settings.'),
    urlHost: text(
      'Host in its settings; asked only of kinds that have an address, and not of inherited ones.',
    ),
    createdAt: time('When it was set up.'),
    updatedAt: time('When its settings last changed.'),
  },
  indexes: ['id', 'slug'],
  searched: ['title', 'slug', 'urlHost'],
});
