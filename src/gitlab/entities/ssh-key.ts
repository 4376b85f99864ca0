import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** An SSH key of a person or service account: its fingerprint, not the key. */
export const sshKey = defineEntity({
  kind: 'ssh_key',
  label: 'GitLabSshKey',
  classLabels: ['AccessKey'],
  description: 'An SSH key: whoever holds its private half reads and pushes as its user.',
  parents: ['user'],
  properties: {
    id: integer('GitLab’s id.'),
    title: text('Title.'),
    keyType: text('Algorithm as OpenSSH names it, such as `ssh-ed25519`.'),
    fingerprintSha256: text('SHA-256 fingerprint, as OpenSSH writes it.'),
    usageType: text('`auth`, `signing` or `auth_and_signing`.'),
    createdAt: time('When it was added.'),
    expiresAt: time('When it ends; none means never.'),
    lastUsedAt: time('When it was last used.', { volatile: true }),
  },
  indexes: ['id', 'fingerprintSha256'],
  searched: ['title', 'fingerprintSha256'],
});
