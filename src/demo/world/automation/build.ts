import { day, instant } from '../clock.js';
import { nextId } from '../ids.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import type { WorldHook, WorldIntegration, WorldPullMirror, WorldPushMirror } from './types.js';

const hosts = [
  'ci.acme.example',
  'hooks.slack.example',
  'jenkins.acme.example:8443',
  'deploy.acme.example',
  '203.0.113.9',
] as const;

const hookEvents = {
  system: ['push', 'tag_push', 'merge_requests', 'repository_update'],
  group: [
    'push',
    'tag_push',
    'merge_requests',
    'issues',
    'note',
    'pipeline',
    'job',
    'member',
    'subgroup',
    'releases',
  ],
  project: ['push', 'tag_push', 'merge_requests', 'issues', 'note', 'pipeline', 'job', 'deployment', 'emoji'],
} as const;

/** The events that hooks of a kind can be sent, by the names of their flags without `_events`. */
export function eventsOf(kind: WorldHook['sourceType']): readonly string[] {
  return hookEvents[kind];
}

/** An address of a hook; some carry credentials in each of the places where people put them. */
export function hookUrl(random: Random): string {
  const host = random.pick(hosts);
  const secret = `CANARY-hook-${random.hex(8)}`;
  const form = random.next();
  if (form < 0.15) return `https://bot:${secret}@${host}/gitlab`;
  if (form < 0.4) return `https://${host}/services/${secret}`;
  if (form < 0.6) return `https://${host}/hook?token=${secret}`;
  if (form < 0.7) return `http://${host}/gitlab`;
  // What GitLab shows where parts of an address are masked.
  if (form < 0.75) return 'https://{tenant}.example.com/gitlab';
  return `https://${host}/gitlab`;
}

/** Adds a webhook of the instance, a group or a project. */
export function addHook(
  world: World,
  random: Random,
  sourceType: WorldHook['sourceType'],
  sourceId: number | null,
): WorldHook {
  const id = nextId(world, 'hooks');
  const url = hookUrl(random);
  const failing = random.chance(0.1);
  const filtered = random.chance(0.2);
  const hook: WorldHook = {
    id,
    sourceType,
    sourceId,
    url,
    name: random.pick([null, null, 'CI', 'Chat <b>ops</b>', 'Änderungen']),
    events: random.sample(hookEvents[sourceType], random.int(0, 4)),
    enableSslVerification: random.chance(0.8),
    branchFilter: filtered ? 'release/*' : null,
    branchFilterStrategy: filtered ? 'wildcard' : 'all_branches',
    alertStatus: failing ? 'temporarily_disabled' : 'executable',
    disabledUntil: failing ? instant(world.now + day) : null,
    urlVariables: url.includes('{') ? ['tenant'] : [],
    headers: random.chance(0.1) ? [{ key: 'Authorization', value: `CANARY-header-${random.hex(8)}` }] : [],
    template: random.chance(0.05) ? `{"key":"CANARY-template-${random.hex(8)}"}` : null,
    token: random.chance(0.5) ? `CANARY-hook-token-${random.hex(12)}` : null,
    createdAt: instant(world.now - random.int(0, 700) * day),
  };
  world.automation.hooks.set(id, hook);
  return hook;
}

/** Kinds of integrations; one that no client knows yet is among them. */
const kinds = [
  { slug: 'jira', title: 'Jira', setting: 'url' },
  { slug: 'slack', title: 'Slack notifications', setting: null },
  { slug: 'jenkins', title: 'Jenkins', setting: 'jenkins_url' },
  { slug: 'external-wiki', title: 'External wiki', setting: 'external_wiki_url' },
  { slug: 'from-the-future', title: 'Something <i>newer</i>', setting: null },
] as const;

/** Adds an integration of a group or project, of a kind that it does not have yet; undefined when it has all. */
export function addIntegration(
  world: World,
  random: Random,
  sourceType: WorldIntegration['sourceType'],
  sourceId: number,
  taken: readonly string[] = [],
): WorldIntegration | undefined {
  const free = kinds.filter(({ slug }) => !taken.includes(slug));
  if (free.length === 0) return undefined;
  const { slug, title, setting } = random.pick(free);
  const id = nextId(world, 'integrations');
  const createdAt = instant(world.now - random.int(0, 500) * day);
  const secret = `CANARY-integration-${random.hex(10)}`;
  const address = `https://${random.chance(0.3) ? `bot:${secret}@` : ''}${slug}.acme.example/${random.hex(4)}`;
  const integration: WorldIntegration = {
    id,
    sourceType,
    sourceId,
    slug,
    title,
    inherited: sourceType === 'project' && random.chance(0.2),
    events: random.sample(['commit', 'push', 'issues', 'merge_requests', 'pipeline'], random.int(0, 4)),
    properties: {
      ...(setting === null ? {} : { [setting]: address }),
      username: `bot-${secret}`,
      notify_only_broken_pipelines: true,
    },
    password: secret,
    createdAt,
    updatedAt: createdAt,
  };
  world.automation.integrations.set(id, integration);
  return integration;
}

function mirrorUrl(random: Random): string {
  const host = random.pick(['github.example', 'mirror.acme.example', 'codeberg.example:2222']);
  return `https://bot:CANARY-mirror-${random.hex(10)}@${host}/copy-${random.hex(4)}.git`;
}

function mirror(world: World, random: Random, projectId: number) {
  const failed = random.chance(0.2);
  const url = mirrorUrl(random);
  return {
    id: nextId(world, 'mirrors'),
    projectId,
    url,
    enabled: random.chance(0.85),
    onlyProtectedBranches: random.chance(0.4),
    branchRegex: random.chance(0.2) ? '^release/.+$' : null,
    updateStatus: failed ? ('failed' as const) : ('finished' as const),
    lastUpdateAt: instant(world.now - random.int(0, 30) * day),
    lastError: failed ? `fatal: unable to access '${url}'` : null,
  };
}

/** Adds a push mirror of a project. */
export function addPushMirror(world: World, random: Random, projectId: number): WorldPushMirror {
  const added: WorldPushMirror = {
    ...mirror(world, random, projectId),
    keepDivergentRefs: random.chance(0.5),
    authMethod: random.chance(0.7) ? 'password' : 'ssh_public_key',
  };
  if (added.authMethod === 'ssh_public_key') added.url = `ssh://git@mirror.acme.example/copy-${added.id}.git`;
  world.automation.pushMirrors.set(added.id, added);
  return added;
}

/** Lets a project pull from elsewhere. */
export function addPullMirror(world: World, random: Random, projectId: number): WorldPullMirror {
  const added: WorldPullMirror = {
    ...mirror(world, random, projectId),
    overwritesDivergedBranches: random.chance(0.3),
    triggersBuilds: random.chance(0.4),
  };
  world.automation.pullMirrors.set(projectId, added);
  return added;
}
