import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createContext } from '../../../src/api/context.js';
import { freshness, sourcesFeeding } from '../../../src/api/freshness.js';
import type { Graph } from '../../../src/graph/driver.js';
import { admin, TestApi } from '../../support/api.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, micro, Simulators, sync, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let reads = 0;

beforeAll(async () => {
  graph = await emptyGraph();
});
beforeEach(() => wipe(graph));
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

function request() {
  const counted: Graph = {
    ...graph,
    read: (...given) => {
      reads += 1;
      return graph.read(...given);
    },
  };
  const { services } = new TestApi(counted);
  return createContext(services, {
    principal: admin,
    requestId: 'test',
    signal: new AbortController().signal,
  });
}

describe('freshness', () => {
  test('nothing is known before the first sync', async () => {
    expect(await freshness(request())).toEqual({ asOf: null, complete: false, unknownScopes: [] });
    await graph.write("CREATE (:Connection {name: 'new', state: 'verifying'})");
    const { asOf, complete, unknownScopes } = await freshness(request());
    expect({ asOf, complete }).toEqual({ asOf: null, complete: false });
    expect(unknownScopes).toMatchObject([{ connection: 'new', source: 'all', target: null }]);
  });

  test('a whole sync is complete as of its start; of several connections the oldest counts', async () => {
    const gitlab = await simulators.start(worldNow(5, micro));
    const first = await sync(graph, gitlab, { name: 'a' });
    const second = await sync(graph, await simulators.start(worldNow(6, micro)), { name: 'b' });
    expect(first.startedAt < second.startedAt).toBe(true);
    expect(await freshness(request())).toEqual({ asOf: first.startedAt, complete: true, unknownScopes: [] });
    const third = await sync(graph, gitlab, { name: 'a' });
    expect(third.startedAt > second.startedAt).toBe(true);
    expect((await freshness(request())).asOf).toBe(second.startedAt);
  });

  test('after a run that is not full, lists that were not read again are as old as before', async () => {
    const gitlab = await simulators.start(worldNow(5, micro));
    const first = await sync(graph, gitlab, { name: 'a' });
    const second = await sync(graph, gitlab, { name: 'a', full: false });
    expect((await freshness(request(), ['projects', 'users'])).asOf).toBe(second.startedAt);
    expect((await freshness(request(), ['projects', 'group-members'])).asOf).toBe(first.startedAt);
  });

  test('names what one who may see little could not read, only where it matters', async () => {
    const gitlab = await simulators.start(worldNow(5, micro));
    const report = await sync(graph, gitlab, { as: 'developer', name: 'little' });
    expect(report.incomplete.length).toBeGreaterThan(0);
    const whole = await freshness(request());
    expect(whole).toMatchObject({ asOf: report.startedAt, complete: false });
    const lists = whole.unknownScopes.filter(({ target }) => target !== null);
    const expected = report.incomplete.map(({ source, target, reason }) => ({
      connection: 'little',
      source,
      target,
      reason,
    }));
    expect(lists).toEqual(expect.arrayContaining(expected));
    expect(lists).toHaveLength(expected.length);
    const unreadable = report.coverage.filter(({ state }) => state === 'unreadable');
    const sources = whole.unknownScopes.filter(({ target }) => target === null).map(({ source }) => source);
    expect(sources.sort()).toEqual(unreadable.map(({ source }) => source).sort());

    const matter = sourcesFeeding('access_token');
    const narrow = await freshness(request(), matter);
    expect(narrow.unknownScopes.length).toBeGreaterThan(0);
    expect(narrow.unknownScopes.filter(({ source }) => !matter.includes(source))).toEqual([]);
    expect(await freshness(request(), [])).toEqual({
      asOf: report.startedAt,
      complete: true,
      unknownScopes: [],
    });

    // Of an old run only the totals are left.
    await graph.write('MATCH (:SyncRun)-[:COVERED|INCOMPLETE]->(detail) DETACH DELETE detail');
    expect(await freshness(request())).toMatchObject({ complete: false, unknownScopes: [{ source: 'all' }] });
  });

  test('is read once for a request, and answers every list', async () => {
    await sync(graph, await simulators.start(worldNow(5, micro)), { name: 'a' });
    const context = request();
    reads = 0;
    const [one, two] = await Promise.all([freshness(context, ['users']), freshness(context, ['users'])]);
    expect(two).toBe(one);
    expect(reads).toBe(1);
    const api = new TestApi(graph);
    const { users } = await api.ask<{ users: object }>(
      '{ users(first: 1) { asOf complete unknownScopes { source } } }',
    );
    expect(users).toEqual({ asOf: one.asOf, complete: true, unknownScopes: [] });
  });
});
