import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { testGraph, wipe } from '../../support/graph.js';

const who = '{ viewer { name role } }';
const json = { 'content-type': 'application/json' };
let graph: Graph;
let api: TestServer;

beforeAll(async () => {
  graph = testGraph();
  await wipe(graph);
  api = await startTestServer(graph);
});
afterAll(async () => {
  await api.close();
  await graph.close();
});

describe('GraphQL over HTTP', () => {
  it('answers a caller by their token', async () => {
    const { status, body, headers } = await api.graphql(who, { as: 'ANALYST' });
    expect(status).toBe(200);
    expect(body.data.viewer.role).toBe('ANALYST');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['no token', undefined, /needs a token/],
    ['a wrong token', `agt_${'x'.repeat(43)}`, /wrong, expired, revoked/],
    ['something that is no token', 'hello', /wrong, expired, revoked/],
  ])('refuses %s with 401 and one sentence', async (_, as, sentence) => {
    const response = await api.fetch('/graphql', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ query: who }),
      ...(as === undefined ? {} : { as }),
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="access-graph"/);
    const body = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0]?.message).toMatch(sentence);
    expect(body.errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['no JSON', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 400],
    ['broken JSON', { method: 'POST', headers: json, body: '{' }, 400],
    ['no body', { method: 'POST', headers: json }, 400],
    ['null', { method: 'POST', headers: json, body: 'null' }, 400],
    ['a batch', { method: 'POST', headers: json, body: JSON.stringify([{ query: who }]) }, 400],
    ['a GET', { method: 'GET' }, 400],
    [
      'too much',
      { method: 'POST', headers: json, body: JSON.stringify({ query: ' '.repeat(300_000) }) },
      413,
    ],
    [
      'another charset',
      { method: 'POST', headers: { 'content-type': 'application/json; charset=x' }, body: '{}' },
      400,
    ],
  ])('refuses %s', async (_, init, status) => {
    const response = await api.fetch('/graphql', { ...init, as: 'VIEWER' });
    expect(response.status).toBe(status);
    const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(body.errors[0]?.extensions.code).not.toBe('INTERNAL');
  });

  it('names neither fields nor types that a client guessed nearly right', async () => {
    const { status, body } = await api.graphql('{ viewr { nam } }');
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toContain('Did you mean');
    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('has no other path, and hides which there are from strangers', async () => {
    expect((await api.fetch('/nothing', { as: 'ADMIN' })).status).toBe(404);
    expect((await api.fetch('/nothing')).status).toBe(401);
    expect((await api.fetch('/%E0%A4%A', { as: 'ADMIN' })).status).toBeLessThan(500);
  });
});
