import { noteActivity } from '../activity.js';
import { day, instant } from '../clock.js';
import { choose, type Mutation, someGroup, somePerson, someProject } from '../mutate/types.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import { addHook, addIntegration, addPullMirror, addPushMirror, eventsOf, hookUrl } from './build.js';
import { addApplication, addGpgKey, addSshKey } from './build-keys.js';

/** A mutation that does something to one row of a map, and notes it in the row's project. */
function change<Row extends { readonly id: number }>(
  kind: string,
  rows: (world: World) => ReadonlyMap<number, Row>,
  work: (row: Row, world: World, random: Random) => string,
): Mutation {
  return {
    kind,
    apply: (world, random) => {
      const row = choose(random, rows(world).values());
      if (row === undefined) return undefined;
      const said = work(row, world, random);
      const { projectId, sourceType, sourceId } = row as Partial<
        Record<'projectId' | 'sourceType' | 'sourceId', unknown>
      >;
      const project = sourceType === 'project' ? sourceId : projectId;
      if (typeof project === 'number') noteActivity(world, project);
      return `${kind} ${row.id} ${said}`;
    },
  };
}

const added = (kind: string, apply: (world: World, random: Random) => number | undefined): Mutation => ({
  kind,
  apply: (world, random) => {
    const id = apply(world, random);
    return id === undefined ? undefined : `${kind} ${id} was added`;
  },
});

/** A group or project to add something to; what happens in a project is noted. */
function home(
  world: World,
  random: Random,
): { readonly kind: 'group' | 'project'; readonly id: number } | undefined {
  const kind = random.chance(0.3) ? 'group' : 'project';
  const found = kind === 'group' ? someGroup(world, random) : someProject(world, random);
  if (found === undefined) return undefined;
  if (kind === 'project') noteActivity(world, found.id);
  return { kind, id: found.id };
}

const hookMutations: readonly Mutation[] = [
  added('hook-add', (world, random) => {
    if (random.chance(0.1)) return addHook(world, random, 'system', null).id;
    const at = home(world, random);
    return at === undefined ? undefined : addHook(world, random, at.kind, at.id).id;
  }),
  change(
    'hook-change',
    ({ automation }) => automation.hooks,
    (hook, _world, random) => {
      hook.url = hookUrl(random);
      hook.urlVariables = hook.url.includes('{') ? ['tenant'] : [];
      hook.events = random.sample(eventsOf(hook.sourceType), random.int(0, 4));
      hook.enableSslVerification = !hook.enableSslVerification;
      return 'leads elsewhere';
    },
  ),
  change(
    'hook-fail',
    ({ automation }) => automation.hooks,
    (hook, world) => {
      const failing = hook.alertStatus === 'executable';
      hook.alertStatus = failing ? 'temporarily_disabled' : 'executable';
      hook.disabledUntil = failing ? instant(world.now + day) : null;
      return failing ? 'failed' : 'works again';
    },
  ),
  change(
    'hook-remove',
    ({ automation }) => automation.hooks,
    ({ id }, { automation }) => {
      automation.hooks.delete(id);
      return 'was removed';
    },
  ),
];

const integrationMutations: readonly Mutation[] = [
  added('integration-add', (world, random) => {
    const at = home(world, random);
    if (at === undefined) return undefined;
    const taken = [...world.automation.integrations.values()]
      .filter(({ sourceType, sourceId }) => sourceType === at.kind && sourceId === at.id)
      .map(({ slug }) => slug);
    return addIntegration(world, random, at.kind, at.id, taken)?.id;
  }),
  change(
    'integration-change',
    ({ automation }) => automation.integrations,
    (integration, world, random) => {
      integration.events = random.sample(['push', 'issues', 'note', 'job'], random.int(0, 3));
      integration.updatedAt = instant(world.now);
      return 'was set up anew';
    },
  ),
  change(
    'integration-remove',
    ({ automation }) => automation.integrations,
    ({ id }, { automation }) => {
      automation.integrations.delete(id);
      return 'was switched off';
    },
  ),
];

const mirrorMutations: readonly Mutation[] = [
  added('push-mirror-add', (world, random) => {
    const project = someProject(world, random);
    if (project === undefined) return undefined;
    noteActivity(world, project.id);
    return addPushMirror(world, random, project.id).id;
  }),
  change(
    'push-mirror-change',
    ({ automation }) => automation.pushMirrors,
    (mirror, world) => {
      mirror.enabled = !mirror.enabled;
      mirror.keepDivergentRefs = !mirror.keepDivergentRefs;
      mirror.lastUpdateAt = instant(world.now);
      return mirror.enabled ? 'was enabled' : 'was disabled';
    },
  ),
  change(
    'push-mirror-remove',
    ({ automation }) => automation.pushMirrors,
    ({ id }, { automation }) => {
      automation.pushMirrors.delete(id);
      return 'was removed';
    },
  ),
  added('pull-mirror-add', (world, random) => {
    const project = someProject(world, random, ({ id }) => !world.automation.pullMirrors.has(id));
    if (project === undefined) return undefined;
    noteActivity(world, project.id);
    return addPullMirror(world, random, project.id).id;
  }),
  change(
    'pull-mirror-change',
    ({ automation }) => automation.pullMirrors,
    (mirror) => {
      mirror.overwritesDivergedBranches = !mirror.overwritesDivergedBranches;
      mirror.triggersBuilds = !mirror.triggersBuilds;
      return 'was set up anew';
    },
  ),
  change(
    'pull-mirror-remove',
    ({ automation }) => automation.pullMirrors,
    ({ projectId }, { automation }) => {
      automation.pullMirrors.delete(projectId);
      return 'was removed';
    },
  ),
];

const keyMutations: readonly Mutation[] = [
  added('ssh-key-add', (world, random) => {
    const person = somePerson(world, random);
    return person === undefined ? undefined : addSshKey(world, random, person.id).id;
  }),
  change(
    'ssh-key-use',
    ({ automation }) => automation.sshKeys,
    (key, world) => {
      key.lastUsedAt = instant(world.now);
      key.title = `${key.title.slice(0, 20)}!`;
      return 'was used and renamed';
    },
  ),
  change(
    'ssh-key-remove',
    ({ automation }) => automation.sshKeys,
    ({ id }, { automation }) => {
      automation.sshKeys.delete(id);
      return 'was removed';
    },
  ),
  added('gpg-key-add', (world, random) => {
    const person = somePerson(world, random);
    return person === undefined ? undefined : addGpgKey(world, random, person.id).id;
  }),
  change(
    'gpg-key-remove',
    ({ automation }) => automation.gpgKeys,
    ({ id }, { automation }) => {
      automation.gpgKeys.delete(id);
      return 'was removed';
    },
  ),
];

const applicationMutations: readonly Mutation[] = [
  added('application-add', (world, random) => addApplication(world, random).id),
  change(
    'application-change',
    ({ automation }) => automation.applications,
    (application) => {
      application.confidential = !application.confidential;
      application.callbackUrl = 'https://new.acme.example/callback';
      return 'was changed';
    },
  ),
  change(
    'application-remove',
    ({ automation }) => automation.applications,
    ({ id }, { automation }) => {
      automation.applications.delete(id);
      return 'was removed';
    },
  ),
];

/** Changes of webhooks, integrations, mirrors, keys and OAuth applications. */
export const automationMutations: readonly Mutation[] = [
  ...hookMutations,
  ...integrationMutations,
  ...mirrorMutations,
  ...keyMutations,
  ...applicationMutations,
];
