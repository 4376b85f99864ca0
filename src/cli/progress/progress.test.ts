import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { RunProgress, SourceProgress } from '../../sync/progress.js';
import { createPlainProgress } from './plain.js';
import { createTerminalProgress, lineTitle } from './terminal.js';

const source = (given: Partial<SourceProgress>): SourceProgress => ({
  source: 'projects',
  title: 'Projects',
  done: 0,
  total: undefined,
  state: 'reading',
  denied: 0,
  failed: 0,
  note: undefined,
  ...given,
});
const moment = (
  elapsedMs: number,
  sources: SourceProgress[],
  given: Partial<RunProgress> = {},
): RunProgress => ({
  connection: 'main',
  run: 'r',
  phase: 'reading',
  sources,
  requests: 1200,
  views: 34567,
  waitingForRateLimit: false,
  elapsedMs,
  status: undefined,
  error: undefined,
  ...given,
});

describe('plain progress', () => {
  const record = (moments: RunProgress[], everyMs = 5000) => {
    const lines: string[] = [];
    const { onProgress } = createPlainProgress({ write: (line) => lines.push(line), everyMs });
    for (const each of moments) onProgress(each);
    return lines;
  };

  it('tells at most once in every few seconds of the run what goes on', () => {
    const at = (ms: number) => moment(ms, [source({ done: ms / 10, total: 2000 })]);
    expect(record([100, 4000, 5000, 6000, 9999, 10_000, 14_000].map(at))).toEqual([
      '[main] Projects 500 of 2,000; 34,567 rows, 1,200 requests (240/s)',
      '[main] Projects 1,000 of 2,000; 34,567 rows, 1,200 requests (120/s)',
    ]);
  });

  it('tells once that a source ended, with what it was refused', () => {
    const ended = source({ state: 'done', done: 1 });
    const refused = source({
      source: 'hooks',
      title: 'Hooks',
      state: 'done',
      done: 40,
      denied: 3,
      failed: 1,
    });
    expect(record([moment(10, [ended]), moment(20, [ended, refused]), moment(30, [ended, refused])])).toEqual(
      ['[main] Projects: 1 list read', '[main] Hooks: 40 lists read (3 denied, 1 failed)'],
    );
  });

  it('tells of a wait for the rate limit, and of writing when all is read', () => {
    const waiting = moment(6000, [source({ done: 1, total: 2 })], { waitingForRateLimit: true });
    expect(record([waiting])[0]).toMatch(/^\[main\] Projects 1 of 2;.*; waiting for the rate limit$/);
    expect(record([moment(6000, [source({ done: 2, total: 2 })])])[0]).toMatch(/^\[main\] writing; /);
    expect(record([moment(6000, [], { phase: 'verifying' })])[0]).toMatch(/^\[main\] verifying; /);
  });
});

describe('terminal progress', () => {
  it('gives each source its count, rate and wait', () => {
    expect(lineTitle(source({ state: 'waiting' }), 0, false)).toBe('Projects');
    expect(lineTitle(source({ done: 500, total: 2000 }), 2000, false)).toBe('Projects  500 of 2,000  250/s');
    expect(lineTitle(source({ done: 1, total: 9, denied: 1 }), 4000, true)).toBe(
      'Projects  1 of 9 (1 denied)  0.3/s  waiting for the rate limit',
    );
    expect(lineTitle(source({ done: 9, total: 9, state: 'done' }), 4000, true)).toBe('Projects  9 of 9');
  });

  it('shows what is read and leaves out what another source covers', async () => {
    let shown = '';
    const screen = () =>
      Object.assign(
        new Writable({
          write: (chunk, _, done) => {
            shown += String(chunk);
            done();
          },
        }),
        { isTTY: true, columns: 100, rows: 40 },
      );
    const display = createTerminalProgress({ stdout: screen(), stderr: screen() });
    const covered = source({ source: 'b', title: 'Covered', state: 'covered' });
    const hidden = source({
      source: 'c',
      title: 'Hidden',
      state: 'unreadable',
      note: 'needs an administrator',
    });
    display.onProgress(moment(0, []));
    display.onProgress(moment(10, [source({}), covered, hidden]));
    display.onProgress(moment(1010, [source({ done: 40, state: 'done' }), covered, hidden]));
    await display.finish();
    expect(shown).toContain('Projects');
    expect(shown).toContain('Hidden: needs an administrator');
    expect(shown).not.toContain('Covered');
    expect(shown).toContain('Projects  40');
  });
});
