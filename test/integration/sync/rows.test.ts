import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../../src/demo/server/faults.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import {
  emptyGraph,
  hostOf,
  micro,
  nothing,
  Simulators,
  sync,
  worldNow,
  writtenBy,
} from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;
let host: string;

beforeAll(async () => {
  graph = await emptyGraph();
  world = worldNow(21, micro);
  gitlab = await simulators.start(world);
  host = hostOf(gitlab);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(async () => {
  gitlab.faults.rules = [];
  await sync(graph, gitlab, { full: true });
});

type Row = Omit<Extract<FaultEffect, { kind: 'row' }>, 'kind' | 'nth'>;

async function syncWithRow(template: string, row: Row, nth = 0) {
  gitlab.faults.rules = [
    { match: (request) => request.template === template, effect: { kind: 'row', nth, ...row } },
  ];
  return await sync(graph, gitlab, { full: true });
}

describe('a malformed row', () => {
  const cases: readonly (readonly [string, string, Row, RegExp])[] = [
    ['groups', '/groups', { set: { name: 7 } }, /row \d+: name: invalid type/],
    ['groups', '/groups', { remove: ['id'] }, /row \?: id: invalid type/],
    ['projects', '/projects', { set: { archived: 'no' } }, /row \d+: archived: invalid type/],
    ['users', '/users', { set: { created_at: 'yesterday' } }, /row \d+: created_at: custom/],
    [
      'group-members',
      '/groups/:id/members',
      { remove: ['access_level'] },
      /row \d+: access_level: invalid type/,
    ],
    ['project-members', '/projects/:id/members', { set: { id: null } }, /row \?: id: invalid type/],
    [
      'group-details',
      '/groups/:id',
      { set: { shared_with_groups: [{ group_id: 'x' }] } },
      /row \d+: shared_with_groups/,
    ],
    [
      'deploy-keys',
      '/deploy_keys',
      { set: { projects_with_write_access: 3 } },
      /row \d+: projects_with_write_access/,
    ],
    ['project-deploy-tokens', '/projects/:id/deploy_tokens', { set: { scopes: 'all' } }, /row \d+: scopes/],
  ];

  test.each(cases)(
    'of %s (%s, %j) fails its list, is named, and removes nothing',
    async (source, path, row, reason) => {
      const before = await readGraph(graph, host);
      const report = await syncWithRow(path, row);
      expect(report.status).toBe('partial');
      const own = report.incomplete.filter((outcome) => outcome.source === source);
      expect(own.length).toBeGreaterThan(0);
      for (const outcome of own)
        expect(outcome).toMatchObject({ status: 'failed', code: 'GITLAB_BAD_ANSWER' });
      expect(own[0]?.reason).toMatch(reason);
      expectSameGraph(await readGraph(graph, host), before);
    },
  );

  test('is named by id, and the good rows beside it are still taken', async () => {
    const [group] = [...world.groups.values()].sort((a, b) => a.id - b.id);
    const last = [...world.groups.values()].at(-1);
    if (group === undefined || last === undefined) throw new Error('no groups');
    last.description = 'changed beside a malformed row';
    world.version += 1;
    const report = await syncWithRow('/groups', { set: { visibility: 5 } });
    expect(report.incomplete.find(({ source }) => source === 'groups')?.reason).toBe(
      `Malformed: row ${group.id}: visibility: invalid type. Nothing was removed.`,
    );
    const [seen] = await graph.read('MATCH (g:GitLabGroup {id: $id}) RETURN g.description AS text', {
      id: last.id,
    });
    expect(seen).toEqual({ text: 'changed beside a malformed row' });
  });

  test('of a merge request fails the list of its project only', async () => {
    const nodes = [{ id: 'gid://gitlab/MergeRequest/1', iid: '1', title: 5 }];
    const mergeRequests = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
    gitlab.faults.rules = [
      {
        match: ({ template, body }) => template === '/graphql' && body.includes('MergeRequestsOfProjects'),
        effect: { kind: 'row', nth: 0, set: { mergeRequests } },
      },
    ];
    const before = await readGraph(graph, host);
    const report = await sync(graph, gitlab, { full: true });
    expect(report.incomplete).toHaveLength(1);
    expect(report.incomplete[0]).toMatchObject({ source: 'merge-requests', status: 'failed' });
    expect(report.incomplete[0]?.reason).toContain('row gid://gitlab/MergeRequest/1: title: invalid type');
    expectSameGraph(await readGraph(graph, host), before);
  });
});

describe('what this version does not know', () => {
  const unknown: readonly (readonly [string, Row])[] = [
    [
      '/groups',
      { set: { visibility: 'secret', project_creation_level: 'robots', brand_new_field: { a: [1] } } },
    ],
    ['/projects', { set: { visibility: 'secret', builds_access_level: 'some', new_id: 4 } }],
    ['/users', { set: { state: 'frozen', novelty: true } }],
    ['/groups/:id/members', { set: { access_level: 25, membership_state: 'mystery', novelty: [] } }],
    ['/projects/:id/members', { set: { access_level: 99 } }],
    ['/deploy_keys', { set: { usage_type: 'quantum' } }],
  ];

  test.each(unknown)('an unknown value or an extra field of %s does not stop a sync', async (path, row) => {
    const report = await syncWithRow(path, row);
    expect(report).toMatchObject({ status: 'complete', incomplete: [] });
    gitlab.faults.rules = [];
    await sync(graph, gitlab, { full: true });
    expectSameGraph(await readGraph(graph, host), expectedForAdmin(world, host, 'acme'));
  });

  test('is stored as GitLab said it', async () => {
    await syncWithRow('/groups', { set: { visibility: 'secret' } });
    const [row] = await graph.read('MATCH (g:GitLabGroup {visibility: "secret"}) RETURN count(g) AS n');
    expect(row).toEqual({ n: 1 });
  });

  test('a field that is left out becomes unreadable, and readable again', async () => {
    const report = await syncWithRow('/groups', { remove: ['visibility', 'two_factor_grace_period'] });
    expect(report.status).toBe('complete');
    const rows = await graph.read(
      `MATCH (g:GitLabGroup) WHERE g.visibility IS NULL AND g.twoFactorGracePeriod IS NULL
       RETURN [name IN ['visibility', 'twoFactorGracePeriod'] WHERE name IN g.unreadable] AS names`,
    );
    expect(rows).toEqual([{ names: ['visibility', 'twoFactorGracePeriod'] }]);
    gitlab.faults.rules = [];
    await sync(graph, gitlab, { full: true });
    expectSameGraph(await readGraph(graph, host), expectedForAdmin(world, host, 'acme'));
    expect(writtenBy(await sync(graph, gitlab, { full: true }))).toEqual(nothing);
  });
});

describe('what a run leaves', () => {
  test('are its counts, requests, duration, coverage and every list that was not complete, with the reason', async () => {
    gitlab.faults.rules = [{ match: '/deploy_keys', effect: { kind: 'status', status: 403 } }];
    const report = await sync(graph, gitlab, { full: true });
    const [run] = await graph.read<{
      run: Record<string, unknown>;
      covered: unknown[];
      incomplete: unknown[];
    }>(
      `MATCH (:Connection {name: 'acme', lastRun: $id, state: 'degraded'})-[:RAN]->(r:SyncRun {id: $id})
       RETURN properties(r) AS run, [(r)-[:COVERED]->(s:SourceCoverage) | properties(s)] AS covered,
         [(r)-[:INCOMPLETE]->(s:SyncScope) | properties(s)] AS incomplete`,
      { id: report.id },
    );
    expect(run?.run).toMatchObject({
      ...report.counts,
      status: 'partial',
      full: true,
      requests: report.requests,
      durationMs: report.durationMs,
      scopesDenied: 1,
      scopesFailed: 0,
    });
    expect(report.requests).toBeGreaterThan(20);
    expect(run?.incomplete).toEqual([
      {
        source: 'deploy-keys',
        target: `${host}/account/acme`,
        status: 'denied',
        code: 'GITLAB_FORBIDDEN',
        reason: expect.stringMatching(/^GitLab refused \/deploy_keys: /),
      },
    ]);
    const covered = run?.covered as { source: string; state: string; complete: number }[];
    expect(covered.find(({ source }) => source === 'group-members')).toMatchObject({
      state: 'read',
      complete: world.groups.size,
      denied: 0,
    });
    expect(covered.map(({ source }) => source).sort()).toEqual(
      report.coverage.map(({ source }) => source).sort(),
    );
  });
});
