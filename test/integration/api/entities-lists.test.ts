import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ApiKind, apiKinds } from '../../../src/api/entities/names.js';
import { createWorld } from '../../../src/demo/world/create.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import {
  anyFilter,
  anySort,
  expectedKeys,
  type StoredNode,
  storedNodes,
} from '../../support/entity-reference.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { emptyGraph, hostOf, Simulators, sync, tiny, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let api: TestApi;
let stored: ReadonlyMap<ApiKind, readonly StoredNode[]>;
const world = wholeWorldNow(4);
let host: string;

beforeAll(async () => {
  graph = await emptyGraph();
  api = new TestApi(graph);
  const whole = await simulators.start(world);
  host = hostOf(whole);
  await sync(graph, whole);
  // A second instance as someone who may see little: many of its facts are unknown.
  await sync(graph, await simulators.start(createWorld({ seed: 9, size: tiny })), {
    as: 'developer',
    name: 'little',
  });
  stored = await storedNodes(graph);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

interface Connection {
  readonly edges: readonly { cursor: string; node: Record<string, unknown> & { key: string } }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  readonly totalCount: { value: number; isEstimate: boolean };
}

/** Reads a list to its end, page by page. */
async function wholeList(kind: ApiKind, first: number, variables: object = {}, fields = 'key') {
  const { typeName, many } = kind;
  const query = `query ($first: Int, $after: String, $filter: ${typeName}Filter, $sort: [${typeName}Sort!]) {
    list: ${many}(first: $first, after: $after, filter: $filter, sort: $sort) {
      edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } totalCount { value isEstimate } } }`;
  const nodes: Connection['edges'][number]['node'][] = [];
  let after: string | null = null;
  for (;;) {
    const { list }: { list: Connection } = await api.ask(query, { first, after, ...variables });
    nodes.push(...list.edges.map(({ node }) => node));
    expect(list.edges.length).toBeLessThanOrEqual(first);
    expect(list.pageInfo.endCursor).toBe(list.edges.at(-1)?.cursor ?? null);
    if (!list.pageInfo.hasNextPage) return { nodes, totalCount: list.totalCount };
    expect(list.edges).toHaveLength(first);
    after = list.pageInfo.endCursor;
  }
}

const sorted = (names: unknown) => [...(names as readonly string[])].sort();
const named = apiKinds.map((kind) => [kind.many, kind] as const);

describe('lists', () => {
  test.each(named)('%s equal the world, over pages of seven', async (_name, kind) => {
    const properties = Object.keys(kind.definition.properties);
    const { nodes, totalCount } = await wholeList(
      kind,
      7,
      {},
      ['key type unreadable', ...properties].join(' '),
    );
    const expected = [...expectedForAdmin(world, host, 'acme').nodes.values()].filter(({ labels }) =>
      labels.includes(kind.definition.label),
    );
    const own = nodes.filter(({ key }) => key.startsWith(`${host}/`));
    expect(expected.length).toBeGreaterThan(0);
    expect(new Map(own.map((node) => [node.key, { ...node, unreadable: sorted(node.unreadable) }]))).toEqual(
      new Map(
        expected.map(({ key, properties: { _type: type, unreadable, ...facts } }) => {
          const none = Object.fromEntries(properties.map((name) => [name, null]));
          return [key, { ...none, ...facts, type, unreadable: sorted(unreadable) }];
        }),
      ),
    );
    expect(totalCount).toEqual({ value: stored.get(kind)?.length, isEstimate: false });
    expect(nodes).toHaveLength(totalCount.value);
  });

  test.each(named)(
    '%s: any filter, order and page size give what a plain evaluation gives',
    async (_name, kind) => {
      const nodes = stored.get(kind) ?? [];
      const asked = fc.record({
        filter: fc.option(anyFilter(kind, nodes), { nil: undefined }),
        sort: anySort(kind),
        first: fc.constantFrom(1, 2, 3, 7, 20, 100, 500),
      });
      await fc.assert(
        fc.asyncProperty(asked, async ({ filter, sort, first }) => {
          const expected = expectedKeys(kind, nodes, filter, sort);
          const size = Math.max(first, Math.ceil(expected.length / 8));
          const list = await wholeList(kind, size, { filter, sort });
          expect(list.nodes.map(({ key }) => key)).toEqual(expected);
          expect(list.totalCount).toEqual({ value: expected.length, isEstimate: false });
        }),
        { numRuns: 10 },
      );
    },
  );

  test('what is unknown satisfies neither a filter nor its opposite, and is not none', async () => {
    const [users] = apiKinds.filter(({ kind }) => kind === 'user');
    if (users === undefined) throw new Error('no users');
    const hidden = (stored.get(users) ?? []).filter(({ unreadable }) => unreadable.includes('email'));
    expect(hidden.length).toBeGreaterThan(0);
    const equals = { email: { equals: 'a' } };
    const filters = [
      equals,
      { not: equals },
      { email: { exists: false } },
      { not: { email: { exists: true } } },
    ];
    for (const filter of filters) {
      const found = new Set((await wholeList(users, 500, { filter })).nodes.map(({ key }) => key));
      expect(hidden.filter(({ key }) => found.has(key))).toEqual([]);
    }
    const asked = { unreadable: { contains: 'email' } };
    expect((await wholeList(users, 500, { filter: asked })).totalCount.value).toBe(hidden.length);
  });

  test('beyond 100,000 nodes a filter’s matches are estimated, and all are still counted', async () => {
    const crowded: Graph = {
      ...graph,
      read: async (statement, ...rest) => {
        const all = /^MATCH \(n:GitLabProject\) RETURN count\(n\)/.test(statement);
        return all ? ([{ count: 150_000 }] as never) : await graph.read(statement, ...rest);
      },
    };
    const { all, some } = await new TestApi(crowded).ask<Record<'all' | 'some', { totalCount: object }>>(
      `{ all: projects { totalCount { value isEstimate } }
         some: projects(filter: {visibility: {equals: "private"}}) { totalCount { value isEstimate } } }`,
    );
    expect(all.totalCount).toEqual({ value: 150_000, isEstimate: false });
    expect(some.totalCount).toMatchObject({ isEstimate: true, value: expect.any(Number) });
  });
});
