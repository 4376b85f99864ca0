import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createGitLabClient } from './client.js';
import { sendJson, startTestServer, type TestServer } from './testing.js';
import type { GitLabClient, GraphQLConnection } from './types.js';

interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

let server: TestServer;
let client: GitLabClient;
let asked: Asked[];
let respond: (asked: Asked, response: ServerResponse) => void;

beforeAll(async () => {
  server = await startTestServer((request, response) => {
    const body = JSON.parse(request.body) as Asked;
    asked.push(body);
    respond(body, response);
  });
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  client = createGitLabClient({ url: `${server.url}/gitlab`, token: 'secret', backoffMs: 1, attempts: 2 });
});

const data = (value: unknown) => (_asked: Asked, response: ServerResponse) =>
  sendJson(response, { data: value });
const errors =
  (...messages: string[]) =>
  (_asked: Asked, response: ServerResponse) =>
    sendJson(response, { data: { group: null }, errors: messages.map((message) => ({ message })) });

const document = `query Things($path: ID!, $first: Int, $after: String) {
  group(fullPath: $path) {
    things(first: $first, after: $after, archived: true) {
      nodes { id shiny }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const variables = { path: 'acme', first: 100 };

interface Things {
  readonly group: { readonly things: GraphQLConnection<{ readonly id: string }> } | null;
}

describe('graphql', () => {
  it('sends one document with its variables and the token', async () => {
    respond = data({ group: { id: 1 } });
    const answer = await client.graphql(document, { ...variables, undeclared: 1 });
    expect(answer).toEqual({ data: { group: { id: 1 } }, missingFields: new Set() });
    expect(asked).toEqual([{ query: document, variables }]);
    expect(server.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/gitlab/api/graphql',
      headers: {
        authorization: 'Bearer secret',
        'content-type': 'application/json',
        accept: 'application/json',
      },
    });
    expect(client.metrics.byEndpoint).toEqual(new Map([['POST graphql:Things', 1]]));
  });

  it('removes fields and arguments that this GitLab lacks, says so, and remembers it', async () => {
    respond = ({ query }, response) => {
      const lines = query.split('\n');
      const at = (part: string): { line: number; column: number } => {
        const line = lines.findIndex((text) => text.includes(part));
        return { line: line + 1, column: (lines[line]?.indexOf(part) ?? 0) + 1 };
      };
      const found = [
        {
          message: "Field 'shiny' doesn't exist on type 'Thing'",
          locations: [at('shiny')],
          path: ['query Things', 'group', 'things', 'nodes', 'shiny'],
          extensions: { code: 'undefinedField', typeName: 'Thing', fieldName: 'shiny' },
        },
        {
          message: "Field 'things' doesn't accept argument 'archived'",
          locations: [at('archived')],
          path: ['query Things', 'group', 'things', 'archived'],
          extensions: {
            code: 'argumentNotAccepted',
            name: 'things',
            typeName: 'Field',
            argumentName: 'archived',
          },
        },
      ].filter((error) => query.includes(error.path.at(-1) ?? ''));
      sendJson(response, found.length > 0 ? { errors: found } : { data: { group: {} } });
    };
    const missingFields = new Set(['Thing.shiny', 'things(archived)']);
    expect(await client.graphql(document, variables)).toEqual({ data: { group: {} }, missingFields });
    expect(asked).toHaveLength(2);
    expect(asked[1]?.query).not.toMatch(/shiny|archived/);
    expect(await client.graphql(document, variables)).toMatchObject({ missingFields });
    expect(asked).toHaveLength(3);
  });

  const complexity = 'Query has complexity of 300, which exceeds max complexity of 250';
  it.each([
    ['complexity', errors(complexity)],
    ['a timeout', errors('Timeout on Group.things')],
    ['a query that is too large', errors('Query too large')],
    ['504', (_asked: Asked, response: ServerResponse) => sendJson(response, {}, {}, 504)],
    ['524', (_asked: Asked, response: ServerResponse) => sendJson(response, {}, {}, 524)],
  ])('halves the page on %s until it passes, and remembers the size', async (_name, refuse) => {
    respond = (request, response) =>
      (Number(request.variables.first) > 30 ? refuse : data({ group: {} }))(request, response);
    await client.graphql(document, variables);
    await client.graphql(document, variables);
    await client.graphql(document, { ...variables, first: 10 });
    expect(asked.map((request) => request.variables.first)).toEqual([100, 50, 25, 25, 10]);
  });

  it('halves the named sizes together, defaults of the document included, and only once for one burst', async () => {
    const nested =
      'query Nested($outer: Int = 40, $inner: Int = 9) { a(first: $outer) { b(first: $inner) { id } } }';
    respond = (request, response) =>
      (Number(request.variables.outer) > 20 ? errors(complexity) : data({ a: 1 }))(request, response);
    const options = { pageSizes: ['outer', 'inner'] };
    await Promise.all(Array.from({ length: 5 }, () => client.graphql(nested, {}, options)));
    await client.graphql(nested, {}, options);
    expect(asked.at(-1)?.variables).toEqual({ outer: 20, inner: 4 });
  });

  it('gives up when one row is still too much', async () => {
    respond = errors(complexity);
    await expect(client.graphql(document, { ...variables, first: 4 })).rejects.toMatchObject({
      code: 'GITLAB_BAD_ANSWER',
      message: expect.stringContaining('exceeds max complexity'),
    });
    expect(asked.map((request) => request.variables.first)).toEqual([4, 2, 1]);
    respond = (_asked, response) => sendJson(response, {}, {}, 504);
    await expect(client.graphql(document, { path: 'a', first: 1 })).rejects.toMatchObject({
      code: 'GITLAB_SERVER_ERROR',
    });
  });

  it.each([
    ['an error beside data', errors('Something broke'), 'GITLAB_BAD_ANSWER'],
    [
      'a field of a type that cannot be found',
      errors("Field 'ghost' doesn't exist on type 'Group'"),
      'GITLAB_BAD_ANSWER',
    ],
    [
      'a missing permission',
      errors(
        "The resource that you are attempting to access does not exist or you don't have permission to perform this action",
      ),
      'GITLAB_FORBIDDEN',
    ],
    ['an invalid token among the errors', errors('Invalid token'), 'GITLAB_TOKEN_REJECTED'],
    [
      '401',
      (_asked: Asked, response: ServerResponse) => sendJson(response, {}, {}, 401),
      'GITLAB_TOKEN_REJECTED',
    ],
    ['403', (_asked: Asked, response: ServerResponse) => sendJson(response, {}, {}, 403), 'GITLAB_FORBIDDEN'],
    [
      '500',
      (_asked: Asked, response: ServerResponse) => sendJson(response, {}, {}, 500),
      'GITLAB_SERVER_ERROR',
    ],
    ['no data', data(null), 'GITLAB_BAD_ANSWER'],
    ['a list', (_asked: Asked, response: ServerResponse) => sendJson(response, []), 'GITLAB_BAD_ANSWER'],
  ])('fails on %s', async (_name, answer, code) => {
    respond = answer;
    const error = await client.graphql(document, variables).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'AppError', code });
    expect(JSON.stringify(error) + String(error)).not.toContain('secret');
  });

  it('asks a truncated answer again', async () => {
    respond = (request, response) => {
      if (asked.length > 1) data({ ok: true })(request, response);
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{');
    };
    expect(await client.graphql(document, variables)).toMatchObject({ data: { ok: true } });
  });
});

describe('graphqlPages', () => {
  const things = (data: Things): GraphQLConnection<{ readonly id: string }> | undefined => data.group?.things;
  const page = (nodes: unknown, endCursor: string | null, hasNextPage = endCursor !== null) =>
    data({ group: { things: { nodes, pageInfo: { hasNextPage, endCursor } } } });

  async function readAll(options?: { first?: number; after?: string }): Promise<unknown[]> {
    const rows: unknown[] = [];
    for await (const { nodes } of client.graphqlPages(document, { path: 'acme' }, things, options))
      rows.push(...nodes);
    return rows;
  }

  it('follows the cursors to the end', async () => {
    respond = (request, response) => {
      const from = Number(request.variables.after ?? 0);
      const size = Number(request.variables.first);
      const ids = Array.from({ length: 25 }, (_, id) => ({ id })).slice(from, from + size);
      page(ids, from + size < 25 ? `${from + size}` : null)(request, response);
    };
    expect(await readAll({ first: 10 })).toHaveLength(25);
    expect(asked.map((request) => request.variables.after)).toEqual([null, '10', '20']);
    expect(await readAll({ first: 10, after: '20' })).toEqual([20, 21, 22, 23, 24].map((id) => ({ id })));
  });

  it.each([
    [
      'a null connection',
      data({ group: null }),
      { code: 'GITLAB_NOT_FOUND', params: { path: 'graphql:Things' } },
    ],
    ['a hidden row', page([{ id: 1 }, null], null), { code: 'GITLAB_BAD_ANSWER' }],
    ['no rows at all', page(null, null), { code: 'GITLAB_BAD_ANSWER' }],
    ['a next page without a cursor', page([], null, true), { code: 'GITLAB_BAD_ANSWER' }],
    ['a cursor that comes again', page([], 'same'), { code: 'GITLAB_BAD_ANSWER' }],
  ])('fails on %s', async (_name, answer, error) => {
    respond = answer;
    await expect(readAll()).rejects.toMatchObject(error);
  });
});
