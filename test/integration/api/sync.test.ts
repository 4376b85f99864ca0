import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, micro, Simulators, worldNow } from '../../support/sync.js';
import { configured, holdProjects, nextEnd, startInstance, type TestInstance } from '../../support/syncs.js';

const simulators = new Simulators();
const instances: TestInstance[] = [];
let graph: Graph;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(async () => {
  await wipe(graph);
  gitlab = await simulators.start(worldNow(31, micro));
});
afterEach(async () => {
  await Promise.all(instances.splice(0).map(({ service }) => service.stop()));
});

function instance(...given: Parameters<typeof configured>[1][]) {
  const connections = (given.length === 0 ? [{}] : given).map((each) => configured(gitlab, each));
  const started = startInstance(graph, connections, { leaseMs: 3000 });
  instances.push(started);
  return { ...started, api: new TestApi(graph, { syncs: started.control }) };
}

const connectionFields =
  'name url host schedule state configured nextRunAt lastError lastStartedAt lastFinishedAt lastRun { id status }';
const stateOf = async (api: TestApi) => {
  const { connection } = await api.ask<{ connection: Record<string, unknown> }>(
    `{ connection(name: "acme") { ${connectionFields} } }`,
  );
  return connection;
};
const start = `mutation Start($full: Boolean) {
  startSync(connection: "acme", full: $full) { run { id status full } connection { state } }
}`;
const cancel = 'mutation { cancelSync(connection: "acme") { cancelled connection { name } } }';
const codesOf = async (api: TestApi, source: string) =>
  (await api.answer(source)).errors?.map(({ originalError }) =>
    originalError !== undefined && 'code' in originalError ? originalError.code : originalError,
  );

describe('the life of a connection', () => {
  test('verifying, syncing, connected', async () => {
    const { api, ...here } = instance();
    expect(await stateOf(api)).toEqual({
      name: 'acme',
      url: gitlab.url,
      host: new URL(gitlab.url).host,
      schedule: '0 * * * *',
      state: 'VERIFYING',
      configured: true,
      nextRunAt: expect.stringMatching(/:00:00\.000Z$/),
      lastError: null,
      lastStartedAt: null,
      lastFinishedAt: null,
      lastRun: null,
    });
    const held = holdProjects(gitlab);
    const ended = nextEnd(here);
    const { startSync } = await api.ask<{ startSync: { run: { id: string } } }>(start, { full: false });
    expect(startSync).toMatchObject({
      run: { status: 'RUNNING', full: true },
      connection: { state: 'SYNCING' },
    });
    await held.reached;
    expect(await stateOf(api)).toMatchObject({ state: 'SYNCING', lastRun: { status: 'RUNNING' } });
    held.release();
    expect(await ended).toMatchObject({ run: startSync.run.id, status: 'complete' });
    expect(await stateOf(api)).toMatchObject({
      state: 'CONNECTED',
      lastError: null,
      lastStartedAt: expect.any(String),
      lastFinishedAt: expect.any(String),
      lastRun: { id: startSync.run.id, status: 'COMPLETE' },
    });
  });

  test('degraded when the token cannot read all, failed when GitLab is away, connected again', async () => {
    const degraded = instance({ as: 'owner' });
    await degraded.service.sync('acme', { trigger: 'schedule', full: false });
    expect(await stateOf(degraded.api)).toMatchObject({ state: 'DEGRADED', lastRun: { status: 'PARTIAL' } });
    await degraded.service.stop();
    const { api, service } = instance();
    gitlab.faults.rules = [{ match: () => true, effect: { kind: 'status', status: 503 } }];
    await service.sync('acme', { trigger: 'schedule', full: false });
    expect(await stateOf(api)).toMatchObject({
      state: 'FAILED',
      lastError: expect.stringMatching(/GitLab answered .* with 503 again and again/),
      lastRun: { status: 'FAILED' },
    });
    gitlab.faults.rules = [];
    await service.sync('acme', { trigger: 'schedule', full: false });
    expect(await stateOf(api)).toMatchObject({ state: 'CONNECTED', lastError: null });
  });

  test('disabled until synced by hand; shown by others that are not configured with it', async () => {
    const { api, service } = instance({ schedule: 'disabled' });
    expect(await stateOf(api)).toMatchObject({ state: 'DISABLED', nextRunAt: null, configured: true });
    await service.sync('acme', { trigger: 'request', full: false });
    expect(await stateOf(api)).toMatchObject({ state: 'CONNECTED', nextRunAt: null });
    const other = instance({ name: 'zeta' });
    expect(await other.api.ask('{ connections { name configured state } }')).toEqual({
      connections: [
        { name: 'acme', configured: false, state: 'CONNECTED' },
        { name: 'zeta', configured: true, state: 'VERIFYING' },
      ],
    });
    expect(await other.api.ask('{ connection(name: "none") { name } syncRun(id: "none") { id } }')).toEqual({
      connection: null,
      syncRun: null,
    });
  });
});

describe('starting', () => {
  test('is refused at once while this or another instance syncs, and for what is not configured', async () => {
    const one = instance();
    const two = instance();
    const held = holdProjects(gitlab);
    const ended = nextEnd(one);
    await one.api.ask(start);
    await held.reached;
    expect(await codesOf(one.api, start)).toEqual(['SYNC_LOCKED']);
    expect(await codesOf(two.api, start)).toEqual(['SYNC_LOCKED']);
    const unknown = 'mutation { startSync(connection: "none") { run { id } } }';
    expect(await codesOf(two.api, unknown)).toEqual(['CONNECTION_UNKNOWN']);
    held.release();
    await ended;
    expect(one.errors).toEqual([]);
    expect(two.errors).toEqual([]);
    expect((await graph.read('MATCH (r:SyncRun) RETURN r.status AS status')).length).toBe(1);
  });

  test('full reads again what an incremental run would leave out', async () => {
    const { api, service, ...here } = instance();
    await service.sync('acme', { trigger: 'start', full: false });
    const requests: number[] = [];
    for (const full of [false, true]) {
      const ended = nextEnd({ service, ...here });
      expect(await api.ask(start, { full })).toMatchObject({ startSync: { run: { full } } });
      const { run } = await ended;
      const { syncRun } = await api.ask<{ syncRun: { counts: { compared: number } } }>(
        'query Run($id: ID!) { syncRun(id: $id) { full counts { compared } } }',
        { id: run },
      );
      expect(syncRun).toMatchObject({ full });
      requests.push(syncRun.counts.compared);
    }
    const [incremental = 0, full = 0] = requests;
    expect(full).toBeGreaterThan(incremental);
  });
});

describe('cancelling', () => {
  test.each(['here', 'from another instance'])('%s ends a run that only waits for GitLab', async (where) => {
    const one = instance();
    const two = instance();
    const held = holdProjects(gitlab);
    const ended = nextEnd(one);
    await one.api.ask(start);
    await held.reached;
    const asking = where === 'here' ? one : two;
    expect(await asking.api.ask(cancel)).toEqual({
      cancelSync: { cancelled: true, connection: { name: 'acme' } },
    });
    expect(await ended).toMatchObject({
      status: 'cancelled',
      error: 'The sync of acme was stopped before its end.',
    });
    await one.service.stop();
    expect(one.reports).toMatchObject([{ status: 'cancelled' }]);
    expect(await stateOf(two.api)).toMatchObject({
      state: 'VERIFYING',
      lastError: null,
      lastRun: { status: 'CANCELLED' },
    });
    // The mark was meant for that run alone.
    held.release();
    expect(await two.service.sync('acme', { trigger: 'request', full: false })).toMatchObject({
      status: 'complete',
    });
    expect(await two.api.ask(cancel)).toMatchObject({ cancelSync: { cancelled: false } });
  });
});

describe('verifying', () => {
  const verify = `mutation { verifyConnection(connection: "acme") {
    accepted problem instance { url version enterprise tier group } token { kind scopes username isAdmin expiresAt }
    readability { title verdict note } connection { state lastError verifiedAt }
  } }`;

  test('tells what an accepted token reads', async () => {
    const { api } = instance({ as: 'owner' });
    const { verifyConnection } = await api.ask<{ verifyConnection: Record<string, unknown> }>(verify);
    expect(verifyConnection).toMatchObject({
      accepted: true,
      problem: null,
      instance: { url: gitlab.url, enterprise: true },
      token: { kind: 'personal', isAdmin: false },
      connection: { state: 'VERIFYING', lastError: null, verifiedAt: expect.any(String) },
    });
    expect(verifyConnection.readability).toContainEqual(expect.objectContaining({ verdict: 'NO' }));
    expect(verifyConnection.readability).toContainEqual(expect.objectContaining({ verdict: 'DEPENDS' }));
    expect(await codesOf(api, verify.replace('acme', 'none'))).toEqual(['CONNECTION_UNKNOWN']);
  });

  test('tells why a token is refused, which fails the connection until it is accepted', async () => {
    const { api } = instance({ as: 'expired' });
    const { verifyConnection } = await api.ask<{ verifyConnection: { problem: string } }>(verify);
    expect(verifyConnection).toMatchObject({
      accepted: false,
      problem: expect.stringContaining('refused the token'),
      instance: null,
      token: null,
      readability: [],
      connection: { state: 'FAILED', lastError: verifyConnection.problem },
    });
    const repaired = instance();
    expect(await repaired.api.ask(verify)).toMatchObject({
      verifyConnection: { accepted: true, connection: { state: 'VERIFYING', lastError: null } },
    });
  });
});
