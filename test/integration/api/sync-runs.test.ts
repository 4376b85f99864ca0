import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import type { Graph } from '../../../src/graph/driver.js';
import type { RunReport } from '../../../src/sync/runs.js';
import { TestApi } from '../../support/api.js';
import { emptyGraph, micro, Simulators, sync, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let gitlab: SimulatedGitLab;
let api: TestApi;
let partial: RunReport;

/** Runs of another connection, several of which began at the same moment; one's instance was killed. */
const others = Array.from({ length: 23 }, (_, index) => ({
  id: `other-${index}`,
  connection: 'other',
  status: ['complete', 'failed', 'cancelled', 'running'][index % 4],
  full: false,
  startedAt: `2026-01-0${1 + (index % 5)}T00:00:00.000Z`,
}));

beforeAll(async () => {
  graph = await emptyGraph();
  gitlab = await simulators.start(worldNow(7, micro));
  api = new TestApi(graph);
  partial = await sync(graph, gitlab, { as: 'owner' });
  await graph.write('UNWIND $others AS other CREATE (r:SyncRun) SET r = other', { others });
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

interface Runs {
  readonly syncRuns: {
    readonly nodes: readonly { readonly id: string; readonly status: string }[];
    readonly totalCount: unknown;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const list = `query Runs($connection: String, $status: [SyncRunStatus!], $first: Int, $after: String) {
  syncRuns(connection: $connection, status: $status, first: $first, after: $after) {
    nodes { id status } edges { cursor node { id } } totalCount { value isEstimate } pageInfo { hasNextPage endCursor }
  }
}`;

async function all(filter: Record<string, unknown>, first: number) {
  const found: Runs['syncRuns']['nodes'][number][] = [];
  let after: string | null = null;
  for (;;) {
    const { syncRuns }: Runs = await api.ask<Runs>(list, { ...filter, first, after });
    found.push(...syncRuns.nodes);
    if (!syncRuns.pageInfo.hasNextPage) return found;
    after = syncRuns.pageInfo.endCursor;
  }
}

describe('runs', () => {
  test('come newest first, each once, over pages of any size and by status', async () => {
    const rows = [
      { id: partial.id, startedAt: partial.startedAt, connection: 'acme', status: 'PARTIAL' },
      // No lease is held, so nothing runs.
      ...others.map((other) => ({
        ...other,
        status: other.status === 'running' ? 'INTERRUPTED' : other.status?.toUpperCase(),
      })),
    ].sort((a, b) => (a.startedAt + a.id < b.startedAt + b.id ? 1 : -1));
    const statuses = ['RUNNING', 'COMPLETE', 'PARTIAL', 'FAILED', 'CANCELLED', 'INTERRUPTED'];
    const filters = fc.record({
      connection: fc.constantFrom(null, 'other', 'acme', 'none'),
      status: fc.option(fc.subarray(statuses)),
    });
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 30 }), async (filter, first) => {
        const wanted = rows.filter(
          ({ connection, status }) =>
            (filter.connection === null || connection === filter.connection) &&
            (filter.status === null || filter.status.includes(status ?? '')),
        );
        expect(await all(filter, first)).toEqual(wanted.map(({ id, status }) => ({ id, status })));
        const { syncRuns } = await api.ask<Runs>(list, { ...filter, first });
        expect(syncRuns.totalCount).toEqual({ value: wanted.length, isEstimate: false });
      }),
      { numRuns: 25 },
    );
  });

  test('refuse sizes and cursors that cannot be', async () => {
    const codes = async (variables: Record<string, unknown>) =>
      (await api.answer(list, variables)).errors?.map(({ originalError }) => Object(originalError).code);
    expect(await codes({ first: 0 })).toEqual(['PAGE_SIZE']);
    expect(await codes({ first: 501 })).toEqual(['PAGE_SIZE']);
    for (const after of ['', 'x', Buffer.from('["changes",["a","b"]]').toString('base64url')]) {
      expect(await codes({ first: 1, after })).toEqual(['CURSOR_INVALID']);
    }
  });
});

describe('a run', () => {
  const one = `query Run($id: ID!, $first: Int, $after: String) { syncRun(id: $id) {
    id connection status full startedAt finishedAt durationMs error requests retries rateLimitWaitMs detailsPruned
    counts { created updated deleted refreshed compared transactions } scopes { complete denied failed }
    coverage { source title state reason complete denied failed }
    incomplete(first: $first, after: $after) {
      nodes { source target status reason code } totalCount { value isEstimate } pageInfo { hasNextPage endCursor }
    }
  } }`;
  interface Run {
    readonly syncRun: {
      readonly coverage: readonly { readonly source: string }[];
      readonly incomplete: {
        readonly nodes: readonly { readonly source: string; readonly target: string }[];
        readonly totalCount: unknown;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    };
  }

  test('tells what its report says, lists that were not read over pages of any size', async () => {
    const { views, ...counts } = partial.counts;
    const { syncRun } = await api.ask<Run>(one, { id: partial.id });
    expect(syncRun).toMatchObject({
      connection: 'acme',
      status: 'PARTIAL',
      full: true,
      startedAt: partial.startedAt,
      finishedAt: partial.finishedAt,
      durationMs: partial.durationMs,
      error: null,
      requests: partial.requests,
      retries: partial.retries,
      rateLimitWaitMs: partial.rateLimitWaitMs,
      detailsPruned: false,
      counts: { ...counts, compared: views },
    });
    expect(syncRun.coverage.map(({ source }) => source).sort()).toEqual(
      partial.coverage.map(({ source }) => source).sort(),
    );
    const place = ({ source, target }: { source: string; target: string }) => `${source} ${target}`;
    const wanted = partial.incomplete.map(place).sort();
    expect(wanted.length).toBeGreaterThan(3);
    for (const first of [1, 2, 3, wanted.length, 500]) {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const page: Run = await api.ask<Run>(one, { id: partial.id, first, after });
        const { nodes, pageInfo, totalCount } = page.syncRun.incomplete;
        expect(totalCount).toEqual({ value: wanted.length, isEstimate: false });
        found.push(...nodes.map(place));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect([...found].sort()).toEqual(wanted);
    }
  });

  test('tells nothing of what was not counted, and that its details are gone', async () => {
    const unfinished = await api.ask<Run>(one, { id: 'other-3' });
    expect(unfinished.syncRun).toMatchObject({
      status: 'INTERRUPTED',
      counts: null,
      scopes: null,
      detailsPruned: false,
      coverage: [],
    });
    await graph.write('MATCH (:SyncRun {id: $id})-[:COVERED|INCOMPLETE]->(d) DETACH DELETE d', {
      id: partial.id,
    });
    expect((await api.ask<Run>(one, { id: partial.id })).syncRun).toMatchObject({
      detailsPruned: true,
      coverage: null,
      incomplete: null,
      scopes: { complete: expect.any(Number) },
    });
  });
});
