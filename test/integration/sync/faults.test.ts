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
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
const random = createRandom(5);
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
  world = wholeWorldNow(5, micro);
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

/** Endpoints without whose answer a run goes on, because another answer tells the same or nothing depends on it. */
const dispensable = ['/personal_access_tokens/self', '/metadata', '/license'];

/** Every list that a sync as administrator asks for by REST. */
const lists = [
  '/application/settings',
  '/applications',
  '/audit_events',
  '/deploy_keys',
  '/groups',
  '/groups/:id',
  '/groups/:id/access_requests',
  '/groups/:id/billable_members',
  '/groups/:id/deploy_tokens',
  '/groups/:id/enterprise_users',
  '/groups/:id/hooks',
  '/groups/:id/integrations',
  '/groups/:id/invitations',
  '/groups/:id/members',
  '/groups/:id/merge_request_approval_setting',
  '/groups/:id/protected_branches',
  '/groups/:id/protected_environments',
  '/groups/:id/provisioned_users',
  '/groups/:id/push_rule',
  '/groups/:id/saml/identities',
  '/groups/:id/saml_group_links',
  '/groups/:id/saml_users',
  '/groups/:id/scim/identities',
  '/hooks',
  '/member_roles',
  '/projects',
  '/projects/:id/access_requests',
  '/projects/:id/approval_rules',
  '/projects/:id/approvals',
  '/projects/:id/deploy_tokens',
  '/projects/:id/hooks',
  '/projects/:id/integrations',
  '/projects/:id/invitations',
  '/projects/:id/members',
  '/projects/:id/mirror/pull',
  '/projects/:id/protected_environments',
  '/projects/:id/protected_tags',
  '/projects/:id/push_rule',
  '/projects/:id/remote_mirrors',
  '/projects/:id/secure_files',
  '/users',
  '/users/:id/gpg_keys',
  '/users/:id/keys',
];

/** Lists that are refused together, far enough from each other to be told apart. */
const together = Array.from({ length: 9 }, (_, first) => lists.filter((_list, index) => index % 9 === first));

const refusing = (templates: readonly string[]) =>
  templates.map((template) => ({
    match: (request: { readonly template: string }) => request.template === template,
    effect: { kind: 'status', status: 403 } as const,
  }));

describe('a list that is refused', () => {
  test('the tables name every endpoint that a sync asks', () => {
    const asked = new Set(gitlab.requests.map(({ template }) => template));
    const named = [...dispensable, ...lists, '/user', '/graphql'];
    expect([...asked].filter((template) => !named.includes(template))).toEqual([]);
    // Its world has no such rule at first.
    const later = '/projects/:id/protected_environments';
    expect(named.filter((template) => !asked.has(template) && template !== later)).toEqual([]);
  });

  test.each(together.map((templates) => [templates.join(', '), templates] as const))(
    'a 403 on %s loses nothing',
    async (_names, templates) => {
      const earlier = gitlab.requests.length;
      const report = await syncWith(refusing(templates));
      expect(report.status).toBe('partial');
      const asked = new Set(gitlab.requests.slice(earlier).map(({ template }) => template));
      const refused = report.incomplete.filter(({ code }) => code === 'GITLAB_FORBIDDEN');
      for (const { reason } of refused) expect(reason).toMatch(/^GitLab refused \//);
      for (const template of templates.filter((one) => asked.has(one))) {
        const path = new RegExp(`/${template.slice(1).replaceAll(':id', '[^/ ]+')}[ ?.:]`);
        expect([template, refused.some(({ reason }) => path.test(reason))]).toEqual([template, true]);
      }
      // While the list of people is refused, one who was deleted since is still asked for.
      for (const { status: ended } of report.incomplete) expect(ended).toBe('denied');
      if (!templates.includes('/users')) expect(report.incomplete).toEqual(refused);
      await expectNextRunEqual(true);
    },
  );

  test.each(dispensable)('a 403 on %s loses nothing, and the run is complete', async (template) => {
    expect(await syncWith(refusing([template]))).toMatchObject({ status: 'complete' });
    await expectNextRunEqual(true);
  });

  test('a 403 on /user ends the run', async () => {
    expect(await syncWith(refusing(['/user']))).toMatchObject({ status: 'failed' });
    await expectNextRunEqual(true);
  });

  test('a 403 on /graphql loses nothing: REST takes over where it can, and what only GraphQL tells is named', async () => {
    const report = await syncWith(refusing(['/graphql']));
    expect(report.status).toBe('partial');
    expect(report.coverage.filter(({ state }) => state === 'unreadable')).not.toEqual([]);
    await expectNextRunEqual(true);
  });
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
