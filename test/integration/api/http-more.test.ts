import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphiqlFolder } from '../../../src/api/http/graphiql.js';
import { firstQueries } from '../../../src/cli/serve-api.js';
import { packageRoot } from '../../../src/core/paths.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import type { SavedQuery } from '../../../src/queries/types.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { emptyGraph, micro, Simulators, sync, worldNow } from '../../support/sync.js';

let graph: Graph;
let api: TestServer;
let queries: readonly SavedQuery[];
const simulators = new Simulators();

beforeAll(async () => {
  graph = await emptyGraph();
  ({ queries } = await loadSavedQueries([join(packageRoot, 'queries')]));
  await sync(graph, await simulators.start(worldNow(1, micro)));
  api = await startTestServer(graph, { queries });
});
afterAll(async () => {
  await api.close();
  await simulators.close();
  await graph.close();
});

describe('the queries that start prints', () => {
  it.each(firstQueries)('%s', async (query) => {
    const { status, body } = await api.graphql(query.replaceAll('\\"', '"'), { as: 'VIEWER' });
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
  });
});

describe('/queries/<id>.<format>', () => {
  it('streams rows as CSV and NDJSON, and counts them as runs', async () => {
    const csv = await api.fetch('/queries/owners.csv', { as: 'VIEWER' });
    expect(csv.status).toBe(200);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="owners.csv"');
    const lines = (await csv.text()).trimEnd().split('\n');
    const owners = queries.find(({ id }) => id === 'owners');
    expect(lines[0]?.trim().split(',')).toEqual(owners?.columns.map(({ name }) => name));
    const rows = (await (await api.fetch('/queries/owners.ndjson', { as: 'VIEWER' })).text())
      .trimEnd()
      .split('\n');
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.keys(JSON.parse(rows[0] ?? '') as object)).toEqual(owners?.columns.map(({ name }) => name));
    const metrics = await (await api.fetch('/metrics', { as: 'VIEWER' })).text();
    expect(metrics).toContain('access_graph_saved_queries_total{query="owners",outcome="ok"} 2');
  });

  it.each([
    ['/queries/ownrs.csv', 404, 'QUERY_UNKNOWN'],
    ['/queries/owners.xml', 404, 'PATH_UNKNOWN'],
    ['/queries/owners.csv?nonsense=1', 400, 'QUERY_PARAMETER'],
    ['/queries/tokens-expiring-soon.csv?days=soon', 400, 'QUERY_PARAMETER'],
  ])('answers %s with %d', async (path, status, code) => {
    const response = await api.fetch(path, { as: 'VIEWER' });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('counts runs of unknown ids as one', async () => {
    await api.graphql('{ runQuery(id: "no-such-query") { __typename } }', { as: 'VIEWER' });
    const metrics = await (await api.fetch('/metrics', { as: 'VIEWER' })).text();
    expect(metrics).toContain('access_graph_saved_queries_total{query="unknown",outcome="error"} 1');
    expect(metrics).not.toContain('no-such-query');
  });
});

const whenBuilt = existsSync(graphiqlFolder) ? describe : describe.skip;

whenBuilt('/graphiql', () => {
  it('is a page of this host without data, under a strict policy', async () => {
    const page = await api.fetch('/graphiql');
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await api.fetch(String(path))).status).toBe(200);
    const editor = await api.fetch('/graphiql/graphiql.js');
    expect(editor.headers.get('content-type')).toContain('javascript');
    expect(html).not.toContain('graphiql.js');
    expect((await api.fetch('/graphiql/../package.json')).status).toBe(401);
    expect((await api.fetch('/graphiql/%2e%2e%2fmain.js')).status).toBeGreaterThanOrEqual(400);
  });

  it('is not there when it is turned off', async () => {
    const plain = await startTestServer(graph, { settings: { graphiql: false } });
    try {
      expect((await plain.fetch('/graphiql')).status).toBe(401);
    } finally {
      await plain.close();
    }
  });
});

describe('spans', () => {
  it('are sent to the collector that is configured, without what callers wrote', async () => {
    let received = '';
    const collector: Server = createServer((req, res) => {
      req.on('data', (chunk: Buffer) => {
        received += chunk.toString('utf8');
      });
      req.on('end', () => res.setHeader('content-type', 'application/json').end('{}'));
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const { port } = collector.address() as AddressInfo;
    const spied = await startTestServer(graph, { settings: { otlpEndpoint: `http://127.0.0.1:${port}` } });
    try {
      await spied.graphql('query Named { user(username: "somebody-secret") { key } }', { as: 'VIEWER' });
    } finally {
      await spied.close();
      collector.close();
    }
    for (const text of ['POST /graphql', 'neo4j read', 'Named', 'gitlab-access-graph'])
      expect(received).toContain(text);
    expect(received).not.toMatch(/somebody-secret|agt_|MATCH/);
  });
});
