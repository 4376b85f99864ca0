import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstAdminToken } from '../../../src/api/auth/tokens.js';
import { createLogger } from '../../../src/core/logger.js';
import type { Graph } from '../../../src/graph/driver.js';
import {
  ensureApiConstraints,
  makeToken,
  startTestServer,
  type TestServer,
} from '../../support/api-server.js';
import { cli } from '../../support/cli.js';
import { testGraph, wipe } from '../../support/graph.js';
import { serverOfWorker } from '../../support/worker.js';

const who = '{ viewer { id name role } }';
const create = `mutation ($input: CreateTokenInput!) {
  createToken(input: $input) { value token { id name role createdBy expiresAt lastUsedAt revokedAt } } }`;
const revoke = 'mutation ($token: String!) { revokeToken(token: $token) { id revokedAt } }';
const list = '{ tokens { id name role createdBy expiresAt lastUsedAt revokedAt } }';

let graph: Graph;
let api: TestServer;
let other: TestServer;
const log: string[] = [];

beforeAll(async () => {
  graph = testGraph();
  await wipe(graph);
  const logger = createLogger('trace', { write: (line: string) => void log.push(line) });
  api = await startTestServer(graph, { services: { logger } });
  other = await startTestServer(graph);
});
afterAll(async () => {
  await api.close();
  await other.close();
  await graph.close();
});

async function statusOf(server: TestServer, as: string): Promise<number> {
  return (await server.graphql(who, { as })).status;
}

describe('API tokens', () => {
  it('are made, used, listed without their values, and revoked: here at once, elsewhere soon', async () => {
    const input = { name: 'grafana', role: 'ANALYST', expiresAt: '2999-01-01T00:00:00Z' };
    const { body } = await api.graphql(create, { variables: { input } });
    const { value, token } = body.data.createToken;
    expect(value).toMatch(/^agt_[\w-]{43}$/);
    expect(token).toMatchObject({ name: 'grafana', role: 'ANALYST', lastUsedAt: null, revokedAt: null });
    expect((await api.graphql(who, { as: value })).body.data.viewer).toEqual({
      id: `token:${token.id}`,
      name: 'grafana',
      role: 'ANALYST',
    });
    expect(await statusOf(other, value)).toBe(200);
    const { tokens } = (await api.graphql(list)).body.data;
    const listed = tokens.find(({ id }: { id: string }) => id === token.id);
    expect(Date.now() - Date.parse(listed.lastUsedAt)).toBeLessThan(60_000);
    expect(JSON.stringify(tokens)).not.toContain(value);
    const again = await api.graphql(create, { variables: { input } });
    expect(again.body.errors[0].extensions.code).toBe('TOKEN_NAME_TAKEN');

    const revoked = await api.graphql(revoke, { variables: { token: 'grafana' } });
    expect(revoked.body.data.revokeToken.id).toBe(token.id);
    expect(await statusOf(api, value)).toBe(401);
    const deadline = Date.now() + 5000;
    while ((await statusOf(other, value)) !== 401) expect(Date.now()).toBeLessThan(deadline);
    // Its name is free again, it itself is not revoked twice.
    expect((await api.graphql(create, { variables: { input } })).body.errors).toBeUndefined();
    const twice = await api.graphql(revoke, { variables: { token: token.id } });
    expect(twice.body.errors[0].extensions.code).toBe('TOKEN_UNKNOWN');
  });

  it.each([
    [{ name: '', role: 'VIEWER' }],
    [{ name: 'x'.repeat(101), role: 'VIEWER' }],
    [{ name: 'new\nline', role: 'VIEWER' }],
    [{ name: 'late', role: 'VIEWER', expiresAt: '2001-01-01T00:00:00Z' }],
  ])('are not made from %j', async (input) => {
    const { body } = await api.graphql(create, { variables: { input } });
    expect(body.errors[0].extensions.code).toBe('TOKEN_INVALID');
  });

  it('end when they expire', async () => {
    const value = await makeToken(graph, { expiresAt: new Date(Date.now() + 600).toISOString() });
    expect(await statusOf(api, value)).toBe(200);
    const deadline = Date.now() + 5000;
    while ((await statusOf(api, value)) !== 401) expect(Date.now()).toBeLessThan(deadline);
  });

  it('may be configured', async () => {
    const adminToken = 'a-configured-token-of-an-admin';
    const configured = await startTestServer(graph, { settings: { adminToken } });
    try {
      const { body } = await configured.graphql(who, { as: adminToken });
      expect(body.data.viewer).toEqual({ id: 'env:admin', name: 'ACCESS_GRAPH_ADMIN_TOKEN', role: 'ADMIN' });
      expect(await statusOf(configured, `${adminToken}x`)).toBe(401);
      expect(await statusOf(api, adminToken)).toBe(401);
    } finally {
      await configured.close();
    }
  });

  it('have a first one only as long as no admin can get in', async () => {
    await wipe(graph);
    await ensureApiConstraints(graph);
    const both = await Promise.all([firstAdminToken(graph), firstAdminToken(graph)]);
    const values = both.filter((value) => value !== undefined);
    expect(values).toHaveLength(1);
    expect(await firstAdminToken(graph)).toBeUndefined();
    expect(await statusOf(other, String(values[0]))).toBe(200);
  });

  it('wrong ones are listened to for a while only, good ones always', async () => {
    const strict = await startTestServer(graph);
    const good = await makeToken(graph);
    try {
      expect(await statusOf(strict, good)).toBe(200);
      const statuses: number[] = [];
      for (let n = 0; n < 35; n += 1)
        statuses.push(await statusOf(strict, `agt_${String(n).padStart(43, 'x')}`));
      expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
      expect(statuses.slice(30)).toEqual(Array.from({ length: 5 }, () => 429));
      expect(await statusOf(strict, good)).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

describe('audit records', () => {
  it('tell who did what and what came of it, of the denied too, page by page', async () => {
    await wipe(graph);
    const viewer = await makeToken(graph, { name: 'a viewer' });
    const boss = await makeToken(graph, { name: 'the boss', role: 'ADMIN' });
    const input = { name: 'made', role: 'VIEWER' };
    const made = await api.graphql(create, { variables: { input }, as: boss });
    await api.graphql(create, { variables: { input }, as: viewer });
    await api.graphql(create, { variables: { input }, as: boss });
    await api.graphql(revoke, { variables: { token: `oops ${made.body.data.createToken.value}` }, as: boss });
    const ask = (args: string) =>
      api.graphql(
        `{ auditRecords(${args}) { pageInfo { hasNextPage endCursor }
          nodes { principalName action arguments outcome code durationMs requestId address } } }`,
        { as: boss },
      );
    const { nodes } = (await ask('first: 10')).body.data.auditRecords;
    expect(nodes.map(({ requestId: _, durationMs: __, ...rest }: Record<string, unknown>) => rest)).toEqual([
      {
        principalName: 'the boss',
        action: 'revokeToken',
        arguments: '{"token":"[redacted]"}',
        outcome: 'ERROR',
        code: 'TOKEN_UNKNOWN',
        address: expect.stringContaining('127.0.0.1'),
      },
      expect.objectContaining({ principalName: 'the boss', outcome: 'ERROR', code: 'TOKEN_NAME_TAKEN' }),
      expect.objectContaining({ principalName: 'a viewer', outcome: 'DENIED', code: 'FORBIDDEN' }),
      expect.objectContaining({
        principalName: 'the boss',
        action: 'createToken',
        outcome: 'OK',
        code: null,
      }),
    ]);
    expect(nodes[3].requestId).toBe(made.headers.get('x-request-id'));
    expect(JSON.parse(nodes[3].arguments)).toEqual({ input });

    const seen: string[] = [];
    let after = '';
    for (;;) {
      const page = (await ask(`first: 1${after}`)).body.data.auditRecords;
      seen.push(...page.nodes.map(({ requestId }: { requestId: string }) => requestId));
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: ${JSON.stringify(page.pageInfo.endCursor)}`;
    }
    expect(seen).toEqual(nodes.map(({ requestId }: { requestId: string }) => requestId));
    const outcomes = async (args: string) =>
      (await ask(`first: 10, ${args}`)).body.data.auditRecords.nodes.map(
        ({ outcome }: { outcome: string }) => outcome,
      );
    expect(await outcomes('principal: "a viewer"')).toEqual(['DENIED']);
    expect(await outcomes('action: "revokeToken"')).toEqual(['ERROR']);
    expect(await outcomes('since: "2999-01-01T00:00:00Z"')).toEqual([]);
    expect(await outcomes('until: "2001-01-01T00:00:00Z"')).toEqual([]);
    expect((await ask('first: 1, after: "nonsense"')).body.errors[0].extensions.code).toBe('CURSOR_INVALID');
  });
});

describe('audit records of ad-hoc statements', () => {
  it.each([
    ['ANALYST', 'RETURN 1 AS one', 'OK', null],
    ['ANALYST', "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", 'DENIED', 'CYPHER_REFUSED'],
    ['VIEWER', 'RETURN 2 AS two', 'DENIED', 'FORBIDDEN'],
  ] as const)('of a %s: %s', async (role, statement, outcome, code) => {
    const name = `cypher ${role} ${outcome}`;
    const as = await makeToken(graph, { name, role });
    const ask = 'query ($statement: String!) { cypher(statement: $statement) { __typename } }';
    await api.graphql(ask, { variables: { statement }, as });
    const records = await graph.read('MATCH (a:AuditRecord {principalName: $name}) RETURN a', { name });
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).toContain(JSON.stringify(JSON.stringify({ statement })).slice(3, -3));
    const [row] = await graph.read(
      'MATCH (a:AuditRecord {principalName: $name}) RETURN a.outcome AS outcome, a.code AS code, a.action AS action',
      { name },
    );
    expect(row).toEqual({ outcome, code, action: 'cypher' });
  });
});

describe('the values of tokens', () => {
  it('are nowhere but in the answer that made them', async () => {
    const input = { name: 'canary', role: 'ADMIN' };
    const boss = await makeToken(graph, { role: 'ADMIN' });
    const made = await api.graphql(create, { variables: { input }, as: boss });
    const { value } = made.body.data.createToken;
    await api.graphql(who, { as: value });
    await api.graphql(`{ nonsense(token: "${value}") }`, { as: value });
    await api.graphql(create, {
      variables: { input: { name: value.slice(0, 40), role: 'VIEWER' } },
      as: value,
    });
    await api.graphql(list, { as: value });
    await api.fetch(`/nothing?token=${value}`, { as: value });
    const metrics = await (await api.fetch('/metrics', { as: value })).text();
    const stored = await graph.read('MATCH (n) RETURN properties(n) AS all');
    const secret = value.slice('agt_'.length);
    expect(log.length).toBeGreaterThan(5);
    for (const text of [JSON.stringify(stored), log.join(''), metrics]) expect(text).not.toContain(secret);
  });
});

describe('access-graph tokens', () => {
  it('creates, lists and revokes', async () => {
    const { uri, username, password } = serverOfWorker();
    const env = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    const made = await cli(['tokens', 'create', 'by hand', '--role', 'operator', '--expires', '12h'], {
      env,
    });
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^agt_[\w-]{43}\n$/) });
    const { body } = await api.graphql(who, { as: made.stdout.trim() });
    expect(body.data.viewer).toMatchObject({ name: 'by hand', role: 'OPERATOR' });
    const listed = await cli(['tokens', 'list', '--format', 'json'], { env });
    const [token] = (JSON.parse(listed.stdout) as { name: string; expiresAt: string }[]).filter(
      ({ name }) => name === 'by hand',
    );
    expect(Math.round((Date.parse(String(token?.expiresAt)) - Date.now()) / 3_600_000)).toBe(12);
    expect(listed.stdout).not.toContain(made.stdout.trim());
    expect((await cli(['tokens', 'revoke', 'by hand'], { env })).code).toBe(0);
    expect(await cli(['tokens', 'revoke', 'by hand'], { env })).toMatchObject({
      code: 1,
      stderr: 'There is no API token by hand that could be revoked.\n',
    });
    const wrong = await cli(['tokens', 'create', 'x', '--role', 'viewer', '--expires', 'soon'], { env });
    expect(wrong).toMatchObject({ code: 2, stderr: '--expires must be like 90d, 12h or 2w, or never.\n' });
  });
});
