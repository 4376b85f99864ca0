import { day, instant } from '../clock.js';
import { nextId } from '../ids.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import type {
  Home,
  WorldClusterAgent,
  WorldDeployEntry,
  WorldEnvironment,
  WorldJobTokenEntry,
  WorldProtectedEnvironment,
  WorldSchedule,
  WorldSecureFile,
  WorldTrigger,
  WorldVariable,
} from './types.js';

const keys = [
  'AWS_SECRET_ACCESS_KEY',
  'DEPLOY_TOKEN',
  'KUBECONFIG',
  'NPM_TOKEN',
  'SENTRY_DSN',
  'SONAR_TOKEN',
  'DATABASE_URL',
  'DOCKER_AUTH_CONFIG',
] as const;
const scopes = ['*', '*', '*', 'production', 'staging', 'review/*', 'übung/*'] as const;

/** Whether the home has no such variable yet; key and scope together name one. */
export type VariableName = Pick<WorldVariable, 'home' | 'key' | 'environmentScope'>;

/** The name of a variable as one text. */
export function variableName({ home, key, environmentScope }: VariableName): string {
  return home === null ? `instance/${key}` : `${home.kind}/${home.id}/${key}/${environmentScope}`;
}

/** Adds a variable; the caller sees to it that its name is not taken. */
export function addVariable(world: World, random: Random, name: VariableName): WorldVariable {
  const id = nextId(world, 'variables');
  const masked = random.chance(0.6);
  const variable: WorldVariable = {
    id,
    ...name,
    variableType: name.key === 'KUBECONFIG' ? 'file' : 'env_var',
    value: `CANARY-variable-${id}-${random.hex(8)}`,
    protected: random.chance(0.5),
    masked,
    hidden: masked && name.home !== null && random.chance(0.3),
    raw: random.chance(0.2),
    description: random.chance(0.8) ? null : random.pick(['For the release job', '<b>rotate</b> me', '']),
  };
  world.cicd.variables.set(id, variable);
  return variable;
}

/** A likely name of a variable of this home. */
export function someName(random: Random, home: Home | null): VariableName {
  return { home, key: random.pick(keys), environmentScope: home === null ? '*' : random.pick(scopes) };
}

const environmentNames = [
  ['production', 'production'],
  ['production/eu', 'production'],
  ['staging', 'staging'],
  ['review/topic-ä', 'development'],
  ['qa', 'testing'],
  ['Sandbox & co', 'other'],
] as const;

/** Adds an environment of that name. */
export function addEnvironment(
  world: World,
  random: Random,
  projectId: number,
  given: Pick<WorldEnvironment, 'name' | 'tier'>,
): WorldEnvironment {
  const id = nextId(world, 'environments');
  const host = `env-${id}.example.test`;
  const environment: WorldEnvironment = {
    id,
    projectId,
    ...given,
    state: random.chance(0.8) ? 'available' : random.pick(['stopped', 'stopping']),
    externalUrl: random.pick([
      null,
      `https://${host}`,
      `https://deploy:CANARY-env-${id}@${host}:8443/app?token=CANARY-url-${id}`,
    ]),
    createdAt: instant(world.now - random.int(0, 400) * day),
  };
  world.cicd.environments.set(id, environment);
  return environment;
}

/** Some of the usual environments. */
export function someEnvironments(random: Random): Pick<WorldEnvironment, 'name' | 'tier'>[] {
  return random.sample(environmentNames, random.int(1, 4)).map(([name, tier]) => ({ name, tier }));
}

/** Adds a rule with entries by role, person and group. */
export function addProtectedEnvironment(
  world: World,
  random: Random,
  home: Home,
  name: string,
  actors: { readonly userIds: readonly number[]; readonly groupIds: readonly number[] },
): WorldProtectedEnvironment {
  const entry = (given: Partial<WorldDeployEntry>): WorldDeployEntry => ({
    id: nextId(world, 'deployEntries'),
    accessLevel: null,
    userId: null,
    groupId: null,
    groupInheritanceType: 0,
    requiredApprovals: random.int(1, 2),
    ...given,
  });
  const entries = (): WorldDeployEntry[] => [
    ...(random.chance(0.7) ? [entry({ accessLevel: random.pick([0, 30, 40, 40, 60]) })] : []),
    ...random.sample(actors.userIds, random.int(0, 2)).map((userId) => entry({ userId })),
    ...random
      .sample(actors.groupIds, random.int(0, 1))
      .map((groupId) => entry({ groupId, groupInheritanceType: random.chance(0.5) ? 1 : 0 })),
  ];
  const id = nextId(world, 'protectedEnvironments');
  const rule: WorldProtectedEnvironment = {
    id,
    home,
    name,
    requiredApprovalCount: random.pick([0, 0, 1, 2]),
    deployers: entries(),
    approvers: random.chance(0.5) ? entries() : [],
  };
  world.cicd.protectedEnvironments.set(id, rule);
  return rule;
}

/** Adds a pipeline schedule of `ownerId`; null: its owner was deleted. */
export function addSchedule(
  world: World,
  random: Random,
  projectId: number,
  given: { readonly ownerId: number | null; readonly ref: string; readonly variables?: number },
): WorldSchedule {
  const id = nextId(world, 'schedules');
  const schedule: WorldSchedule = {
    id,
    projectId,
    ownerId: given.ownerId,
    description: random.pick(['nightly', 'weekly scan', 'Renovate', 'Aufräumen "alles"']),
    ref: given.ref,
    cron: random.pick(['0 4 * * *', '*/15 * * * *', '0 9 * * 1']),
    cronTimezone: random.pick(['UTC', 'Europe/Berlin']),
    active: random.chance(0.8),
    createdAt: instant(world.now - random.int(0, 500) * day),
    nextRunAt: instant(world.now + day),
    variables: Array.from({ length: given.variables ?? random.int(0, 2) }, (_, position) => ({
      id: nextId(world, 'scheduleVariables'),
      key: `SCHEDULED_${position}`,
      value: `CANARY-scheduled-${id}-${position}`,
    })),
  };
  world.cicd.schedules.set(id, schedule);
  return schedule;
}

/** Adds a trigger token of `ownerId`. */
export function addTrigger(world: World, random: Random, projectId: number, ownerId: number): WorldTrigger {
  const id = nextId(world, 'triggers');
  const trigger: WorldTrigger = {
    id,
    projectId,
    ownerId,
    description: random.pick(['from the monorepo', 'chatops', null]),
    createdAt: instant(world.now - random.int(0, 500) * day),
    expiresAt: random.chance(0.3) ? instant(world.now + random.int(-20, 200) * day) : null,
    lastUsed: random.chance(0.5) ? instant(world.now - random.int(0, 90) * day) : null,
    token: `glptt-CANARY-trigger-${id}-${random.hex(8)}`,
  };
  world.cicd.triggers.set(id, trigger);
  return trigger;
}

/** Puts a project or group on the allow-list of `projectId`. */
export function addJobTokenEntry(
  world: World,
  random: Random,
  projectId: number,
  target: Home,
): WorldJobTokenEntry {
  const id = nextId(world, 'jobTokenEntries');
  const defaultPermissions = random.chance(0.7);
  const entry: WorldJobTokenEntry = {
    id,
    projectId,
    target,
    addedById: null,
    createdAt: instant(world.now - random.int(0, 300) * day),
    autopopulated: random.chance(0.2),
    defaultPermissions,
    policies: defaultPermissions ? [] : random.sample(['READ_PACKAGES', 'ADMIN_JOBS', 'READ_DEPLOYMENTS'], 2),
  };
  world.cicd.jobTokenEntries.set(id, entry);
  return entry;
}

/** Adds a secure file. */
export function addSecureFile(world: World, random: Random, projectId: number): WorldSecureFile {
  const id = nextId(world, 'secureFiles');
  const file: WorldSecureFile = {
    id,
    projectId,
    name: random.pick([`upload-${id}.jks`, `Profil ${id}.mobileprovision`, `dist-${id}.p12`]),
    checksum: random.hex(64),
    createdAt: instant(world.now - random.int(0, 300) * day),
    expiresAt: random.chance(0.5) ? instant(world.now + random.int(-10, 300) * day) : null,
  };
  world.cicd.secureFiles.set(id, file);
  return file;
}

/** Adds an agent for Kubernetes with up to two tokens. */
export function addClusterAgent(
  world: World,
  random: Random,
  projectId: number,
  createdById: number | null,
): WorldClusterAgent {
  const id = nextId(world, 'clusterAgents');
  const agent: WorldClusterAgent = {
    id,
    projectId,
    name: `agent-${id}`,
    createdById,
    createdAt: instant(world.now - random.int(0, 300) * day),
    tokens: Array.from({ length: random.int(0, 2) }, () => ({
      id: nextId(world, 'agentTokens'),
      value: `glagent-CANARY-${id}-${random.hex(8)}`,
      lastUsedAt: random.chance(0.7) ? instant(world.now - random.int(0, 20) * day) : null,
    })),
  };
  world.cicd.clusterAgents.set(id, agent);
  return agent;
}
