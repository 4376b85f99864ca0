import { createHash } from 'node:crypto';
import { addMembership } from './build-access.js';
import { addBot } from './build-people.js';
import { date, day, instant } from './clock.js';
import type { WorldDeployKey, WorldDeployToken, WorldRunner, WorldToken } from './credential-types.js';
import { nextId } from './ids.js';
import type { Random } from './random.js';
import type { World } from './types.js';

const tokenNames = [
  'ci',
  'laptop',
  'terraform',
  'renovate',
  'backup script',
  'dashboards "prod"',
  'läuft',
] as const;

/** Adds a personal token of `userId`. One in five never expires, one in twelve is revoked. */
export function addToken(
  world: World,
  random: Random,
  given: Partial<WorldToken> & Pick<WorldToken, 'kind' | 'userId' | 'sourceId'>,
): WorldToken {
  const id = nextId(world, 'tokens');
  const expires = random.next();
  const token: WorldToken = {
    id,
    name: random.pick(tokenNames),
    description: random.chance(0.5) ? null : 'Used by a script',
    scopes: random.sample(
      ['api', 'read_api', 'read_user', 'read_repository', 'write_repository', 'read_registry'],
      random.int(1, 3),
    ),
    expiresAt:
      expires < 0.2
        ? null
        : expires < 0.3
          ? date(world.now - random.int(1, 60) * day)
          : date(world.now + random.int(5, 360) * day),
    createdAt: instant(world.now - random.int(0, 300) * day),
    lastUsedAt: random.chance(0.3) ? null : instant(world.now - random.int(0, 20) * day),
    revoked: random.chance(1 / 12),
    value: `glpat-CANARY-token-${id}-${random.hex(12)}`,
    ...given,
  };
  world.tokens.set(id, token);
  return token;
}

/** Adds an access token of a project or group together with its bot and the bot's membership (R26). */
export function addResourceToken(
  world: World,
  random: Random,
  kind: 'project' | 'group',
  sourceId: number,
): WorldToken {
  const name = random.pick(tokenNames);
  const bot = addBot(world, random, kind, sourceId, name);
  addMembership(world, random, {
    userId: bot.id,
    sourceType: kind,
    sourceId,
    accessLevel: random.pick([10, 20, 30, 40, 40, 50]),
    expiresAt: null,
    createdById: 1,
  });
  return addToken(world, random, { kind, userId: bot.id, sourceId, name });
}

/** Adds a deploy token of a project or group. */
export function addDeployToken(
  world: World,
  random: Random,
  sourceType: 'group' | 'project',
  sourceId: number,
): WorldDeployToken {
  const id = nextId(world, 'deployTokens');
  const token: WorldDeployToken = {
    id,
    sourceType,
    sourceId,
    name: random.pick(['cluster pull', 'mirror', 'legacy "ftp"']),
    username: `gitlab+deploy-token-${id}`,
    scopes: random.sample(
      [
        'read_repository',
        'read_registry',
        'write_registry',
        'read_package_registry',
        'write_package_registry',
      ],
      random.int(1, 2),
    ),
    expiresAt: random.chance(0.5) ? null : instant(world.now + random.int(-30, 200) * day),
    revoked: random.chance(0.1),
    createdAt: instant(world.now - random.int(0, 300) * day),
    token: `gldt-CANARY-deploy-${id}-${random.hex(12)}`,
  };
  world.deployTokens.set(id, token);
  return token;
}

/** Adds a deploy key of `userId`, enabled for `projectIds`. */
export function addDeployKey(
  world: World,
  random: Random,
  userId: number,
  projectIds: readonly number[],
): WorldDeployKey {
  const id = nextId(world, 'deployKeys');
  const blob = Buffer.from(`${world.seed}-${id}-${random.hex(32)}`).toString('base64');
  const md5 = createHash('md5').update(blob).digest('hex');
  const key: WorldDeployKey = {
    id,
    title: random.pick(['argo', 'jenkins', 'mirror', 'site', 'Clé']),
    key: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${blob}`,
    fingerprint: md5.replace(/(..)(?!$)/g, '$1:'),
    fingerprintSha256: `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`,
    userId,
    createdAt: instant(world.now - random.int(0, 900) * day),
    expiresAt: random.chance(0.2) ? instant(world.now + random.int(5, 200) * day) : null,
    lastUsedAt: random.chance(0.4) ? null : instant(world.now - random.int(0, 60) * day),
    projects: new Map(projectIds.map((projectId) => [projectId, { canPush: random.chance(0.4) }])),
  };
  world.deployKeys.set(id, key);
  return key;
}

type GivenRunner = Pick<WorldRunner, 'runnerType' | 'projectIds' | 'groupIds'>;

/** Adds a runner with up to three managers; without one it never contacted the server. */
export function addRunner(world: World, random: Random, given: GivenRunner): WorldRunner {
  const id = nextId(world, 'runners');
  const contacted = world.now - random.int(0, 40) * day;
  const createdAt = instant(world.now - random.int(50, 400) * day);
  const managers = Array.from({ length: random.pick([0, 1, 1, 1, 2, 3]) }, (_, position) => ({
    id: nextId(world, 'managers'),
    systemId: `s_${random.hex(12)}`,
    version: random.pick(['18.9.0', '18.6.1', '17.11.3', '16.11.1']),
    revision: random.hex(8),
    platform: random.pick(['linux', 'linux', 'darwin', 'windows']),
    architecture: random.pick(['amd64', 'arm64']),
    ipAddress: `10.0.${random.int(0, 255)}.${random.int(1, 254)}`,
    createdAt,
    contactedAt: instant(contacted - position * day),
  }));
  const runner: WorldRunner = {
    id,
    description: random.pick(['shared docker', 'build-1', 'gpu', 'mac mini', 'ärger', null]),
    paused: random.chance(0.1),
    locked: random.chance(0.3),
    accessLevel: random.chance(0.3) ? 'ref_protected' : 'not_protected',
    runUntagged: random.chance(0.7),
    tagList: random.sample(['docker', 'linux', 'gpu', 'prod', 'arm'], random.int(0, 2)),
    contactedAt: managers.length > 0 ? instant(contacted) : null,
    createdAt,
    createdById: random.chance(0.7) ? 1 : null,
    maximumTimeout: random.chance(0.3) ? 3600 : null,
    managers,
    token: `glrt-CANARY-runner-${id}-${random.hex(12)}`,
    ...given,
  };
  // A runner cannot take untagged jobs only when it has tags to take others by.
  if (runner.tagList.length === 0) runner.runUntagged = true;
  world.runners.set(id, runner);
  return runner;
}
