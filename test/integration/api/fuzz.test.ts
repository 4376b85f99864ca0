import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { Pool } from 'undici';
import { createApiSchema } from '../../../src/api/schema.js';
import { packageRoot } from '../../../src/core/paths.js';
import { createRandom, type Random } from '../../../src/demo/world/random.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { type Known, OperationMaker } from '../../support/fuzz/operations.js';
import { malformedRequest, post, type RandomRequest, rawBytes } from '../../support/fuzz/requests.js';
import { emptyGraph, micro, Simulators, sync, worldNow } from '../../support/sync.js';

const total = 10_000;
const inFlight = 16;
const seed = 20_260;

/** What no answer may have: causes, stacks, statements, addresses of the database, paths of files. */
const internal =
  /Neo4j|Neo\.[A-Z]|bolt:|"INTERNAL"|Internal error|\bat [\w.<>]+ \(|node_modules|file:\/\/|\/src\/|\.[jt]s:\d|\bMATCH \(|UNWIND \$|elementId/;

const simulators = new Simulators();
let graph: Graph;
let server: TestServer;
let schema: GraphQLSchema;
let pool: Pool;
let tokens: readonly string[];

beforeAll(async () => {
  graph = await emptyGraph();
  await sync(graph, await simulators.start(worldNow(3, micro)));
  const { queries } = await loadSavedQueries([`${packageRoot}/queries`]);
  schema = createApiSchema(queries);
  server = await startTestServer(graph, { queries });
  pool = new Pool(server.url, {
    connections: inFlight,
    pipelining: 1,
    keepAliveTimeout: 1000,
    keepAliveMaxTimeout: 1000,
  });
  tokens = await Promise.all([server.token('ADMIN'), server.token('ADMIN'), server.token('VIEWER')]);
  // A token that was good before is listened to even when its address sends wrong ones.
  for (const token of tokens)
    await send({ ...post({ query: '{ viewer { id } }' }, 'first'), headers: { ...json, ...bearer(token) } });
});
afterAll(async () => {
  await pool.close();
  await server.close();
  await simulators.close();
  await graph.close();
});

const json = { 'content-type': 'application/json' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function send(request: RandomRequest): Promise<{ readonly status: number; readonly text: string }> {
  const { method, path, headers, body } = request;
  const options = { method: method as 'GET', path, headers, ...(body === undefined ? {} : { body }) };
  // The server's own limit of time is below this, so that it always gets to answer.
  const ask = () => pool.request({ ...options, signal: AbortSignal.timeout(60_000) });
  // A connection may be closed for its idleness in the very moment in which it is used again.
  const answer = await ask().catch((error: Error) =>
    error.name === 'TimeoutError' ? Promise.reject(error) : ask(),
  );
  // A subscription that was let in never ends by itself.
  if (String(answer.headers['content-type']).startsWith('text/event-stream') && answer.statusCode === 200) {
    for await (const chunk of answer.body) return { status: answer.statusCode, text: String(chunk) };
  }
  return { status: answer.statusCode, text: await answer.body.text() };
}

const textOf = ({ what, method, path, headers, body }: RandomRequest) =>
  `${what} ${method} ${path} ${headers['content-type']} ${body?.toString().slice(0, 1500)}`;

function check(
  request: RandomRequest,
  { status, text }: { readonly status: number; readonly text: string },
): void {
  const bad = status >= 500 || (internal.test(text) && !request.body?.toString().includes('__type'));
  if (!bad) return;
  const found = internal.exec(text);
  const near =
    found === null ? text.slice(0, 300) : text.slice(Math.max(0, found.index - 150), found.index + 300);
  throw new Error(`${status} ${near}`);
}

async function knownThings(): Promise<Known> {
  const rows = await graph.read<{ texts: string[] }>(
    `MATCH (n) WHERE n.key IS NOT NULL WITH n ORDER BY n.key LIMIT 60
     RETURN [text IN [n.key, n.fullPath, n.username, n.name, n.createdAt] WHERE text IS NOT NULL] AS texts`,
  );
  const { body } = await server.graphql(`{
    projects(first: 1) { pageInfo { endCursor } } users(first: 1, sort: [{ field: NAME }]) { pageInfo { endCursor } }
    search(text: "a", first: 1) { pageInfo { endCursor } } syncRuns(first: 1) { pageInfo { endCursor } }
    groups(first: 3) { nodes { members(first: 1) { pageInfo { endCursor } } } }
  }`);
  const cursors = [...JSON.stringify(body).matchAll(/"endCursor":"([^"]+)"/g)].map(
    ([, cursor]) => cursor ?? '',
  );
  return { texts: rows.flatMap(({ texts }) => texts), cursors };
}

/** Most are malformed; the others are valid, which costs the database a plan each. */
function requestMaker(random: Random, known: Known): () => RandomRequest {
  const operations = new OperationMaker(schema, random, known);
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  return () => {
    const headers = { ...json, ...bearer(random.pick(tokens)) };
    if (query == null || mutation == null || random.chance(0.85)) {
      const request = malformedRequest(random);
      return { ...request, headers: { ...bearer(random.pick(tokens)), ...request.headers } };
    }
    const isMutation = random.chance(0.1);
    const operation = isMutation ? operations.make(mutation, 'mutation') : operations.make(query, 'query');
    return { ...post(operation, 'operation'), headers };
  };
}

function collectedHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') for (let turn = 0; turn < 3; turn += 1) collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

test('random requests get neither a 5xx nor internal text, and leave nothing behind', async () => {
  const random = createRandom(seed);
  const make = requestMaker(random, await knownThings());
  const statuses = new Map<number, number>();
  /** The first failure of each sort. */
  const failures = new Map<string, string>();
  const attack = async (count: number) => {
    let left = count;
    const one = async () => {
      while (left > 0) {
        left -= 1;
        const request = make();
        try {
          const answer = await send(request);
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          check(request, answer);
        } catch (error) {
          const sort = `${request.what} ${String(error).replace(/[\da-f-]{36}/g, '')}`;
          failures.set(sort.slice(0, 200), `${textOf(request)}\n=> ${String(error)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: inFlight }, one));
  };
  await attack(total / 2);
  const before = collectedHeap();
  await attack(total / 2);
  const growth = collectedHeap() - before;
  expect([...failures.values()].slice(0, 10)).toEqual([]);
  // Most that is valid is answered, or else the test would test little.
  expect(statuses.get(200)).toBeGreaterThan(total / 10);
  expect(growth).toBeLessThan(32);
}, 600_000);

test('bytes that are no HTTP are refused', async () => {
  const random = createRandom(seed + 1);
  for (let turn = 0; turn < 100; turn += 1) {
    const bytes = rawBytes(random);
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.end(bytes));
      socket.setEncoding('utf8').on('data', (chunk) => {
        received += String(chunk);
      });
      socket.once('close', () => resolve(received)).once('error', () => resolve(received));
    });
    expect(text).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect(text).not.toMatch(internal);
  }
});
