import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { graphFailure } from '../../../src/graph/failure.js';
import { testGraph } from '../../support/graph.js';

const endless = (mark: string) => `UNWIND range(1, 1000000000) AS ${mark} RETURN count(*) AS n`;

describe('limits of reads', () => {
  let graph: Graph;
  beforeAll(() => {
    graph = testGraph();
  });
  afterAll(() => graph.close());

  const running = async (mark: string) => {
    const shown = await graph.read<{ query: string }>(
      'SHOW TRANSACTIONS YIELD currentQuery, status WHERE NOT status STARTS WITH "Terminated" RETURN currentQuery AS query',
    );
    return shown.some(({ query }) => query.startsWith('UNWIND') && query.includes(`AS ${mark} `));
  };
  const until = async (mark: string, wanted: boolean) => {
    while ((await running(mark)) !== wanted) await new Promise((resolve) => setImmediate(resolve));
  };

  test('an abort ends the statement on the server', async () => {
    const abort = new AbortController();
    const read = graph
      .read(endless('counted'), {}, { signal: abort.signal })
      .catch((error: unknown) => error);
    await until('counted', true);
    abort.abort();
    expect(await read).toMatchObject({ code: 'OPERATION_CANCELLED' });
    await until('counted', false);
    expect(await running('counted')).toBe(false);
  });

  test('an abort ends a stream on the server, and so does leaving it', async () => {
    const abort = new AbortController();
    const rows = graph.stream(endless('streamed'), {}, { signal: abort.signal });
    const first = rows.next().catch((error: unknown) => error);
    await until('streamed', true);
    abort.abort();
    expect(await first).toMatchObject({ code: 'OPERATION_CANCELLED' });
    await until('streamed', false);
    for await (const _ of graph.stream(
      'UNWIND range(1, 1000000000) AS left RETURN left',
      {},
      { fetchSize: 10 },
    ))
      break;
    await until('left', false);
    expect(await running('left')).toBe(false);
  });

  test('a time limit ends a stream', async () => {
    const rows = graph.stream(endless('timed'), {}, { timeoutMs: 200 });
    const error = await rows.next().catch((thrown: unknown) => thrown);
    expect(graphFailure(error)).toBe('timeout');
  });

  test('is not begun when aborted before', async () => {
    const signal = AbortSignal.abort();
    await expect(graph.read('RETURN 1', {}, { signal })).rejects.toMatchObject({
      code: 'OPERATION_CANCELLED',
    });
    await expect(graph.stream('RETURN 1', {}, { signal }).next()).rejects.toMatchObject({
      code: 'OPERATION_CANCELLED',
    });
  });

  test('bytes are capped over many rows', async () => {
    const many = "UNWIND range(1, 1000000) AS n RETURN n, '1234567890123456789012345678901234567890' AS text";
    const { rows, truncated } = await graph.readWithColumns(many, {}, { maxBytes: 1_000_000 });
    expect(truncated).toBe(true);
    expect(rows.length).toBeGreaterThan(10_000);
    expect(rows.length).toBeLessThan(40_000);
  });

  test('a row that is too large alone is not taken into memory', async () => {
    const large = 'RETURN [n IN range(1, 400000) | "1234567890123456789012345678901234567890"] AS texts';
    const error = await graph
      .readWithColumns(large, {}, { maxBytes: 1_000_000 })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'ANSWER_TOO_LARGE' });
    await expect(graph.read('RETURN 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  test('a statement that wants too much memory is ended at once', async () => {
    const error = await graph
      .read('UNWIND range(1, 100000000) AS n RETURN size(collect(n)) AS size')
      .catch((thrown: unknown) => thrown);
    expect(graphFailure(error)).toBe('memory');
  });
});
