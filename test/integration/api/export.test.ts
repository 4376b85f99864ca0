import { PassThrough, Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportQuery } from '../../../src/api/saved-queries/export.js';
import { silentLogger } from '../../../src/core/logger.js';
import type { Graph } from '../../../src/graph/driver.js';
import { parseSavedQuery } from '../../../src/queries/parse.js';
import type { SavedQuery } from '../../../src/queries/types.js';
import { admin } from '../../support/api.js';
import { testGraph } from '../../support/graph.js';

function query(statement: string, returns: string): SavedQuery {
  const header = ['id: q', 'title: Q', 'description: Q.', `returns: ${returns}`];
  const text = ['// ---', ...header.map((line) => `// ${line}`), '// ---', statement].join('\n');
  return parseSavedQuery(text, { name: 'q', category: 'custom', file: 'q.cypher' });
}

const many = query(
  "UNWIND range(1, 100000) AS n RETURN n, 'name of ' + n AS name, 'a text that makes the row longer' AS text",
  '{ n: int, name: string, text: string }',
);
const failing = query('UNWIND range(1, 5000) AS n RETURN n, 1 / (4000 - n) AS x', '{ n: int, x: int }');

/** Takes what is written slowly, and keeps only the count of lines and the last part. */
class Slow extends Writable {
  lines = 0;
  last = '';
  heap = 0;
  constructor(private readonly collect: () => void) {
    super({ highWaterMark: 16 * 1024 });
  }
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    const text = chunk.toString('utf8');
    const before = this.lines;
    this.lines += text.split('\n').length - 1;
    this.last = text;
    if (Math.floor(before / 20_000) !== Math.floor(this.lines / 20_000)) {
      this.collect();
      this.heap = Math.max(this.heap, process.memoryUsage().heapUsed);
    }
    setImmediate(done);
  }
}

describe('exports of saved queries', () => {
  let graph: Graph;
  const signal = new AbortController().signal;
  beforeAll(() => {
    graph = testGraph();
  });
  afterAll(() => graph.close());
  const services = () => ({
    graph,
    logger: silentLogger,
    limits: { queryTimeoutMs: 30_000, maxPageSize: 500 },
  });
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;

  it.each(['csv', 'ndjson'] as const)('streams 100,000 rows as %s in constant memory', async (format) => {
    collect();
    const before = process.memoryUsage().heapUsed;
    const slow = new Slow(collect);
    const { rows } = await exportQuery(services(), admin, many, {}, format, slow, signal);
    await new Promise((resolve) =>
      slow.writableFinished ? resolve(undefined) : slow.once('finish', resolve),
    );
    expect([rows, slow.lines]).toEqual([100_000, format === 'csv' ? 100_001 : 100_000]);
    expect(slow.last).toContain('name of 100000');
    expect(slow.heap - before).toBeLessThan(20 * 2 ** 20);
  });

  it('escapes formulas and control characters', async () => {
    const odd = query(
      "UNWIND ['=1+1', 'a\\u001b[2J', 'x,\"y\"', '-1'] AS name RETURN name, ['b'] AS list",
      '{ name: string, list: strings }',
    );
    const text = async (format: 'csv' | 'ndjson') => {
      const stream = new PassThrough();
      await exportQuery(services(), admin, odd, {}, format, stream, signal);
      return (await stream.toArray()).join('');
    };
    expect(await text('csv')).toBe(
      'name,list\r\n\'=1+1,"[""b""]"\r\na\\u001b[2J,"[""b""]"\r\n"x,""y""","[""b""]"\r\n\'-1,"[""b""]"\r\n',
    );
    expect((await text('ndjson')).split('\n')[1]).toBe('{"name":"a\\u001b[2J","list":["b"]}');
    const none = query('UNWIND [] AS n RETURN n', '{ n: int }');
    const stream = new PassThrough();
    await exportQuery(services(), admin, none, {}, 'csv', stream, signal);
    expect((await stream.toArray()).join('')).toBe('n\r\n');
  });

  it('writes nothing when it cannot begin', async () => {
    const stream = new PassThrough();
    await expect(
      exportQuery(services(), admin, many, { stranger: 1 }, 'csv', stream, signal),
    ).rejects.toMatchObject({
      code: 'QUERY_PARAMETER',
    });
    expect([stream.destroyed, stream.readableLength]).toEqual([false, 0]);
  });

  it.each(['csv', 'ndjson'] as const)(
    'breaks the connection off when %s fails in the middle',
    async (format) => {
      const stream = new PassThrough({ highWaterMark: 2 ** 24 });
      await expect(exportQuery(services(), admin, failing, {}, format, stream, signal)).rejects.toThrow();
      expect([stream.destroyed, stream.writableFinished]).toEqual([true, false]);
    },
  );

  it('tells the failure in the last line of NDJSON', async () => {
    let text = '';
    const stream = new Writable({
      write(chunk, _, done) {
        text += String(chunk);
        done();
      },
    });
    await expect(exportQuery(services(), admin, failing, {}, 'ndjson', stream, signal)).rejects.toThrow();
    const lines = text.trim().split('\n');
    expect(lines.length).toBeGreaterThan(1000);
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      error: { code: 'INTERNAL', message: expect.not.stringContaining('zero') },
    });
  });

  it('stops in the database when the reader goes away', async () => {
    const stream = new PassThrough();
    const exporting = exportQuery(services(), admin, many, {}, 'csv', stream, signal).catch(
      (error: unknown) => error,
    );
    stream.once('readable', () => stream.destroy());
    expect(await exporting).toBeInstanceOf(Error);
    const left = await graph.read(
      "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q STARTS WITH 'UNWIND' RETURN q",
    );
    expect(left).toEqual([]);
  });
});
