import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../../src/core/paths.js';
import type { Graph } from '../../../src/graph/driver.js';
import { migrate } from '../../../src/graph/migrations.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { testGraph, wipe } from '../../support/graph.js';
import { micro, Simulators, sync, worldNow } from '../../support/sync.js';

let graph: Graph;
let api: TestServer;
const simulators = new Simulators();

beforeAll(async () => {
  graph = testGraph();
  await wipe(graph);
  await migrate(graph, join(packageRoot, 'migrations'));
  api = await startTestServer(graph);
});
afterAll(async () => {
  await api.close();
  await simulators.close();
  await graph.close();
});

async function ready(server: TestServer) {
  const response = await server.fetch('/readyz', { as: 'VIEWER' });
  return { status: response.status, body: await response.json() };
}

describe('/livez', () => {
  it('tells strangers that the process lives, and nothing else', async () => {
    const response = await api.fetch('/livez');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });
});

describe('/readyz', () => {
  it('tells the age of the last sync of each connection', async () => {
    expect(await ready(api)).toEqual({
      status: 200,
      body: { ready: true, neo4j: 'ok', migrations: 'ok', lastSyncs: [] },
    });
    await sync(graph, await simulators.start(worldNow(1, micro)));
    const { status, body } = await ready(api);
    expect(status).toBe(200);
    const [last] = (body as { lastSyncs: { connection: string; ageSeconds: number }[] }).lastSyncs;
    expect(last?.connection).toBe('acme');
    expect(last?.ageSeconds).toBeGreaterThanOrEqual(0);
  });

  it('says when migrations are not applied', async () => {
    await graph.write('MATCH (m:Migration) SET m.version = m.version + 1000');
    expect(await ready(api)).toMatchObject({ status: 503, body: { ready: false, migrations: 'pending' } });
    await graph.write('MATCH (m:Migration) SET m.version = m.version - 1000');
    expect(await ready(api)).toMatchObject({ status: 200 });
  });

  it('says when Neo4j is away, to those whose token is known without it', async () => {
    const own = testGraph();
    const adminToken = 'a-configured-token-of-an-admin';
    const cut = await startTestServer(own, { settings: { adminToken } });
    await own.close();
    try {
      const response = await cut.fetch('/readyz', { as: adminToken });
      expect(response.status).toBe(503);
      expect(await response.json()).toEqual({
        ready: false,
        neo4j: 'unreachable',
        migrations: 'unknown',
        lastSyncs: [],
      });
    } finally {
      await cut.close();
    }
  });
});

describe('/metrics', () => {
  it('counts syncs, requests, writes, operations and errors in the format of Prometheus', async () => {
    await api.graphql('{ viewer { id } }');
    await api.graphql('{ nonsense }');
    await api.graphql('{ tokens { id } }', { as: 'VIEWER' });
    const response = await api.fetch('/metrics', { as: 'VIEWER' });
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    const sampleOf = (sample: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${sample} `))
          ?.slice(sample.length),
      );
    const [run] = await graph.read<{ requests: number; created: number }>(
      'MATCH (r:SyncRun) RETURN r.requests AS requests, r.created AS created',
    );
    expect(sampleOf('access_graph_syncs{connection="acme",status="complete"}')).toBe(1);
    expect(sampleOf('access_graph_gitlab_requests{connection="acme"}')).toBe(run?.requests);
    expect(sampleOf('access_graph_gitlab_rate_limit_wait_seconds{connection="acme"}')).toBe(0);
    expect(sampleOf('access_graph_rows_written{connection="acme",change="created"}')).toBe(run?.created);
    expect(sampleOf('access_graph_graphql_operations_total{kind="query",outcome="ok"}')).toBe(1);
    expect(sampleOf('access_graph_errors_total{code="FORBIDDEN"}')).toBe(1);
    expect(sampleOf('access_graph_errors_total{code="GRAPHQL_VALIDATION_FAILED"}')).toBe(1);
    expect(text).toMatch(/access_graph_http_request_seconds_count\{route="\/graphql",status="200"\} \d+/);
    expect(text).toMatch(/access_graph_cypher_statement_seconds_count\{access="read"\} \d+/);
    const again = await (await api.fetch('/metrics', { as: 'VIEWER' })).text();
    expect(again).toContain('access_graph_syncs{connection="acme",status="complete"} 1');
  });
});
