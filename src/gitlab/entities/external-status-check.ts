import { defineEntity } from '../model/entity.js';
import { boolean, integer, text } from '../model/values.js';

/** An outside service that must pass a merge request. */
export const externalStatusCheck = defineEntity({
  kind: 'external_status_check',
  label: 'GitLabExternalStatusCheck',
  classLabels: ['ReviewRule'],
  description: 'An outside service that is asked about each merge request and sees what changed.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('Name.'),
    urlScheme: text('`https` or `http`.'),
    urlHost: text('Host of the service; its path and query are not kept.'),
    hmac: boolean('Whether requests to it are signed with a shared secret.'),
    appliesToAllBranches: boolean('Whether it counts for every target branch.'),
  },
  indexes: ['id'],
  searched: ['name', 'urlHost'],
});
