import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { addMembership } from '../../../src/demo/world/build-access.js';
import { addAccessRequest, addInvitation, isOf } from '../../../src/demo/world/governance/build.js';
import { touch } from '../../../src/demo/world/ids.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World, WorldMembership } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, wholeWorldNow } from '../../support/sync.js';
import { configured, holdProjects, startInstance, type TestInstance } from '../../support/syncs.js';

const secret = 'hook-secret-CANARY-0123456789';
const simulators = new Simulators();
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;
let instance: TestInstance;
let server: TestServer;

beforeAll(async () => {
  graph = await emptyGraph();
});
beforeEach(async () => {
  await wipe(graph);
  world = wholeWorldNow(81, micro);
  gitlab = await simulators.start(world);
  instance = startInstance(graph, [configured(gitlab, { description: undefined, webhookSecret: secret })]);
  server = await startTestServer(graph, { services: { hooks: instance.hooks } });
  await instance.service.sync('acme', { trigger: 'start', full: true });
});
afterEach(async () => {
  gitlab.faults.onRequest = undefined;
  await instance.service.stop();
  await server.close();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

async function send(body: unknown, given: { token?: string; id?: string } = {}) {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-gitlab-event': 'System Hook',
  };
  headers['x-gitlab-token'] = given.token ?? secret;
  headers['x-gitlab-event-uuid'] = given.id ?? randomUUID();
  const answer = await fetch(`${server.url}/hooks/gitlab`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { status?: string; error?: { code: string } },
  };
}

async function addMember(): Promise<WorldMembership> {
  const [project] = world.projects.values();
  if (project === undefined) throw new Error('no project');
  const known = new Set(
    [...world.memberships.values()].flatMap(({ sourceType, sourceId, userId }) =>
      sourceType === 'project' && sourceId === project.id ? userId : [],
    ),
  );
  const user = [...world.users.values()].find(({ id, userType }) => userType === 'human' && !known.has(id));
  const row = addMembership(world, createRandom(1), {
    userId: user?.id ?? 0,
    sourceType: 'project',
    sourceId: project.id,
    accessLevel: 40,
  });
  touch(world);
  return row;
}

const memberEvent = ({ sourceId, userId }: WorldMembership) => ({
  event_name: 'user_add_to_team',
  project_id: sourceId,
  user_id: userId,
  user_name: 'Mallory CANARY',
  project_access: 'Owner',
});

const expectTruth = async () =>
  expectSameGraph(await readGraph(graph, hostOf(gitlab)), expectedForAdmin(world, hostOf(gitlab), 'acme'), {
    // A new member may become billable somewhere above: no event tells of that.
    ignore: (id) => id.includes('-MANAGES->'),
  });

describe('POST /hooks/gitlab', () => {
  test('has what an event touches read anew, and nothing else', async () => {
    const row = await addMember();
    const before = gitlab.requestCount;
    expect(await send(memberEvent(row))).toMatchObject({ status: 202, body: { status: 'accepted' } });
    await instance.hooks.settled();
    await expectTruth();
    const asked = gitlab.requests.slice(before - gitlab.requestCount).map(({ template }) => template);
    expect(asked.filter((template) => template === '/projects/:id/members')).toHaveLength(1);
    expect(asked.filter((template) => template === '/groups' || template === '/users')).toEqual([]);
    const [change] = await graph.read<{ operation: string; run: string }>(
      "MATCH (c:Change {type: 'MEMBER_OF'}) RETURN c.operation AS operation, c.run AS run",
    );
    expect(change).toMatchObject({ operation: 'created', run: expect.stringMatching(/^event-/) });
    // The facts of instance and token are remembered, and the run before stays the last one.
    world.memberships.delete(row.id);
    touch(world);
    const again = gitlab.requestCount;
    await send({ ...memberEvent(row), event_name: 'user_remove_from_team' });
    await instance.hooks.settled();
    await expectTruth();
    const latest = gitlab.requests.slice(again - gitlab.requestCount).map(({ template }) => template);
    expect(latest).toEqual([
      '/projects/:id/members',
      '/graphql',
      '/projects/:id/access_requests',
      '/projects/:id/invitations',
    ]);
    expect(await instance.service.sync('acme', { trigger: 'request', full: false })).toMatchObject({
      full: false,
    });
  });

  test('has the requests for access to a project and its invitations read anew, also the first ones', async () => {
    const { invitations, accessRequests } = world.governance;
    const project = [...world.projects.values()].find(
      ({ id }) => ![...invitations.values(), ...accessRequests.values()].some(isOf('project', id)),
    );
    const user = [...world.users.values()].find(({ userType }) => userType === 'human');
    if (project === undefined || user === undefined) throw new Error('no project or nobody');
    const home = { sourceType: 'project', sourceId: project.id } as const;
    const request = addAccessRequest(world, user.id, home, Date.now());
    const invitation = addInvitation(world, createRandom(1), home);
    const event = { project_id: project.id, user_id: user.id };
    await send({ ...event, event_name: 'user_access_request_to_project' });
    await instance.hooks.settled();
    await expectTruth();
    accessRequests.delete(request?.id ?? 0);
    invitations.delete(invitation.id);
    await send({ ...event, event_name: 'user_access_request_revoked_for_project' });
    await instance.hooks.settled();
    await expectTruth();
  });

  test('answers the same delivery once', async () => {
    const row = await addMember();
    const id = randomUUID();
    await send(memberEvent(row), { id });
    await instance.hooks.settled();
    const before = gitlab.requestCount;
    expect(await send(memberEvent(row), { id })).toEqual({ status: 200, body: { status: 'repeated' } });
    await instance.hooks.settled();
    expect(gitlab.requestCount).toBe(before);
  });

  test('syncs where groups, projects or users themselves changed', async () => {
    const [project] = world.projects.values();
    if (project === undefined) throw new Error('no project');
    project.name = 'Renamed';
    touch(world);
    await send({ event_name: 'project_update', project_id: project.id });
    await instance.hooks.settled();
    expect(instance.reports).toMatchObject([{ full: false, status: 'complete' }]);
    await expectTruth();
  });

  test('waits for a sync that is under way', async () => {
    const { reached, release } = holdProjects(gitlab);
    const run = instance.service.sync('acme', { trigger: 'request', full: true });
    await reached;
    const row = await addMember();
    await send(memberEvent(row));
    release();
    await run;
    await instance.hooks.settled();
    await expectTruth();
  });

  test('removes nothing when the list cannot be read', async () => {
    const row = await addMember();
    gitlab.faults.rules = [{ match: '/projects/:id/members', effect: { kind: 'status', status: 403 } }];
    const before = await readGraph(graph, hostOf(gitlab));
    expect((await send(memberEvent(row))).status).toBe(202);
    await instance.hooks.settled();
    gitlab.faults.rules = [];
    expectSameGraph(await readGraph(graph, hostOf(gitlab)), before);
  });

  test('refuses a wrong secret without looking at the body, and tells what else is not for it', async () => {
    const before = gitlab.requestCount;
    for (const token of ['', 'wrong', secret.slice(1)]) {
      const { status, body } = await send({ object_kind: 'push', project_id: 1 }, { token });
      expect({ token, status }).toEqual({ token, status: 401 });
      expect(JSON.stringify(body)).not.toContain('CANARY');
    }
    expect(await send({ object_kind: 'note', project_id: 1 })).toEqual({
      status: 200,
      body: { status: 'ignored' },
    });
    expect(await send('no event')).toMatchObject({ status: 400 });
    await instance.hooks.settled();
    expect(gitlab.requestCount).toBe(before);
  });

  test('is not there when no connection has a secret', async () => {
    const other = startInstance(graph, [configured(gitlab)]);
    const without = await startTestServer(graph, { services: { hooks: other.hooks } });
    const answer = await fetch(`${without.url}/hooks/gitlab`, {
      method: 'POST',
      headers: { 'x-gitlab-token': '' },
    });
    expect(answer.status).toBe(404);
    await without.close();
    await other.service.stop();
  });
});
