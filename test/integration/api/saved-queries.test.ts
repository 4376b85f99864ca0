import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import type { SavedQuery } from '../../../src/queries/types.js';
import { TestApi } from '../../support/api.js';
import { testGraph, wipe } from '../../support/graph.js';
import { removeFolder, temporaryFolder } from '../../support/servers.js';
import { queriesFolder } from '../queries/fixtures.js';

const page = `query ($id: ID!, $first: Int, $after: String, $parameters: JSON) {
  runQuery(id: $id, first: $first, after: $after, parameters: $parameters) {
    columns rows pageInfo { hasNextPage endCursor } asOf complete unknownScopes { connection reason } durationMs
  }
}`;

interface Page {
  readonly runQuery: {
    readonly rows: Record<string, unknown>[];
    readonly complete: boolean;
    readonly asOf: string | null;
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const texts: Readonly<Record<string, string>> = {
  things: `// ---
// id: things
// title: Things
// description: All things from a number on.
// params:
//   least: { type: int, default: 0, min: 0, description: The least number. }
//   names: { type: string_list, description: Only these. }
// returns:
//   n: { type: int, description: Its number. }
//   name: { type: string, description: Its name. }
//   tags: strings
//   thing: node
// needs: [projects]
// ---
MATCH (t:Thing) WHERE t.n >= $least AND ($names IS NULL OR t.name IN $names)
RETURN t.n AS n, t.name AS name, t.tags AS tags, t AS thing ORDER BY n, name`,
  same: `// ---
// id: same
// title: Same
// description: Names only.
// returns: { name: string }
// ---
MATCH (t:Thing) RETURN 'x' AS name`,
  matching: `// ---
// id: matching
// title: Matching
// description: Things by a pattern.
// params: { pattern: { type: string, required: true } }
// returns: { name: string }
// ---
MATCH (t:Thing) WHERE t.name =~ $pattern RETURN t.name AS name`,
  '2fa': `// ---
// id: 2fa
// title: Two
// description: Begins with a digit.
// returns: { n: int }
// ---
RETURN 1 AS n`,
  cypher: `// ---
// id: cypher
// title: Cypher
// description: Would take the name of another type.
// returns: { n: int }
// ---
RETURN 1 AS n`,
  paged: `// ---
// id: paged
// title: Paged
// description: Has a parameter that lists have.
// params: { first: { type: int, default: 1 } }
// returns: { n: int }
// ---
RETURN $first AS n`,
  broken: `// ---
// id: broken
// title: Broken
// returns: { n: int }
// ---
RETURN 1 AS n`,
  writing: `// ---
// id: writing
// title: Writing
// description: Writes.
// returns: { n: int }
// ---
CREATE (x:Hacked) RETURN 1 AS n`,
};

describe('saved queries in the API', () => {
  let graph: Graph;
  let folder: string;
  let queries: SavedQuery[];
  let api: TestApi;
  beforeAll(async () => {
    graph = testGraph();
    folder = await temporaryFolder();
    await mkdir(join(folder, 'own'));
    for (const [id, text] of Object.entries(texts))
      await writeFile(join(folder, 'own', `${id}.cypher`), text);
    const loaded = await loadSavedQueries([queriesFolder, folder]);
    queries = loaded.queries;
    api = new TestApi(graph, { savedQueries: loaded }, queries);
  });
  afterAll(async () => {
    await graph.close();
    await removeFolder(folder);
  });
  beforeEach(async () => {
    await wipe(graph);
    await graph.write(
      `UNWIND range(1, 100) AS n CREATE (:Thing {n: n, name: 'thing ' + n, tags: ['a', 'b']})`,
    );
  });
  const ask = (variables: Record<string, unknown>) =>
    api.ask<Page>(page, variables).then(({ runQuery }) => runQuery);
  const codeOf = async (source: string, variables: Record<string, unknown>) => {
    const { errors } = await api.answer(source, variables);
    return (errors?.[0]?.originalError as { code?: string } | undefined)?.code ?? errors?.[0]?.message;
  };

  it('lists them with all that their headers say', async () => {
    const { savedQueries, savedQueryProblems } = await api.ask(`{
      savedQueries(category: "own", text: "ALL THINGS") {
        id title description category field needs statement remediation controls { framework } alert { severity }
        parameters { name type description required default min } columns { name type description }
      }
      savedQueryProblems { file reason }
    }`);
    expect(savedQueries).toEqual([
      expect.objectContaining({
        id: 'things',
        field: 'things',
        needs: ['projects'],
        alert: null,
        controls: [],
        columns: expect.arrayContaining([{ name: 'tags', type: 'strings', description: null }]),
        parameters: [
          {
            name: 'least',
            type: 'int',
            description: 'The least number.',
            required: false,
            default: 0,
            min: 0,
          },
          {
            name: 'names',
            type: 'string_list',
            description: 'Only these.',
            required: false,
            default: null,
            min: null,
          },
        ],
      }),
    ]);
    const files = (savedQueryProblems as { file: string; reason: string }[]).map(
      ({ file, reason }) => `${file.replace(/^.*\//, '')}: ${reason}`,
    );
    expect(files.sort()).toEqual([
      expect.stringMatching(/^2fa.*digit/),
      expect.stringMatching(/^broken.*description/),
      expect.stringMatching(/^cypher.*already the name/),
      expect.stringMatching(/^paged.*first/),
    ]);
  });

  it('runs them by id and as fields of their own', async () => {
    const all = await ask({ id: 'things', parameters: { least: 99, names: ['thing 100'] } });
    expect(all.rows).toEqual([
      { n: 100, name: 'thing 100', tags: ['a', 'b'], thing: expect.objectContaining({ labels: ['Thing'] }) },
    ]);
    expect([all.complete, all.asOf]).toEqual([false, null]);
    const { queries: typed } = await api.ask(`{ queries {
      things(least: 99, first: 1) { rows { n name tags } pageInfo { hasNextPage } complete }
      projectsByVisibility { rows { visibility projects } }
    } }`);
    expect(typed).toEqual({
      things: {
        rows: [{ n: 99, name: 'thing 99', tags: ['a', 'b'] }],
        pageInfo: { hasNextPage: true },
        complete: false,
      },
      projectsByVisibility: { rows: [] },
    });
  });

  it('documents the fields in the schema', () => {
    const field = api.schema.getType('SavedQueries')?.toConfig() as {
      fields: Record<
        string,
        { description: string; args: Record<string, { description: string; defaultValue: unknown }> }
      >;
    };
    expect(field.fields.things).toMatchObject({
      description: 'Things. All things from a number on.',
      args: {
        least: { description: 'The least number. At least 0.', defaultValue: 0 },
        first: {},
        after: {},
      },
    });
    expect(Object.keys(field.fields)).toEqual(expect.arrayContaining(['externalUsersWithAccess', 'owners']));
  });

  it('runs every one that comes with the product', async () => {
    const own = queries.filter(({ category }) => category === 'inventory');
    expect(own.length).toBeGreaterThan(20);
    for (const { id, parameters } of own) {
      const needed = parameters.filter(({ required }) => required).map(({ name }) => [name, 'x']);
      expect(await ask({ id, parameters: Object.fromEntries(needed) })).toHaveProperty('rows');
    }
  });

  it.each([1, 7, 99, 100, 101])('gives every row once in pages of %i', async (first) => {
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const { rows, pageInfo }: Page['runQuery'] = await ask({ id: 'things', first, after });
      seen.push(...rows.map(({ n }) => n));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('tells equal rows apart', async () => {
    let count = 0;
    let after: string | null = null;
    do {
      const { rows, pageInfo }: Page['runQuery'] = await ask({ id: 'same', first: 9, after });
      count += rows.length;
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(count).toBe(100);
  });

  it('neither repeats nor skips a row that was there throughout while others come and go', async () => {
    const seen: unknown[] = [];
    let after: string | null = null;
    let round = 0;
    do {
      const { rows, pageInfo }: Page['runQuery'] = await ask({ id: 'things', first: 10, after });
      seen.push(...rows.map(({ n }) => n));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      round += 1;
      const last = Number(seen.at(-1));
      // The row that the cursor stands on goes, and rows come before, at and behind it.
      await graph.write('MATCH (t:Thing) WHERE t.n IN $gone DETACH DELETE t', {
        gone: [last, last - 1, 2, last + 1],
      });
      await graph.write('UNWIND $new AS n CREATE (:Thing {n: n, name: "new"})', {
        new: [0, last - 5, last + 5],
      });
    } while (after !== null && round < 30);
    const old = (
      await graph.read<{ n: number }>("MATCH (t:Thing) WHERE t.name <> 'new' RETURN t.n AS n")
    ).map(({ n }) => n);
    const counts = old.map((n) => seen.filter((each) => each === n).length);
    // Numbers that a new row shares are seen for both.
    expect(counts.every((count) => count >= 1)).toBe(true);
    const alone = await graph.read<{ n: number }>(
      'MATCH (t:Thing) WITH t.n AS n, count(*) AS c WHERE c = 1 RETURN n',
    );
    for (const { n } of alone) expect(seen.filter((each) => each === n).length).toBeLessThanOrEqual(1);
  });

  it('says when nothing of a cursor is left, and refuses cursors of other queries', async () => {
    const { pageInfo } = await ask({ id: 'things', first: 5 });
    expect(await codeOf(page, { id: 'same', after: pageInfo.endCursor })).toBe('CURSOR_INVALID');
    expect(await codeOf(page, { id: 'things', after: pageInfo.endCursor, parameters: { least: 1 } })).toBe(
      'CURSOR_INVALID',
    );
    expect(await codeOf(page, { id: 'things', after: 'nonsense' })).toBe('CURSOR_INVALID');
    await wipe(graph);
    expect(await codeOf(page, { id: 'things', after: pageInfo.endCursor })).toBe('CURSOR_EXPIRED');
  });

  const hostile: [string, Record<string, unknown>, string][] = [
    ['a catastrophic pattern', { id: 'matching', parameters: { pattern: '(a+)+b' } }, 'QUERY_PARAMETER'],
    ['many stars', { id: 'matching', parameters: { pattern: '.*.*.*.*.*b' } }, 'QUERY_PARAMETER'],
    ['a list for a text', { id: 'matching', parameters: { pattern: ['a'] } }, 'QUERY_PARAMETER'],
    ['an object for a text', { id: 'matching', parameters: { pattern: { $ne: 1 } } }, 'QUERY_PARAMETER'],
    ['a missing one', { id: 'matching' }, 'QUERY_PARAMETER'],
    ['an unknown one', { id: 'things', parameters: { stranger: 1 } }, 'QUERY_PARAMETER'],
    [
      'a prototype',
      { id: 'things', parameters: JSON.parse('{"__proto__": 1}') as object },
      'QUERY_PARAMETER',
    ],
    ['a list of parameters', { id: 'things', parameters: [1] }, 'QUERY_PARAMETER'],
    ['a number out of bounds', { id: 'things', parameters: { least: -1 } }, 'QUERY_PARAMETER'],
    ['a huge number', { id: 'things', parameters: { least: 1e300 } }, 'QUERY_PARAMETER'],
    ['a query that writes', { id: 'writing' }, 'QUERY_INVALID'],
    ['an unknown query', { id: '../etc/passwd' }, 'QUERY_UNKNOWN'],
    ['an empty page', { id: 'things', first: 0 }, 'PAGE_SIZE'],
    ['a huge page', { id: 'things', first: 1_000_000 }, 'PAGE_SIZE'],
  ];
  it.each(hostile)('refuses %s', async (_, variables, code) => {
    expect(await codeOf(page, variables)).toBe(code);
    expect(await graph.read('MATCH (x:Hacked) RETURN x')).toEqual([]);
  });

  it.each(["' OR 1=1 //", '$name', '`', '"}) DETACH DELETE t //', '\\u0027'])(
    'takes %j for a text',
    async (text) => {
      const { rows } = await ask({ id: 'things', parameters: { names: [text] } });
      expect(rows).toEqual([]);
      expect(await graph.read('MATCH (t:Thing) RETURN count(t) AS n')).toEqual([{ n: 100 }]);
    },
  );
});
