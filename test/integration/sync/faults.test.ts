import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../../src/demo/server/faults.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import type { RunReport } from '../../../src/sync/runs.js';
import { expectedForAdmin, untoldOwners } from '../../support/expected-graph/admin.js';
import { expectNothingLost, expectSameGraph } from '../../support/expected-graph/compare.js';
import { intersection } from '../../support/expected-graph/model.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
const random = createRandom(5);
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
  world = worldNow(5, micro);
  gitlab = await simulators.start(world);
  await sync(graph, gitlab);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

/** Changes the world, syncs with what goes wrong, and checks that nothing true disappeared. */
async function syncWith(rules: SimulatedGitLab['faults']['rules']): Promise<RunReport> {
  const host = hostOf(gitlab);
  const before = await readGraph(graph, host);
  for (let step = 0; step < 4; step += 1) mutateWorld(world, random);
  gitlab.faults.rules = rules;
  const report = await sync(graph, gitlab, { full: true });
  gitlab.faults.rules = [];
  expectNothingLost(
    await readGraph(graph, host),
    intersection(before, expectedForAdmin(world, host, 'acme')),
  );
  return report;
}

async function expectNextRunEqual(full: boolean): Promise<void> {
  const host = hostOf(gitlab);
  const report = await sync(graph, gitlab, { full });
  expect(report).toMatchObject({ status: 'complete', incomplete: [] });
  expectSameGraph(await readGraph(graph, host), expectedForAdmin(world, host, 'acme'), {
    optional: untoldOwners(world, host),
  });
}

/** Every endpoint that a sync as administrator asks, and what a run says when it is refused. */
const endpoints = {
  '/personal_access_tokens/self': 'complete',
  '/user': 'failed',
  '/metadata': 'complete',
  '/license': 'complete',
  '/groups': 'partial',
  '/users': 'partial',
  '/projects': 'partial',
  '/groups/:id': 'partial',
  '/groups/:id/members': 'partial',
  '/projects/:id/members': 'partial',
  '/groups/:id/deploy_tokens': 'partial',
  '/projects/:id/deploy_tokens': 'partial',
  '/deploy_keys': 'partial',
  '/graphql': 'partial',
} as const;

describe('a list that is refused', () => {
  test('the table names every endpoint that a sync asks', () => {
    const asked = new Set(gitlab.requests.map(({ template }) => template));
    expect([...asked].sort()).toEqual(Object.keys(endpoints).sort());
  });

  test.each(Object.entries(endpoints))(
    'a 403 on %s loses nothing: the run is %s',
    async (template, status) => {
      const report = await syncWith([
        { match: (request) => request.template === template, effect: { kind: 'status', status: 403 } },
      ]);
      expect(report.status).toBe(status);
      if (template === '/graphql') {
        // REST takes over where it can; what only GraphQL tells is named.
        expect(report.coverage.filter(({ state }) => state === 'unreadable')).not.toEqual([]);
      } else if (status === 'partial') {
        const refused = report.incomplete.filter(({ code }) => code === 'GITLAB_FORBIDDEN');
        expect(refused.length).toBeGreaterThan(0);
        for (const { reason } of refused) expect(reason).toMatch(/^GitLab refused \//);
        // While the list of people is refused, one who was deleted since is still asked for.
        for (const { status: ended } of report.incomplete) expect(ended).toBe('denied');
        if (template !== '/users') expect(report.incomplete).toEqual(refused);
      }
      await expectNextRunEqual(true);
    },
  );
});

const effects: Readonly<Record<string, FaultEffect>> = {
  'a server error': { kind: 'status', status: 500 },
  'a gateway timeout': { kind: 'status', status: 504 },
  'a rate limit that says when to come back': { kind: 'status', status: 429, retryAfter: 0 },
  'a rate limit without a word': { kind: 'status', status: 429 },
  'a reset connection': { kind: 'reset' },
  'a truncated answer': { kind: 'truncate' },
  'an HTML page': { kind: 'html' },
  'an HTML page with an error status': { kind: 'html', status: 502 },
};

describe('what goes wrong at random requests', () => {
  test.each(Object.entries(effects))(
    '%s loses nothing, and is named when it ends a list',
    async (_name, effect) => {
      const report = await syncWith([
        // The check of the token is left alone, so that lists are what fails.
        { match: ({ number, template }) => template !== '/user' && number % 3 === 0, effect },
      ]);
      expect(['complete', 'partial', 'failed']).toContain(report.status);
      for (const outcome of report.incomplete) expect(outcome.reason).not.toMatch(/internal error/);
      if (report.status === 'failed') expect(report.error).toMatch(/GitLab/);
      await expectNextRunEqual(true);
    },
  );

  test('a short failure is repeated until it passes, and the run is complete', async () => {
    const report = await syncWith([
      { match: '/projects', effect: { kind: 'status', status: 503 }, times: 2 },
      { match: '/groups/:id/members', effect: { kind: 'reset' }, times: 1 },
      { match: '/graphql', effect: { kind: 'truncate' }, times: 1 },
      { match: '/users', effect: { kind: 'status', status: 429, retryAfter: 0 }, times: 1 },
    ]);
    expect(report).toMatchObject({ status: 'complete', incomplete: [] });
    expect(report.retries).toBeGreaterThanOrEqual(5);
    await expectNextRunEqual(true);
  });

  test('many kinds at once, many times over, leave the truth', async () => {
    for (let round = 0; round < 4; round += 1) {
      await syncWith(
        Object.values(effects).map((effect) => ({ match: () => true, effect, probability: 0.05 })),
      );
    }
    await expectNextRunEqual(true);
  });

  test('lists that failed are read whole by the next incremental run', async () => {
    await syncWith([
      {
        match: ({ template, body }) => template === '/graphql' && body.includes('MergeRequests'),
        effect: { kind: 'status', status: 500 },
      },
    ]);
    await expectNextRunEqual(false);
  });

  test('a GitLab that stops answering in the middle ends the run with one sentence', async () => {
    let asked = 0;
    const report = await syncWith([
      {
        match: ({ template }) => {
          asked += template.endsWith('/members') ? 1 : 0;
          return asked > 2;
        },
        effect: { kind: 'reset' },
      },
    ]);
    expect(report.status).toBe('failed');
    expect(report.error).toMatch(
      /^GitLab at http:\/\/127\.0\.0\.1:\d+ does not answer \(.*\)\. Check GITLAB_URL/,
    );
    await expectNextRunEqual(true);
  });
});
