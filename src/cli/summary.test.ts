import { describe, expect, it } from '@jest/globals';
import type { RunReport } from '../sync/runs.js';
import { gapsOf, headline, reportRow } from './summary.js';
import { duration, rate } from './text.js';

const coverage = (given: Partial<RunReport['coverage'][number]>): RunReport['coverage'][number] => ({
  source: 'projects',
  title: 'Projects',
  state: 'read',
  reason: undefined,
  asOf: '2026-01-01T00:00:00.000Z',
  complete: 1,
  denied: 0,
  failed: 0,
  ...given,
});
const report = (given: Partial<RunReport>): RunReport => ({
  id: '1',
  connection: 'main',
  status: 'complete',
  full: true,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:12.000Z',
  durationMs: 12_000,
  counts: { created: 1234, updated: 2, deleted: 0, refreshed: 0, views: 2000, transactions: 4 },
  clockSkewMs: undefined,
  requests: 530,
  retries: 0,
  rateLimitWaitMs: 0,
  coverage: [coverage({})],
  incomplete: [],
  known: [],
  error: undefined,
  ...given,
});

describe('the words about a run', () => {
  it('count what changed and what it cost', () => {
    expect(headline(report({}))).toBe(
      'main: full sync complete in 12 s: 1,234 created, 2 updated, 0 deleted; 530 requests.',
    );
    expect(headline(report({ full: false, retries: 2, rateLimitWaitMs: 61_000 }))).toContain(
      '530 requests, 2 of them repeated, 1 min 1 s of waiting for the rate limit.',
    );
  });

  it('say what stopped it', () => {
    expect(headline(report({ status: 'failed', error: 'GitLab is away.' }))).toBe('main: GitLab is away.');
  });

  it('name each kind of list that was not read whole, with a reason', () => {
    const partial = report({
      status: 'partial',
      coverage: [
        coverage({}),
        coverage({ source: 'hooks', title: 'Hooks', denied: 2, failed: 1 }),
        coverage({
          source: 'licence',
          title: 'Licence',
          state: 'unreadable',
          reason: 'it needs an administrator',
        }),
      ],
      incomplete: [
        { source: 'hooks', target: 'k', status: 'denied', reason: 'GitLab refused it.', code: undefined },
      ],
    });
    expect(headline(partial)).toContain('but not everything could be read');
    expect(gapsOf(partial)).toEqual([
      '  Hooks: 2 lists denied, 1 list failed, for instance: GitLab refused it.',
      '  Licence: not readable, it needs an administrator',
    ]);
    expect(reportRow(partial)).toMatchObject({
      listsDenied: 2,
      listsFailed: 1,
      unreadable: ['Licence'],
      error: null,
    });
  });
});

describe('durations and rates', () => {
  it.each([
    [400, '0.4 s'],
    [9960, '10 s'],
    [59_600, '1 min 0 s'],
    [185_000, '3 min 5 s'],
    [7_800_000, '2 h 10 min'],
    [4 * 86_400_000, '4 days'],
  ])('%i ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('keep a decimal while they are small', () => {
    expect([rate(0, 0), rate(3, 2000), rate(500, 1000)]).toEqual(['0.0/s', '1.5/s', '500/s']);
  });
});
