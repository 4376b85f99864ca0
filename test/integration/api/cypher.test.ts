import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { testGraph, wipe } from '../../support/graph.js';
import { type Attempt, endless, escapes, legitimate, writes } from './cypher-attempts.js';

const document = `query ($statement: String!, $parameters: JSON) {
  cypher(statement: $statement, parameters: $parameters) {
    columns rows truncated durationMs
    nodes { id key labels properties }
    relationships { id type source target properties }
  }
}`;

interface Answer {
  readonly cypher: {
    readonly columns: string[];
    readonly rows: Record<string, unknown>[];
    readonly truncated: boolean;
    readonly durationMs: number;
    readonly nodes: {
      id: string;
      key: string | null;
      labels: string[];
      properties: Record<string, unknown>;
    }[];
    readonly relationships: { id: string; type: string; source: string; target: string }[];
  };
}

/** The codes that an attempt may end with. */
const refusals = ['CYPHER_REFUSED', 'CYPHER_INVALID', 'CYPHER_TIMEOUT', 'CYPHER_MEMORY', 'ANSWER_TOO_LARGE'];

describe('ad-hoc Cypher', () => {
  let graph: Graph;
  let api: TestApi;
  const ask = (statement: string, parameters: Readonly<Record<string, unknown>> = {}) =>
    api.ask<Answer>(document, { statement, parameters }).then(({ cypher }) => cypher);
  const state = () =>
    graph.read(
      'MATCH (n) RETURN count(n) AS nodes, count { ()-->() } AS links, collect(DISTINCT keys(n)) AS keys',
    );

  beforeAll(async () => {
    graph = testGraph();
    await wipe(graph);
    api = new TestApi(graph);
    await graph.write('CREATE CONSTRAINT user_key IF NOT EXISTS FOR (n:GitLabUser) REQUIRE n.key IS UNIQUE');
    await graph.write('CREATE FULLTEXT INDEX test_names IF NOT EXISTS FOR (n:GitLabUser) ON EACH [n.name]');
    await graph.write(`UNWIND range(1, 5) AS i
      CREATE (u:GitLabUser {key: 'h/user/' + i, username: 'u' + i, name: 'User ' + i, bot: i = 5})
      CREATE (g:GitLabGroup {key: 'h/group/' + i, fullPath: 'g' + i, name: 'G' + i})
      CREATE (p:GitLabProject {key: 'h/project/' + i, fullPath: 'g' + i + '/p'})
      CREATE (u)-[:MEMBER_OF {accessLevel: i * 10, expiresAt: '2026-01-02'}]->(g)-[:HAS]->(p)`);
    await graph.write(`UNWIND range(0, 9) AS i CREATE (:Knot {i: i, name: 'aaaa' + i})`);
    await graph.write('MATCH (a:Knot), (b:Knot) WHERE a.i < b.i CREATE (a)-[:TIED]->(b)');
    await graph.write("CREATE (:Lonely), (:ApiToken {id: 'x', name: 'n', hash: 'canary-hash'})");
    await graph.read('CALL db.awaitIndexes(60)');
  });
  afterAll(async () => {
    await graph.write('DROP INDEX test_names IF EXISTS');
    await graph.write('DROP CONSTRAINT user_key IF EXISTS');
    await graph.close();
  });

  const outcome = async ([, statement, parameters = {}]: Attempt) => {
    const { data, errors } = await api.answer(document, { statement, parameters });
    const original = errors?.[0]?.originalError as { code?: string; message?: string } | undefined;
    return { data, code: original?.code, message: original?.message ?? errors?.[0]?.message };
  };

  it('has enough attempts', () => {
    expect(writes.length + escapes.length + endless.length).toBeGreaterThan(60);
    expect(legitimate.length).toBeGreaterThan(40);
  });

  it.each([...writes, ...escapes])('refuses: %s', async (...attempt) => {
    const before = await state();
    const { data, code } = await outcome(attempt);
    expect([data, code]).toEqual([null, expect.stringMatching(/^CYPHER_(REFUSED|INVALID)$/)]);
    expect(await state()).toEqual(before);
  });

  it.each(endless)('stops or refuses: %s', async (...attempt) => {
    const { code } = await outcome(attempt);
    expect(refusals).toContain(code);
    const left = await graph.read<{ query: string }>(
      "SHOW TRANSACTIONS YIELD currentQuery AS query, status WHERE NOT query STARTS WITH 'SHOW' RETURN query",
    );
    expect(left).toEqual([]);
  });

  it.each(legitimate)('runs: %s', async (...attempt) => {
    const { data, message } = await outcome(attempt);
    expect([data === null, message]).toEqual([false, undefined]);
  });

  it('answers with what a graph view can draw', async () => {
    const path = await ask(
      "MATCH p = (:GitLabUser {key: 'h/user/1'})-[:MEMBER_OF]->()-[:HAS]->() RETURN p, [p] AS list",
    );
    expect(path.nodes.map(({ key }) => key).sort()).toEqual(['h/group/1', 'h/project/1', 'h/user/1']);
    expect(path.relationships.map(({ type }) => type).sort()).toEqual(['HAS', 'MEMBER_OF']);
    const ids = new Set(path.nodes.map(({ id }) => id));
    expect(path.relationships.every(({ source, target }) => ids.has(source) && ids.has(target))).toBe(true);
  });

  it('keeps names of columns, and values that JSON does not have', async () => {
    const { columns, rows } = await ask(
      'RETURN [x IN [1, 2] | x * 2], 9007199254740991 AS large, 0.0 / 0.0 AS none',
    );
    expect(columns).toEqual(['[x IN [1, 2] | x * 2]', 'large', 'none']);
    expect(rows).toEqual([{ '[x IN [1, 2] | x * 2]': [2, 4], large: 9007199254740991, none: 'NaN' }]);
  });

  it('leaves out the hashes of tokens', async () => {
    const answer = await ask('MATCH p = (t:ApiToken) RETURN t, [t] AS list, {t: t} AS map, p');
    expect(JSON.stringify(answer)).not.toContain('canary-hash');
    expect(answer.nodes[0]?.properties).toEqual({ id: 'x', name: 'n' });
  });

  it('caps rows and bytes', async () => {
    const rows = await ask('UNWIND range(1, 100000) AS x RETURN x');
    expect([rows.rows.length, rows.truncated]).toEqual([10_000, true]);
    const text = 'x'.repeat(10_000);
    const bytes = await ask('UNWIND range(1, 9000) AS x RETURN x, $text AS text', { text });
    expect(bytes.truncated).toBe(true);
    expect(bytes.rows.length).toBeLessThan(3000);
  });

  it('runs four at once and no more', async () => {
    const slow = 'UNWIND range(1, 1000000) AS x WITH x WHERE x % 2 = 0 RETURN count(x) AS n';
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => outcome(['slow', slow]).then(({ code }) => code)),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(4);
    expect(codes.filter((code) => code === 'CYPHER_BUSY')).toHaveLength(4);
  });
});
