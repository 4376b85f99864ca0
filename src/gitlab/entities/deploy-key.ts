import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** A deploy key (public part's fingerprint only). */
export const deployKey = defineEntity({
  kind: 'deploy_key',
  label: 'GitLabDeployKey',
  classLabels: ['AccessKey'],
  description: 'An SSH key that reads, or pushes to, the projects it is enabled on (R23).',
  parents: [],
  properties: {
    id: integer('GitLab’s id.'),
    title: text('Title.'),
    fingerprint: text('MD5 fingerprint; absent where FIPS forbids it.'),
    fingerprintSha256: text('SHA-256 fingerprint.'),
    createdAt: time('When it was added.'),
    expiresAt: time('When it ends; none means never.'),
    lastUsedAt: time('When it was last used.', { volatile: true }),
    usageType: text('`auth`, `signing` or `auth_and_signing`.'),
  },
  indexes: ['id'],
  searched: ['title', 'fingerprintSha256'],
});
