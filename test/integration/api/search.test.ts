import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entities } from '../../../src/gitlab/entities/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { ensureSearchIndex, searchIndex } from '../../../src/sync/search-index.js';
import { TestApi } from '../../support/api.js';
import { emptyGraph, Simulators, sync, tiny, worldNow } from '../../support/sync.js';

interface Answer {
  readonly search: {
    readonly edges: readonly {
      readonly node: { readonly key: string };
      readonly score: number;
      readonly cursor: string;
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly complete: boolean;
    readonly asOf: string | null;
  };
}

const question = `query ($text: String!, $kinds: [NodeKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    edges { node { key } score cursor }
    pageInfo { hasNextPage endCursor }
    complete asOf
  }
}`;

const simulators = new Simulators();
let graph: Graph;
let api: TestApi;

beforeAll(async () => {
  graph = await emptyGraph();
  await sync(graph, await simulators.start(worldNow(7, tiny)));
  await graph.write(
    `UNWIND $rows AS row CREATE (n:GitLabProject) SET n = row, n._type = 'gitlab_project', n.unreadable = []`,
    {
      rows: [
        { key: 'x/project/1', name: 'Zebra', fullPath: 'zoo/zebra' },
        { key: 'x/project/2', name: 'Zebra crossing', fullPath: 'zoo/street/zebra-crossing' },
        { key: 'x/project/3', name: 'A very long name with zebra in it', fullPath: 'zoo/long' },
        { key: 'x/project/4', name: 'okapizebra', fullPath: 'zoo/okapizebra' },
        { key: 'x/project/5', name: 'it', fullPath: 'zoo/it' },
        { key: 'x/project/6', name: '東京支社', fullPath: 'zoo/tokyo.v2_final' },
      ],
    },
  );
  api = new TestApi(graph);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

const ask = async (text: string, more: Record<string, unknown> = {}) =>
  (await api.ask<Answer>(question, { text, ...more })).search;
const keys = async (text: string, more: Record<string, unknown> = {}) =>
  (await ask(text, more)).edges.map(({ node }) => node.key);

describe('what is found', () => {
  test('exact names first, then beginnings, short before long, then parts of words', async () => {
    expect(await keys('Zebra')).toEqual(['x/project/1', 'x/project/2', 'x/project/3', 'x/project/4']);
    expect(await keys('zoo/zebra')).toEqual(['x/project/1', 'x/project/2', 'x/project/3', 'x/project/4']);
  });

  test('every word must match, in any order and any property', async () => {
    expect(await keys('cross zeb')).toEqual(['x/project/2']);
    expect(await keys('street, ZEBRA!')).toEqual(['x/project/2']);
    expect(await keys('zebra unicorn')).toEqual([]);
  });

  test.each([
    ['it', 'x/project/5'],
    ['東京', 'x/project/6'],
    ['tokyo.v2', 'x/project/6'],
    ['v2_final', 'x/project/6'],
  ])('%s', async (text, key) => {
    expect((await keys(text, { kinds: ['PROJECT'] }))[0]).toBe(key);
  });

  test('every searched property of every kind finds its node', async () => {
    for (const { label, searched, properties } of Object.values(entities)) {
      for (const name of searched.filter((each) => properties[each]?.type === 'text')) {
        const [row] = await graph.read<{ key: string; text: string }>(
          `MATCH (n:${label}) WHERE n.${name} =~ '.*[a-zA-Z0-9].*' AND size(n.${name}) <= 200
           RETURN n.key AS key, n.${name} AS text ORDER BY key LIMIT 1`,
        );
        if (row === undefined) continue;
        expect({ name, found: await keys(row.text, { first: 500 }) }).toEqual({
          name,
          found: expect.arrayContaining([row.key]),
        });
      }
    }
  });

  test('kinds limit it, also when there are many hits of others', async () => {
    expect(await keys('zebra', { kinds: ['USER', 'GROUP'] })).toEqual([]);
    expect(await keys('zebra', { kinds: [] })).toEqual([]);
    const found = await keys('a', { kinds: ['GROUP', 'MERGE_REQUEST'], first: 500 });
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter((key) => !/\/(group|merge_request)\//.test(key))).toEqual([]);
  });

  test('the fields of the kinds, and their neighbours', async () => {
    const { search } = await api.ask<{ search: unknown }>(
      `{ search(text: "zoo/zebra", first: 1) {
           nodes { __typename key unreadable ... on Project { fullPath members { nodes { username } } } } } }`,
    );
    expect(search).toEqual({
      nodes: [
        {
          __typename: 'Project',
          key: 'x/project/1',
          unreadable: [],
          fullPath: 'zoo/zebra',
          members: { nodes: [] },
        },
      ],
    });
  });

  test('says how fresh and whole it is', async () => {
    const { asOf, complete } = await ask('zebra');
    expect(asOf).toMatch(/^\d{4}-/);
    expect(typeof complete).toBe('boolean');
  });
});

describe('texts of any kind', () => {
  test.each(['', ' ', '*', '?*"~^:\\/(){}[]!&|+-', '\u0000', '--', '…'])('%j finds nothing', async (text) => {
    expect(await ask(text)).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  test.each([
    ['name:zebra', 'name zebra'],
    ['zeb?a', 'zeb a'],
    ['zebra~', 'zebra'],
    ['[a TO z]', 'a to z'],
    ['zebra OR unicorn', 'zebra or unicorn'],
    ['-zebra', 'zebra'],
    ['_type:gitlab_user', '_type gitlab_user'],
    ['/.*/', ''],
    ['zebra*', 'zebra'],
  ])('%j is no query language', async (text, words) => {
    expect((await keys(text)).sort()).toEqual((await keys(words)).sort());
  });

  test('none is an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (text) => {
        await ask(text);
      }),
      { numRuns: 60 },
    );
  });

  test('more than 200 characters are refused', async () => {
    await ask('a '.repeat(100));
    const { errors } = await api.answer(question, { text: 'a'.repeat(201) });
    expect(errors?.[0]?.message).toBe('The text to search for has 201 characters; 200 are allowed.');
  });
});

describe('pages', () => {
  test.each([1, 2, 3, 7, 50])('of %d rows together are the whole, once each', async (first) => {
    for (const text of ['zebra', 'a', 'zoo', 'o']) {
      const whole = await keys(text, { first: 500 });
      const pages: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page: Answer['search'] = await ask(text, { first, after });
        pages.push(...page.edges.map(({ node }) => node.key));
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage || pages.length > whole.length) break;
      }
      expect(pages.slice(0, whole.length)).toEqual(whole.slice(0, pages.length));
      expect(pages).toHaveLength(whole.length);
    }
  });

  test('a cursor of another search, or none at all, is refused', async () => {
    const { pageInfo } = await ask('zebra', { first: 1 });
    for (const [text, after] of [
      ['zoo', pageInfo.endCursor],
      ['zebra', 'nonsense'],
    ] as const) {
      const { errors } = await api.answer(question, { text, after });
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'CURSOR_INVALID' });
    }
  });

  test.each([0, -1, 501])('of %d rows are refused', async (first) => {
    const { errors } = await api.answer(question, { text: 'a', first });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'PAGE_SIZE' });
  });
});

describe('the index', () => {
  const stateOf = () =>
    graph.read<{ id: number; properties: string[] }>(
      'SHOW FULLTEXT INDEXES YIELD id, name, properties WHERE name = $name RETURN id, properties',
      { name: searchIndex },
    );

  test('stays while it fits, and is made anew when it does not', async () => {
    const before = await stateOf();
    await ensureSearchIndex(graph);
    expect(await stateOf()).toEqual(before);

    await graph.write(`DROP INDEX ${searchIndex}`);
    await graph.write(`CREATE FULLTEXT INDEX ${searchIndex} FOR (n:GitLabUser) ON EACH [n.name]`);
    await ensureSearchIndex(graph);
    await graph.write('CALL db.awaitIndexes(60)');
    expect((await stateOf())[0]?.properties).toEqual(before[0]?.properties);
    expect(await keys('zebra')).toHaveLength(4);
  });

  test('when it is missing, the answer says so', async () => {
    await graph.write(`DROP INDEX ${searchIndex}`);
    const { errors } = await api.answer(question, { text: 'zebra' });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'SEARCH_NOT_READY' });
    await ensureSearchIndex(graph);
    await graph.write('CALL db.awaitIndexes(60)');
    expect(await keys('zebra')).toHaveLength(4);
  });
});
