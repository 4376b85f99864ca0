import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** A GPG key of a person or service account: its fingerprint, not the key. */
export const gpgKey = defineEntity({
  kind: 'gpg_key',
  label: 'GitLabGpgKey',
  classLabels: ['Key'],
  description: 'A GPG key: commits signed with it count as its user’s. It opens nothing.',
  parents: ['user'],
  properties: {
    id: integer('GitLab’s id.'),
    fingerprint: text('Fingerprint of the primary key, in upper-case hexadecimal digits.'),
    createdAt: time('When it was added.'),
  },
  indexes: ['id', 'fingerprint'],
  searched: ['fingerprint'],
});
