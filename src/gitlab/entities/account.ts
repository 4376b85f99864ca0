import { defineEntity } from '../model/entity.js';
import { boolean, text } from '../model/values.js';
import { instanceSettings } from './instance-settings.js';

/** One configured connection to a GitLab: every top-level node of that connection hangs from it. */
export const account = defineEntity({
  kind: 'account',
  label: 'GitLabAccount',
  classLabels: ['Account'],
  description: 'One configured connection to a GitLab instance, and that instance as the connection sees it.',
  parents: [],
  properties: {
    name: text('Name of the connection.'),
    description: text('Description of the connection.'),
    host: text('Host of the instance; the first part of every key.'),
    webUrl: text('Address of the instance.'),
    version: text('Version of GitLab.'),
    revision: text('Revision of GitLab.'),
    enterprise: boolean('Whether it is the Enterprise Edition.'),
    tier: text('`free`, `premium` or `ultimate`, where the licence or plan is readable.'),
    group: text('The group that the connection is limited to, if any.'),
    ...instanceSettings,
  },
  indexes: ['name'],
  searched: ['name', 'description', 'host', 'group'],
});
