import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isAppError } from '../../../src/core/errors.js';
import type { Graph } from '../../../src/graph/driver.js';
import { checkSavedQueries } from '../../../src/queries/check.js';
import { parseSavedQuery } from '../../../src/queries/parse.js';
import { runSavedQuery } from '../../../src/queries/runner.js';
import type { SavedQuery } from '../../../src/queries/types.js';
import { testGraph, wipe } from '../../support/graph.js';

function query(statement: string, returns = '{ n: int }', params = '{}'): SavedQuery {
  const header = ['id: q', 'title: Q', 'description: Q.', `returns: ${returns}`, `params: ${params}`];
  const text = ['// ---', ...header.map((line) => `// ${line}`), '// ---', statement].join('\n');
  return parseSavedQuery(text, { name: 'q', category: 'custom', file: 'q.cypher' });
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('saved queries on a real Neo4j', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = testGraph();
    await wipe(graph);
  });
  afterAll(() => graph.close());

  const refused: [string, string, RegExp][] = [
    ['a syntax error', 'MATCH (n RETURN n', /^the database refuses it: /],
    ['a write', 'CREATE (x:Y) RETURN 1 AS n', /^it does more than read/],
    [
      'a write in batches',
      'UNWIND [1] AS n CALL (n) { CREATE (:Y) } IN TRANSACTIONS RETURN n',
      /^it does more/,
    ],
    ['a change of schema', 'CREATE INDEX foo FOR (x:Y) ON (x.z)', /^it does more than read/],
    ['a remote file', "LOAD CSV FROM 'http://127.0.0.1:1/' AS n RETURN n", /may not: LoadCSV/],
    ['a procedure', 'CALL db.labels() YIELD label RETURN label AS n', /may not: ProcedureCall/],
    ['what others run', 'SHOW TRANSACTIONS YIELD username AS n RETURN n', /may not: ShowTransactions/],
    ['the settings', 'SHOW SETTINGS YIELD value AS n RETURN n', /may not: ShowSettings/],
    ['stopping others', "TERMINATE TRANSACTIONS 'neo4j-transaction-1'", /may not: TerminateTransactions/],
    ['users', 'SHOW USERS', /./],
    ['two statements', 'RETURN 1 AS n; MATCH (x) DETACH DELETE x', /^the database refuses it: /],
    ['another column', 'RETURN 1 AS m', /^it returns m, and its header says n/],
    ['columns in another order', 'RETURN 1 AS m, 2 AS n', /^it returns m, n, and its header says n/],
  ];

  it.each(refused)('refuses %s, in the check and when run', async (_, statement, reason) => {
    const bad = query(statement);
    expect(await checkSavedQueries(graph, [bad])).toEqual([
      { file: 'q.cypher', reason: expect.stringMatching(reason) },
    ]);
    expect(isAppError(await failure(runSavedQuery(graph, bad)), 'QUERY_INVALID')).toBe(true);
    expect(await graph.read('MATCH (x) RETURN x')).toEqual([]);
  });

  it('hands parameters over as values of their types', async () => {
    const echo = query(
      'UNWIND range(1, $days) AS n RETURN n, $name AS name, $tags AS tags LIMIT $days',
      '{ n: int, name: string, tags: strings }',
      '{ days: { type: int, default: 1 }, name: { type: string }, tags: { type: string_list } }',
    );
    expect(await checkSavedQueries(graph, [echo])).toEqual([]);
    const result = await runSavedQuery(graph, echo, { days: '2', name: "' OR 1=1 //", tags: 'a,b' });
    expect(result).toEqual({
      columns: ['n', 'name', 'tags'],
      rows: [1, 2].map((n) => ({ n, name: "' OR 1=1 //", tags: ['a', 'b'] })),
      truncated: false,
    });
  });

  it('cuts at the row cap and says so', async () => {
    const many = query('UNWIND range(1, 10) AS n RETURN n');
    const cut = await runSavedQuery(graph, many, {}, { maxRows: 3 });
    expect(cut).toEqual({ columns: ['n'], rows: [{ n: 1 }, { n: 2 }, { n: 3 }], truncated: true });
    expect((await runSavedQuery(graph, many, {}, { maxRows: 10 })).truncated).toBe(false);
  });

  it('stops at the time limit', async () => {
    const endless = query(
      'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN max(a * b) AS n',
    );
    const error = await failure(runSavedQuery(graph, endless, {}, { timeoutMs: 200 }));
    expect(isAppError(error, 'QUERY_TIMEOUT') && error.message).toBe(
      'The query q took longer than 0.2 s and was stopped.',
    );
  });
});
