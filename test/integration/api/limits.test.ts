import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, type OperationDefinitionNode, parse } from 'graphql';
import { operationCost } from '../../../src/api/http/cost.js';
import { createLogger } from '../../../src/core/logger.js';
import type { Graph } from '../../../src/graph/driver.js';
import { noSyncs } from '../../support/api.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;
let api: TestServer;
const log: string[] = [];

beforeAll(async () => {
  graph = await emptyGraph();
  const logger = createLogger('error', { write: (line: string) => void log.push(line) });
  const syncs = {
    ...noSyncs,
    verify: async () => {
      throw new Error('the secret inner reason');
    },
    start: () => new Promise<never>(() => undefined),
  };
  api = await startTestServer(graph, { services: { logger, syncs }, settings: { queryTimeoutMs: 1000 } });
});
afterAll(async () => {
  await api.close();
  await graph.close();
});

const nested = (depth: number): string => (depth === 0 ? '__typename' : `a { ${nested(depth - 1)} }`);

describe('limits', () => {
  it.each([
    ['depth', `{ ${nested(20)} }`, /depth/i],
    ['aliases', `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: viewer { id }`).join(' ')} }`, /alias/i],
    ['directives', `{ viewer { id ${'@skip(if: false) '.repeat(60)} } }`, /directive/i],
    ['tokens', `{ ${'viewer { id } '.repeat(1100)} }`, /token/i],
    ['pages', '{ projects(first: 500) { nodes { members(first: 500) { nodes { key } } } } }', /objects/],
  ])('refuse too many %s', async (_, query, reason) => {
    const { status, body } = await api.graphql(query);
    expect(status).toBe(400);
    expect(JSON.stringify(body.errors)).toMatch(reason);
  });

  it('let introspection pass', async () => {
    const { status, body } = await api.graphql(getIntrospectionQuery(), { as: 'VIEWER' });
    expect(status).toBe(200);
    expect(body.data.__schema.queryType.name).toBe('Query');
  });

  it('stop an operation that takes too long', async () => {
    const { status, body } = await api.graphql('mutation { startSync(connection: "x") { __typename } }');
    expect(body.errors[0].extensions.code).toBe('OPERATION_TIMEOUT');
    expect(status).toBe(200);
  });

  it('are kept for each caller by the minute', async () => {
    const slow = await startTestServer(graph, { settings: { rateLimitPerMinute: 3 } });
    try {
      const one = '{ viewer { id } }';
      for (let n = 0; n < 3; n += 1) expect((await slow.graphql(one, { as: 'VIEWER' })).status).toBe(200);
      const { status, body, headers } = await slow.graphql(one, { as: 'VIEWER' });
      expect(status).toBe(429);
      expect(body.errors[0].extensions.code).toBe('RATE_LIMITED');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await slow.graphql(one, { as: 'ADMIN' })).status).toBe(200);
    } finally {
      await slow.close();
    }
  });
});

describe('an error that is not meant for clients', () => {
  it('is answered with an id, under which the log has it', async () => {
    const { body, status } = await api.graphql(
      'mutation { verifyConnection(connection: "x") { __typename } }',
    );
    const { message, extensions } = body.errors[0];
    expect(message).toMatch(/^Internal error [0-9a-f-]{36}$/);
    expect(extensions).toEqual({ code: 'INTERNAL' });
    expect(status).toBe(500);
    const id = message.split(' ')[2];
    expect(log.find((line) => line.includes(id))).toContain('the secret inner reason');
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});

describe('the cost of an operation', () => {
  const schema = buildSchema(`
    type Query { things(first: Int = 10): Things!, thing: Thing, names: [String!]! }
    type Things { nodes: [Thing!]!, edges: [Edge!]!, total: Total! }
    type Edge { node: Thing! }
    type Total { value: Int! }
    type Thing { id: ID!, parts(first: Int): Things!, tags: [Tag!]! }
    type Tag { name: String! }`);
  const cost = (text: string, variables: Record<string, unknown> = {}) => {
    const document = parse(text);
    return operationCost(schema, document, document.definitions[0] as OperationDefinitionNode, variables);
  };
  it.each([
    ['{ names __typename }', 0],
    ['{ thing { id } }', 1],
    ['{ things { total { value } } }', 2],
    ['{ things { nodes { id } } }', 11],
    ['{ things(first: 100) { nodes { id } total { value } } }', 102],
    ['{ things(first: 100) { edges { node { id } } } }', 201],
    ['{ things(first: 3) { nodes { parts(first: 4) { nodes { id } } } } }', 19],
    ['{ things(first: 3) { nodes { tags { name } } } }', 34],
    ['{ things(first: 3) { ...page } } fragment page on Things { nodes { id } }', 4],
    ['{ things(first: 3) { ... { nodes { id } } ... on Things { nodes { id } } } }', 7],
  ])('of %s is %d', (text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  it('goes by the variables that are sent', () => {
    expect(cost('query ($n: Int) { things(first: $n) { nodes { id } } }', { n: 7 })).toBe(8);
  });

  it('is known at once for fragments that multiply', () => {
    const levels = Array.from(
      { length: 40 },
      (_, n) => `fragment f${n} on Thing { ...f${n + 1} ...f${n + 1} }`,
    );
    expect(
      cost(
        `{ thing { ...f0 } } ${levels.join(' ')} fragment f40 on Thing { parts(first: 1) { total { value } } }`,
      ),
    ).toBeGreaterThan(2 ** 40);
  });
});
