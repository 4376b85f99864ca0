import { createHash } from 'node:crypto';
import { day, instant } from '../clock.js';
import { nextId } from '../ids.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import type { WorldGpgKey, WorldOauthApplication, WorldSshKey } from './types.js';

const sized = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** Adds an SSH key of an account; one in twenty is no key, as an old import leaves it. */
export function addSshKey(world: World, random: Random, userId: number): WorldSshKey {
  // Deploy keys and SSH keys share one sequence of ids, as in GitLab.
  const id = nextId(world, 'deployKeys');
  const type = random.chance(0.8) ? 'ssh-ed25519' : 'ssh-rsa';
  const body = Buffer.from(random.hex(type === 'ssh-rsa' ? 128 : 64), 'hex');
  const blob = Buffer.concat([sized(Buffer.from(type)), sized(body)]).toString('base64');
  const key: WorldSshKey = {
    id,
    userId,
    title: random.pick(['laptop', 'work "mac"', 'Schlüssel', 'yubikey', 'ci']),
    key: random.chance(0.05) ? `broken CANARY-key-${id}` : `${type} ${blob} CANARY-comment-${id}`,
    usageType: random.pick(['auth_and_signing', 'auth_and_signing', 'auth', 'signing']),
    createdAt: instant(world.now - random.int(0, 900) * day),
    expiresAt: random.chance(0.6) ? instant(world.now + random.int(-30, 360) * day) : null,
    lastUsedAt: random.chance(0.4) ? null : instant(world.now - random.int(0, 90) * day),
  };
  world.automation.sshKeys.set(id, key);
  return key;
}

/** Adds a GPG key of an account: a packet of a primary key (RFC 9580, 5.5.2), with nothing signed. */
export function addGpgKey(world: World, random: Random, userId: number): WorldGpgKey {
  const id = nextId(world, 'gpgKeys');
  const body = Buffer.concat([Buffer.from([4]), Buffer.from(random.hex(100), 'hex')]);
  const fingerprint = createHash('sha1')
    .update(Buffer.from([0x99, 0, body.length]))
    .update(body)
    .digest('hex')
    .toUpperCase();
  const base64 = Buffer.concat([Buffer.from([0xc6, body.length]), body]).toString('base64');
  const key: WorldGpgKey = {
    id,
    userId,
    key: [
      '-----BEGIN PGP PUBLIC KEY BLOCK-----',
      `Comment: CANARY-gpg-${id}`,
      '',
      base64.replace(/(.{64})(?=.)/g, '$1\n'),
      '=AAAA',
      '-----END PGP PUBLIC KEY BLOCK-----',
    ].join('\n'),
    fingerprint,
    createdAt: instant(world.now - random.int(0, 900) * day),
  };
  world.automation.gpgKeys.set(id, key);
  return key;
}

/** Adds an OAuth application of the instance. */
export function addApplication(world: World, random: Random): WorldOauthApplication {
  const id = nextId(world, 'applications');
  const application: WorldOauthApplication = {
    id,
    applicationId: random.hex(64),
    name: random.pick(['Grafana', 'Sentry', 'VS Code', 'Intranet <portal>', 'Werkzeug für alle']),
    callbackUrl: random.pick([
      'https://grafana.acme.example/login/gitlab',
      `https://sentry.acme.example/auth?state=CANARY-oauth-${id}\nhttp://localhost:3000/callback`,
      'vscode://gitlab.gitlab-workflow/authentication',
      'urn:ietf:wg:oauth:2.0:oob',
    ]),
    confidential: random.chance(0.6),
    secret: `gloas-CANARY-application-${id}-${random.hex(12)}`,
  };
  world.automation.applications.set(id, application);
  return application;
}
