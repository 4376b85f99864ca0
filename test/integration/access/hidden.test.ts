import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { blastRadius } from '../../../src/access/blast-radius.js';
import { effectiveRole } from '../../../src/access/effective-role.js';
import { explainAccess } from '../../../src/access/explain.js';
import { type IdentityKind, identityKinds } from '../../../src/access/identities.js';
import type { Action } from '../../../src/access/types.js';
import { whatCan } from '../../../src/access/what-can.js';
import { whoCan } from '../../../src/access/who-can.js';
import type { GraphRead } from '../../../src/core/graph-read.js';
import type { Graph } from '../../../src/graph/driver.js';
import { withHost } from '../../support/access/generate.js';
import { worldFrom } from '../../support/access/matrix.js';
import { identityText, resourceText } from '../../support/access/product-names.js';
import { accountOf } from '../../support/access/views.js';
import type { AccessWorld } from '../../support/access/world.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;
let read: GraphRead;

const { world: whole, names } = worldFrom({
  groups: { acme: {}, 'acme/platform': {} },
  projects: {
    'acme/platform/api': {},
    'acme/web': {},
    'acme/open': { visibility: 'public' },
    'other/site': { owner: 'kim' },
  },
  users: { kim: {} },
  members: { acme: { rep: 20, dev: 30, main: 40 } },
  runners: { shared: { serves: ['acme'] } },
  protected_branches: { 'acme/web': { shut: { push: [0] } } },
  protected_environments: { 'acme/platform/api': { prod: { deploy: [20], approve: [20] } } },
  access_tokens: { t: { user: 'dev', scopes: ['api'] } },
});

/** The same world, of which one list was not read. */
function without(source: string, target: string): AccessWorld {
  if (target === 'instance') {
    const world = withHost(whole, `${source}.example.com`);
    const { kind, id } = accountOf(world);
    return { ...world, unreadable: { [source]: [`${kind}/${id}`] } };
  }
  const place = target.startsWith('@') ? names.identity(target.slice(1)) : names.place(target);
  const scope = place.kind === 'user' ? `user/${place.id}` : `${place.kind}/${'id' in place ? place.id : ''}`;
  return withHost({ ...whole, unreadable: { [source]: [scope] } }, `${source}.example.com`);
}

const lists: Readonly<Record<string, string>> = {
  projects: 'instance',
  'project-variables': 'acme/web',
  'group-variables': 'acme',
  environments: 'acme/platform/api',
  'project-deploy-tokens': 'acme/web',
  'group-deploy-tokens': 'acme',
  'deploy-keys': 'acme',
  'project-deploy-keys': 'acme/web',
  'user-access-tokens': '@dev',
  'user-ssh-keys': '@dev',
};
const worlds = new Map(Object.entries(lists).map(([source, target]) => [source, without(source, target)]));
const complete = withHost(whole, 'whole.example.com');
const mentioned = withHost(whole, 'mentioned.example.com');

beforeAll(async () => {
  graph = await emptyGraph();
  read = (statement, parameters) => graph.read(statement, parameters);
  await writeWorlds(graph, [complete, mentioned, ...worlds.values()]);
});
afterAll(() => graph.close());

const who = (world: AccessWorld, name: string) => identityText(world, names.identity(name));
const where = (world: AccessWorld, name: string) => resourceText(world, names.resource(world, name));
const worldOf = (source: string) => worlds.get(source) ?? complete;

describe('what somebody can do may be more where a list of things was not read', () => {
  test.each<[source: string, who: string, action: Action, isOpen: boolean]>([
    ['project-variables', 'main', 'READ_VARIABLE', true],
    ['project-variables', 'dev', 'READ_VARIABLE', false],
    ['project-variables', 'dev', 'USE_VARIABLE_IN_JOB', true],
    ['project-variables', 'rep', 'USE_VARIABLE_IN_JOB', false],
    ['project-variables', 'kim', 'USE_VARIABLE_IN_JOB', false],
    ['project-variables', 'main', 'DEPLOY', false],
    ['group-variables', 'main', 'READ_VARIABLE', false],
    ['group-variables', 'dev', 'USE_VARIABLE_IN_JOB', true],
    ['group-variables', 'kim', 'USE_VARIABLE_IN_JOB', false],
    ['environments', 'dev', 'DEPLOY', true],
    ['environments', 'rep', 'DEPLOY', true],
    ['environments', 'rep', 'APPROVE_DEPLOYMENT', true],
    ['environments', 'kim', 'DEPLOY', false],
    ['environments', 'dev', 'PUSH', false],
    ['projects', 'dev', 'PUSH', true],
    ['projects', 'dev', 'USE_VARIABLE_IN_JOB', true],
    ['projects', 'dev', 'READ_GROUP', true],
  ])('%s: %s, %s: %s', async (source, name, action, isOpen) => {
    const world = worldOf(source);
    const found = await whatCan(read, { identity: who(world, name), action });
    expect(found.complete).toBe(!isOpen);
    const list = lists[source] ?? '';
    const target = list === 'instance' ? `${world.host}/account/${world.account.name}` : where(world, list);
    expect(found.unread).toEqual(isOpen ? [expect.objectContaining({ source, target })] : []);
    const before = await whatCan(read, { identity: who(complete, name), action });
    expect(before.complete).toBe(true);
  });

  test.each([
    ['project-variables', 'dev', true],
    ['project-variables', 'main', true],
    ['project-variables', 'rep', false],
    ['environments', 'rep', true],
    ['project-deploy-tokens', 'dev', false],
  ])('the blast radius, %s: %s: %s', async (source, name, isOpen) => {
    const world = worldOf(source);
    const found = await blastRadius(read, { identity: who(world, name) });
    expect(found.complete).toBe(!isOpen);
    expect(found.unread.map((list) => list.source)).toEqual(isOpen ? [source] : []);
  });
});

describe('who can do something may be more where a list of identities was not read', () => {
  test.each<
    [source: string, action: Action, resource: string, kinds: readonly IdentityKind[], isOpen: boolean]
  >([
    ['project-deploy-tokens', 'READ_CODE', 'acme/web', identityKinds, true],
    ['project-deploy-tokens', 'READ_CODE', 'acme/web', ['user'], false],
    ['project-deploy-tokens', 'READ_CODE', 'acme/platform/api', identityKinds, false],
    ['project-deploy-tokens', 'PUSH', 'acme/web', identityKinds, false],
    ['project-deploy-tokens', 'READ_PROJECT', 'acme/web', identityKinds, false],
    ['group-deploy-tokens', 'READ_CODE', 'acme/platform/api', identityKinds, true],
    ['group-deploy-tokens', 'READ_CODE', 'other/site', identityKinds, false],
    ['project-deploy-keys', 'PUSH', 'acme/web', identityKinds, true],
    ['project-deploy-keys', 'MERGE', 'acme/web', identityKinds, false],
    ['user-access-tokens', 'PUSH', 'acme/web', ['access_token'], true],
    ['user-access-tokens', 'PUSH', 'acme/web', identityKinds, false],
    ['user-access-tokens', 'PUSH', 'other/site', ['access_token'], false],
    ['user-access-tokens', 'PUSH', 'acme/web', ['ssh_key'], false],
    ['user-ssh-keys', 'PUSH', 'acme/web', ['ssh_key'], true],
    ['user-ssh-keys', 'MANAGE_SETTINGS', 'acme/web', ['ssh_key'], false],
  ])('%s: %s on %s, of %j: %s', async (source, action, resource, kinds, isOpen) => {
    const world = worldOf(source);
    const found = await whoCan(read, { action, resource: where(world, resource), kinds });
    expect(found.complete).toBe(!isOpen);
    expect(found.unread.map((list) => list.source)).toEqual(isOpen ? [source] : []);
    const before = await whoCan(read, { action, resource: where(complete, resource), kinds });
    expect(before.complete).toBe(true);
  });
});

describe('who can do something may be more where no connection lists all people', () => {
  const inState = (state: string) =>
    graph.write(
      `MATCH (:Connection {host: $host})-[:RAN]->()-[:COVERED]->(s:SourceCoverage {source: 'users'}) SET s.state = $state`,
      { host: mentioned.host, state },
    );
  const found = async (action: Action, resource: string, ref?: string) => {
    const asked = { action, resource: where(mentioned, resource), ...(ref && { ref }) };
    const { complete: isAll, unread } = await whoCan(read, asked);
    return [isAll, ...unread.map(({ source }) => source)];
  };

  test.each(['unreadable', 'covered'])('its source is %s', async (state) => {
    await inState(state);
    expect(await found('PUSH', 'acme/web')).toEqual([false, 'users']);
    expect(await found('PUSH', 'acme/web', 'shut')).toEqual([true]);
    expect(await found('READ_PROJECT', 'acme/web')).toEqual([false, 'users']);
    expect(await found('READ_PROJECT', 'acme/open')).toEqual([true]);
    await inState('read');
    expect(await found('PUSH', 'acme/web')).toEqual([true]);
  });

  test('the role of one of whom all is known is known', async () => {
    await inState('unreadable');
    const role = await effectiveRole(read, who(mentioned, 'dev'), where(mentioned, 'acme/web'));
    expect(role).toMatchObject({ accessLevel: 30, complete: true });
    await inState('read');
  });
});

describe('a runner that only its jobs mention (R34)', () => {
  const runner = () => where(mentioned, 'runner:shared');
  const decisions = async (name: string) => {
    const identity = who(mentioned, name);
    const { decision } = await explainAccess(read, { identity, action: 'RUN_ON_RUNNER', resource: runner() });
    const there = await whoCan(read, { action: 'RUN_ON_RUNNER', resource: runner() });
    const reached = await whatCan(read, { identity, action: 'RUN_ON_RUNNER' });
    return [
      decision,
      there.all.find(({ key }) => key === identity)?.decision ?? 'DENIED',
      reached.all.find(({ key }) => key === runner())?.decision ?? 'DENIED',
    ];
  };
  const reads = async () => {
    const [identity, resource] = [who(mentioned, 'runner:shared'), where(mentioned, 'acme/web')];
    const { decision } = await explainAccess(read, { identity, action: 'READ_CODE', resource });
    const there = await whoCan(read, { action: 'READ_CODE', resource, kinds: ['runner'] });
    const reached = await whatCan(read, { identity, action: 'READ_CODE' });
    return [
      decision,
      there.all.find(({ key }) => key === identity)?.decision ?? 'DENIED',
      reached.all.find(({ key }) => key === resource)?.decision ?? 'DENIED',
    ];
  };
  const inState = (state: string) =>
    graph.write(
      `MATCH (:Connection {host: $host})-[:RAN]->()-[:COVERED]->(s:SourceCoverage {source: 'runners'}) SET s.state = $state`,
      { host: mentioned.host, state },
    );

  test('is as its list says while that was read', async () => {
    expect(await decisions('dev')).toEqual(['ALLOWED', 'ALLOWED', 'ALLOWED']);
    expect(await decisions('rep')).toEqual(['DENIED', 'DENIED', 'DENIED']);
    expect(await reads()).toEqual(['ALLOWED', 'ALLOWED', 'ALLOWED']);
  });

  test('is unknown where no list of all runners was read, and gone where one was', async () => {
    await graph.write(
      `MATCH (n:GitLabRunner {key: $key}) OPTIONAL MATCH (n)-[r:RUNS_JOBS_OF]->()
       REMOVE n.paused, n.accessLevel, n.runnerType SET n._claims = [] DELETE r`,
      { key: runner() },
    );
    expect(await decisions('dev')).toEqual(['DENIED', 'DENIED', 'DENIED']);
    expect(await reads()).toEqual(['DENIED', 'DENIED', 'DENIED']);
    await inState('unreadable');
    expect(await decisions('dev')).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    expect(await decisions('rep')).toEqual(['DENIED', 'DENIED', 'DENIED']);
    expect(await reads()).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
    const { complete: isAll } = await whatCan(read, {
      identity: who(mentioned, 'dev'),
      action: 'RUN_ON_RUNNER',
    });
    expect(isAll).toBe(false);
  });
});

test('a role is one in a group, project or instance', async () => {
  await expect(
    effectiveRole(read, who(complete, 'dev'), where(complete, 'runner:shared')),
  ).rejects.toMatchObject({
    code: 'ACCESS_UNKNOWN',
  });
});
