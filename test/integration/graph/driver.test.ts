import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { silentLogger } from '../../../src/core/logger.js';
import { connectGraph, type Graph } from '../../../src/graph/driver.js';
import { graphFailure } from '../../../src/graph/failure.js';
import { testGraph, wipe } from '../../support/graph.js';
import { startTcpProxy } from '../../support/tcp-proxy.js';
import { serverOfWorker } from '../../support/worker.js';

describe('Graph', () => {
  let graph: Graph;
  beforeAll(() => {
    graph = testGraph();
  });
  beforeEach(() => wipe(graph));
  afterAll(() => graph.close());

  test('gives plain rows: numbers, ISO strings, nodes, relationships, paths', async () => {
    const [row] = await graph.read(
      `RETURN 1 AS int, 1.5 AS float, null AS nothing, [1, 'a'] AS list, {a: 1} AS map,
       datetime('2026-01-02T03:04:05Z') AS at, date('2026-01-02') AS day, duration('P1D') AS span,
       point({x: 1, y: 2}) AS point`,
    );
    expect(row).toEqual({
      int: 1,
      float: 1.5,
      nothing: null,
      list: [1, 'a'],
      map: { a: 1 },
      at: '2026-01-02T03:04:05Z',
      day: '2026-01-02',
      span: 'P1D',
      point: { srid: 7203, x: 1, y: 2 },
    });
    const [path] = await graph.write<Record<string, unknown>>(
      'CREATE p = (a:A {n: 1})-[r:R {w: 2}]->(b:B) RETURN p, a, r',
    );
    const a = { elementId: expect.any(String), labels: ['A'], properties: { n: 1 } };
    const r = {
      elementId: expect.any(String),
      type: 'R',
      start: expect.any(String),
      end: expect.any(String),
      properties: { w: 2 },
    };
    const b = { elementId: expect.any(String), labels: ['B'], properties: {} };
    expect(path).toEqual({ a, r, p: { nodes: [a, b], relationships: [r] } });
  });

  test('rehearses: what is written is seen inside, and by nobody else, then or later', async () => {
    const count = 'MATCH (n:Rehearsed) RETURN count(n) AS n';
    const seen = await graph.rehearse(async (tx) => {
      await tx.run('CREATE (:Rehearsed)');
      expect(await graph.read(count)).toEqual([{ n: 0 }]);
      return tx.run(count);
    });
    expect(seen).toEqual([{ n: 1 }]);
    expect(await graph.read(count)).toEqual([{ n: 0 }]);
    const failing = graph.rehearse(() => Promise.reject(new Error('of the work')));
    await expect(failing).rejects.toThrow('of the work');
    const slow = graph.rehearse(
      (tx) => tx.run('UNWIND range(1, 100000000) AS n WITH n WHERE n % 2 = 3 RETURN count(n) AS n'),
      { timeoutMs: 50 },
    );
    expect(graphFailure(await slow.catch((error: unknown) => error))).toBe('timeout');
  });

  test('stores whole numbers as integers and dates as date-times, at any depth', async () => {
    const [row] = await graph.read(
      `UNWIND $rows AS row RETURN valueType(row.id) AS id, valueType(row.half) AS half,
       valueType(row.at) AS at, row.none IS NULL AS none, size($rows) AS size`,
      { rows: [{ id: 7, half: 0.5, at: new Date(0), none: undefined }] },
    );
    expect(row).toEqual({
      id: 'INTEGER NOT NULL',
      half: 'FLOAT NOT NULL',
      at: 'ZONED DATETIME NOT NULL',
      none: true,
      size: 1,
    });
    await expect(graph.read('UNWIND [1, 2, 3] AS n RETURN n LIMIT $n', { n: 2 })).resolves.toHaveLength(2);
  });

  test('reads cannot write', async () => {
    const failure = await graph.read('CREATE (:X)').catch((error: unknown) => error);
    expect(graphFailure(failure)).toBe('access');
    await expect(graph.read('MATCH (x:X) RETURN x')).resolves.toEqual([]);
  });

  test('a transaction takes effect as a whole or not at all', async () => {
    const work = graph.transaction(async (tx) => {
      await tx.run('CREATE (:X)');
      throw new Error('stop');
    });
    await expect(work).rejects.toThrow('stop');
    await expect(graph.read('MATCH (x:X) RETURN x')).resolves.toEqual([]);
    const value = await graph.transaction(async (tx) => {
      await tx.run('CREATE (:X {n: 1})');
      const [row] = await tx.run<{ n: number }>('MATCH (x:X) RETURN x.n AS n');
      return row?.n;
    });
    expect(value).toBe(1);
    await expect(graph.read('MATCH (x:X) RETURN x.n AS n')).resolves.toEqual([{ n: 1 }]);
  });

  test('a row cap cuts the result short and says so', async () => {
    const many = 'UNWIND range(1, 5000) AS n RETURN n, n * 2 AS twice';
    const capped = await graph.readWithColumns(many, {}, { maxRows: 3 });
    expect(capped).toMatchObject({ columns: ['n', 'twice'], truncated: true });
    expect(capped.rows).toEqual([
      { n: 1, twice: 2 },
      { n: 2, twice: 4 },
      { n: 3, twice: 6 },
    ]);
    const whole = await graph.readWithColumns(many, {}, { maxRows: 5000 });
    expect([whole.rows.length, whole.truncated]).toEqual([5000, false]);
    await expect(graph.readWithColumns('MATCH (x:None) RETURN x')).resolves.toEqual({
      columns: ['x'],
      rows: [],
      truncated: false,
    });
  });

  test('a time limit stops the statement', async () => {
    const endless = 'UNWIND range(1, 100000000) AS a UNWIND range(1, 1000) AS b RETURN sum(a * b) AS s';
    const failure = await graph.read(endless, {}, { timeoutMs: 300 }).catch((error: unknown) => error);
    expect(graphFailure(failure)).toBe('timeout');
  });

  test('tells a wrong statement and a broken constraint apart', async () => {
    const wrong = await graph.read('MATCH (').catch((error: unknown) => error);
    expect(graphFailure(wrong)).toBe('syntax');
    const missing = await graph.read('RETURN $nobody AS x').catch((error: unknown) => error);
    expect(graphFailure(missing)).toBe('syntax');
    await graph.write('CREATE CONSTRAINT only_one IF NOT EXISTS FOR (n:OnlyOne) REQUIRE n.id IS UNIQUE');
    const twice = await graph
      .write('CREATE (:OnlyOne {id: 1}), (:OnlyOne {id: 1})')
      .catch((error: unknown) => error);
    expect(graphFailure(twice)).toBe('constraint');
    await graph.write('DROP CONSTRAINT only_one');
  });

  test('streams all rows, and can be left early', async () => {
    let sum = 0;
    for await (const { n } of graph.stream<{ n: number }>(
      'UNWIND range(1, 20000) AS n RETURN n',
      {},
      { fetchSize: 100 },
    )) {
      sum += n;
    }
    expect(sum).toBe(200_010_000);
    for await (const { n } of graph.stream<{ n: number }>('UNWIND range(1, 10000000) AS n RETURN n')) {
      expect(n).toBe(1);
      break;
    }
    await expect(graph.read('RETURN 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  test('explains without running', async () => {
    const read = await graph.explain('MATCH (n:X {id: $id}) RETURN n.id AS id', { id: 1 });
    expect(read).toMatchObject({ queryType: 'r', columns: ['id'] });
    expect(read.operators).toContain('NodeByLabelScan');
    await expect(graph.explain('CREATE (n:X) RETURN n')).resolves.toMatchObject({ queryType: 'rw' });
    await expect(graph.explain('CREATE (n:X)')).resolves.toMatchObject({ queryType: 'w' });
    await expect(graph.explain('CREATE INDEX x FOR (n:X) ON (n.a)')).resolves.toMatchObject({
      queryType: 's',
    });
    await expect(graph.read('MATCH (x:X) RETURN x')).resolves.toEqual([]);
  });

  test('verify gives the version, and names wrong credentials and addresses', async () => {
    expect((await graph.verify()).version).toMatch(/^(5\.26|20\d\d)\./);
    const stranger = connectGraph({
      ...serverOfWorker(),
      password: 'not-the-password',
      logger: silentLogger,
    });
    await expect(stranger.verify()).rejects.toMatchObject({ code: 'NEO4J_AUTH' });
    await stranger.close();
    const nobody = connectGraph({
      ...serverOfWorker(),
      uri: 'bolt://127.0.0.1:1',
      logger: silentLogger,
    });
    await expect(nobody.verify()).rejects.toMatchObject({ code: 'NEO4J_UNREACHABLE' });
    await nobody.close();
  });

  test('a read whose connection is lost is repeated on another', async () => {
    const { uri, ...credentials } = serverOfWorker();
    const proxy = await startTcpProxy(Number(new URL(uri).port));
    const distant = connectGraph({
      ...credentials,
      uri: `bolt://127.0.0.1:${proxy.port}`,
      logger: silentLogger,
    });
    try {
      await distant.read('RETURN 1');
      proxy.cutNext();
      await expect(distant.read('RETURN 2 AS n')).resolves.toEqual([{ n: 2 }]);
      proxy.cutNext();
      await expect(distant.readWithColumns('RETURN 3 AS n', {}, { maxRows: 1 })).resolves.toMatchObject({
        rows: [{ n: 3 }],
      });
    } finally {
      await distant.close();
      await proxy.close();
    }
  });

  test('also speaks the routed protocol of clusters, and sees its own writes there', async () => {
    const { uri, ...credentials } = serverOfWorker();
    const routed = connectGraph({
      ...credentials,
      uri: uri.replace('bolt:', 'neo4j:'),
      logger: silentLogger,
    });
    await routed.write('CREATE (:X {n: 1})');
    await expect(routed.read('MATCH (x:X) RETURN x.n AS n')).resolves.toEqual([{ n: 1 }]);
    await routed.close();
  });
});
