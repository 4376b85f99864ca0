import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Neighbours, neighbours } from '../../../src/api/entities/names.js';
import { entities } from '../../../src/gitlab/entities/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { anyFilter, anySort, expectedKeys, type StoredNode } from '../../support/entity-reference.js';
import { emptyGraph, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let api: TestApi;
let statements = 0;

beforeAll(async () => {
  graph = await emptyGraph();
  const counted: Graph = {
    ...graph,
    read: (...given) => {
      statements += 1;
      return graph.read(...given);
    },
  };
  api = new TestApi(counted);
  await sync(graph, await simulators.start(wholeWorldNow(4)));
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

interface Edge {
  readonly cursor: string;
  readonly node: { readonly key: string };
}
interface Parent {
  readonly key: string;
  readonly list: {
    readonly edges: readonly Edge[];
    readonly totalCount: { readonly value: number };
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
interface Stored {
  readonly from: string;
  readonly edge: Readonly<Record<string, unknown>>;
  readonly node: StoredNode;
}

/** What a field leads to from every node, read without the API. */
function read({ owner, other, type, direction }: Neighbours): Promise<Stored[]> {
  const arrow = direction === 'out' ? `-[r:${type}]->` : `<-[r:${type}]-`;
  return graph.read<Stored>(
    `MATCH (n:${owner.definition.label})${arrow}(o:${other.definition.label})
     RETURN n.key AS from, properties(r) AS edge, properties(o) AS node ORDER BY o.key`,
  );
}

function question({ owner, other, field, relationship }: Neighbours): string {
  const facts = Object.keys(relationship.properties);
  return `query ($first: Int, $after: String, $filter: ${other.typeName}Filter, $sort: [${other.typeName}Sort!]) {
    parents: ${owner.many}(first: 500) { nodes { key
      list: ${field}(first: $first, after: $after, filter: $filter, sort: $sort) {
        edges { cursor node { key } ${facts.length > 0 ? [...facts, 'unreadable'].join(' ') : ''} }
        totalCount { value } pageInfo { hasNextPage endCursor } } } } }`;
}

async function parentsOf(field: Neighbours, variables: object): Promise<readonly Parent[]> {
  const { parents } = await api.ask<{ parents: { nodes: Parent[] } }>(question(field), { ...variables });
  return parents.nodes;
}

const byParent = (stored: readonly Stored[], key: string) => stored.filter(({ from }) => from === key);
const named = neighbours.map((field) => [`${field.owner.typeName}.${field.field}`, field] as const);

describe('neighbours', () => {
  test('every relationship of the graph is declared between its two kinds', async () => {
    const rows = await graph.read<{ from: string; type: string; to: string }>(
      `MATCH (a)-[r]->(b) WHERE a._type IS NOT NULL AND b._type IS NOT NULL
       RETURN DISTINCT substring(a._type, 7) AS from, type(r) AS type, substring(b._type, 7) AS to`,
    );
    const declared = new Set(
      neighbours
        .filter(({ direction }) => direction === 'out')
        .map(({ owner, type, other }) => `${owner.kind} ${type} ${other.kind}`),
    );
    expect(Object.keys(entities)).toEqual(expect.arrayContaining(rows.flatMap(({ from, to }) => [from, to])));
    expect(
      rows.map(({ from, type, to }) => `${from} ${type} ${to}`).filter((each) => !declared.has(each)),
    ).toEqual([]);
  });

  test.each(named)('%s: all, with the facts of the relationship', async (_name, field) => {
    const stored = await read(field);
    const facts = Object.keys(field.relationship.properties);
    for (const { key, list } of await parentsOf(field, { first: 100 })) {
      const own = byParent(stored, key);
      expect(list.totalCount.value).toBe(own.length);
      const found = list.edges.map(({ cursor: _cursor, node, ...edge }) => ({ key: node.key, ...edge }));
      const expected = own.map(({ edge, node }) => ({
        key: node.key,
        ...Object.fromEntries(facts.map((name) => [name, edge[name] ?? null])),
        ...(facts.length > 0 ? { unreadable: edge.unreadable ?? [] } : {}),
      }));
      expect(found).toEqual(expected.slice(0, 100));
    }
  });

  test('any filter and order gives what a plain evaluation gives, over pages', async () => {
    const crowded = neighbours.filter(({ field }) =>
      ['members', 'mergeRequests', 'projects', 'memberOfProjects'].includes(field),
    );
    const asked = fc.constantFrom(...crowded).chain((field) => {
      const filter = fc.option(anyFilter(field.other, []), { nil: undefined });
      return fc.record({ field: fc.constant(field), filter, sort: anySort(field.other) });
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ field, filter, sort }) => {
        const stored = await read(field);
        const first = 3;
        const parents = await parentsOf(field, { first, filter, sort });
        const busiest = parents.toSorted((a, b) => b.list.totalCount.value - a.list.totalCount.value)[0];
        for (const { key, list } of parents) {
          const expected = expectedKeys(
            field.other,
            byParent(stored, key).map(({ node }) => node),
            filter,
            sort,
          );
          expect(list.edges.map(({ node }) => node.key)).toEqual(expected.slice(0, first));
          expect(list.totalCount.value).toBe(expected.length);
          expect(list.pageInfo.hasNextPage).toBe(expected.length > first);
          if (key !== busiest?.key || list.pageInfo.endCursor === null) continue;
          const next = await parentsOf(field, { first, filter, sort, after: list.pageInfo.endCursor });
          const page = next.find((parent) => parent.key === key)?.list.edges.map(({ node }) => node.key);
          expect(page).toEqual(expected.slice(first, 2 * first));
        }
      }),
      { numRuns: 12 },
    );
  });

  test('a page costs a constant number of statements, however many parents and levels it has', async () => {
    const count = async (first: number) => {
      statements = 0;
      await api.ask(
        `query ($first: Int) { projects(first: $first) { complete totalCount { value } nodes { fullPath
           parentGroups { nodes { fullPath members { totalCount { value } nodes { username } } } }
           members(first: 100) { asOf edges { accessLevel node { username memberOfGroups { nodes { name } } } } }
           mergeRequests { nodes { title authors { nodes { username } } } } } } }`,
        { first },
      );
      return statements;
    };
    const few = await count(2);
    expect(few).toBeLessThanOrEqual(11);
    expect(await count(100)).toBe(few);
  });

  test('asks for more than a hundred at once are refused, and so are cursors of other lists', async () => {
    const { projects } = await api.ask<{
      projects: { nodes: { members: { pageInfo: { endCursor: string } } }[] };
    }>('{ projects(first: 1) { nodes { members(first: 1) { pageInfo { endCursor } } } } }');
    const foreign = projects.nodes[0]?.members.pageInfo.endCursor;
    for (const [args, code] of [
      ['first: 101', 'PAGE_SIZE'],
      ['first: 0', 'PAGE_SIZE'],
      [`after: "${foreign}", sort: [{field: USERNAME}]`, 'CURSOR_INVALID'],
    ] as const) {
      const { errors } = await api.answer(
        `{ projects(first: 1) { nodes { members(${args}) { nodes { key } } } } }`,
      );
      expect(errors?.[0]?.originalError).toMatchObject({ code });
    }
    const { errors } = await api.answer(`{ users(after: "${foreign}") { nodes { key } } }`);
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
