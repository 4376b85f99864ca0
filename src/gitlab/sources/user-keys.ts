import { z } from 'zod';
import type { InstanceFacts } from '../discovery.js';
import { gpgKey } from '../entities/gpg-key.js';
import { sshKey } from '../entities/ssh-key.js';
import type { NodeRef, View } from '../model/entity.js';
import { rowReader } from '../model/row.js';
import { gpgFingerprint, sshKeyFacts } from './fingerprints.js';
import { restNodes } from './rest-list.js';
import type { Source, Target } from './source.js';

const extra = { id: z.number(), key: z.string().nullish() };
const ssh = rowReader(sshKey, {
  naming: 'rest',
  fields: ['id', 'title', 'usageType', 'createdAt', 'expiresAt', 'lastUsedAt'],
  extra,
});
const gpg = rowReader(gpgKey, { naming: 'rest', fields: ['id', 'createdAt'], extra });

/** People and service accounts have keys, blocked ones too: their access comes back with them (R12). */
function mayHaveKeys({ properties }: Target): boolean {
  const { userType } = properties;
  return typeof userType !== 'string' || ['HUMAN', 'SERVICE_ACCOUNT'].includes(userType);
}

const has = (target: Target): NonNullable<View['edges']>[number] => ({
  type: 'HAS',
  direction: 'in',
  rows: [{ other: { kind: 'user', id: target.id } satisfies NodeRef }],
});

const common = {
  targets: 'user',
  stage: 5,
  batch: 1,
  needs: { role: 'administrator' },
  reads: ['userType'],
  wants: mayHaveKeys,
  // Elsewhere people are known only while something mentions them, which their keys themselves would do for ever.
  unreadable: ({ token, group }: InstanceFacts) =>
    token.isAdmin && group === undefined
      ? undefined
      : 'people’s keys are read only where an administrator’s token lists everyone on the instance',
} as const;

/** SSH keys of people and service accounts. */
export const userSshKeys: Source = {
  ...common,
  id: 'user-ssh-keys',
  title: 'SSH keys of people and service accounts',
  feeds: ['ssh_key'],
  asserts: ['ssh_key'],
  read: restNodes(
    (target) => ({ path: `/users/${target.id}/keys` }),
    ssh.schema,
    (row, target) => ({
      node: { kind: 'ssh_key', id: row.id },
      properties: { ...ssh.properties(row), ...sshKeyFacts(row.key) },
      edges: [
        has(target),
        { type: 'ACTS_AS', direction: 'out', rows: [{ other: { kind: 'user', id: target.id } }] },
      ],
    }),
  ),
};

/** GPG keys of people and service accounts: whose signature on a commit counts. */
export const userGpgKeys: Source = {
  ...common,
  id: 'user-gpg-keys',
  title: 'GPG keys of people and service accounts',
  feeds: ['gpg_key'],
  asserts: ['gpg_key'],
  read: restNodes(
    (target) => ({ path: `/users/${target.id}/gpg_keys` }),
    gpg.schema,
    (row, target) => ({
      node: { kind: 'gpg_key', id: row.id },
      properties: { ...gpg.properties(row), fingerprint: gpgFingerprint(row.key) },
      edges: [has(target)],
    }),
  ),
};
