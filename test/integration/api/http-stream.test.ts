import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import type { SyncControl } from '../../../src/jobs/sync-control.js';
import { noSyncs } from '../../support/api.js';
import { makeToken, startTestServer, type TestServer } from '../../support/api-server.js';
import { emptyGraph } from '../../support/sync.js';

const subscription = 'subscription { syncProgress { connection phase } }';
const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
type Listener = Parameters<SyncControl['onProgress']>[0];

let graph: Graph;
const servers: TestServer[] = [];
const listeners = new Set<Listener>();

const syncs: SyncControl = {
  ...noSyncs,
  onProgress: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

beforeAll(async () => {
  graph = await emptyGraph();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => graph.close());

async function server(options: Parameters<typeof startTestServer>[1] = {}): Promise<TestServer> {
  const started = await startTestServer(graph, { services: { syncs }, ...options });
  servers.push(started);
  return started;
}

function stream(api: TestServer, query: string, as = 'VIEWER', signal?: AbortSignal): Promise<Response> {
  const body = JSON.stringify({ query });
  return api.fetch('/graphql/stream', { method: 'POST', headers, body, as, ...(signal ? { signal } : {}) });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('/graphql/stream', () => {
  it('streams a subscription, and stops listening when the client goes away', async () => {
    const api = await server();
    const stop = new AbortController();
    const response = await stream(api, subscription, 'VIEWER', stop.signal);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    await until(() => listeners.size === 1);
    stop.abort();
    await until(() => listeners.size === 0);
  });

  it.each([
    ['queries', '{ viewer { id } }', /Only subscriptions/],
    ['mutations', 'mutation { revokeToken(token: "x") { id } }', /Only subscriptions/],
    ['what is not valid', 'subscription { syncProgres { connection } }', /Cannot query field/],
    ['what is not GraphQL', 'subscription {', /Syntax Error/],
    ['deep ones', `subscription { ${'a { '.repeat(20)}b${' }'.repeat(20)} }`, /depth/i],
  ])('refuses %s', async (_, query, reason) => {
    const response = await stream(await server(), query);
    expect(response.status).toBeLessThan(500);
    const text = await response.text();
    expect(text).toMatch(reason);
    expect(text).not.toContain('Did you mean');
    expect(text).not.toContain('INTERNAL');
  });

  it('ends with a reason when the token is revoked', async () => {
    const api = await server();
    const token = await makeToken(graph, { name: 'streamer' });
    const response = await stream(api, subscription, token);
    await until(() => listeners.size === 1);
    await api.graphql('mutation { revokeToken(token: "streamer") { id } }');
    const text = await response.text();
    expect(text).toContain('UNAUTHENTICATED');
    expect(listeners.size).toBe(0);
  });
});

describe('a server that is closed', () => {
  it('ends streams, lets operations end, and takes no more requests', async () => {
    let finish: () => void = () => undefined;
    const started = new Promise<void>((begun) => {
      syncsThatWait.verify = () => {
        begun();
        return new Promise((_, reject) => {
          finish = () => reject(new Error('done'));
        });
      };
    });
    const api = await server({ services: { syncs: syncsThatWait } });
    const streamed = await stream(api, subscription);
    const operation = api.graphql('mutation { verifyConnection(connection: "x") { __typename } }');
    await started;
    const closed = api.close();
    expect(await streamed.text()).toContain('SHUTTING_DOWN');
    await expect(api.fetch('/livez', { headers: { connection: 'close' } })).rejects.toThrow();
    finish();
    expect((await operation).body.errors[0].message).toMatch(/^Internal error/);
    await closed;
  });

  it('aborts what takes too long', async () => {
    const started = new Promise<void>((begun) => {
      syncsThatWait.verify = () => {
        begun();
        return new Promise(() => undefined);
      };
    });
    const api = await server({ services: { syncs: syncsThatWait }, drainMs: 50 });
    const operation = api.graphql('mutation { verifyConnection(connection: "x") { __typename } }');
    await started;
    await api.close();
    const { status, body } = await operation;
    expect(status).toBe(503);
    expect(body.errors[0].extensions.code).toBe('SHUTTING_DOWN');
  });
});

const syncsThatWait: SyncControl = { ...syncs };
