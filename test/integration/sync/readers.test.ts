import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rightsOf } from '../../../src/demo/server/rights.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { accountNode, expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { GraphBuilder } from '../../support/expected-graph/model.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import {
  emptyGraph,
  hostOf,
  nothing,
  Simulators,
  sync,
  tiny,
  worldNow,
  writtenBy,
} from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(async () => {
  await wipe(graph);
  world = worldNow(41, tiny);
  gitlab = await simulators.start(world);
});

/** What only administrators see of people. */
const hidden = [
  'email',
  'twoFactorEnabled',
  'isAdmin',
  'isAuditor',
  'external',
  'identities',
  'lastSignInAt',
  'lastActivityOn',
] as const;

type UserRow = { id: number; unreadable: string[]; facts: Record<string, unknown> };

async function users(): Promise<UserRow[]> {
  return await graph.read<UserRow>(
    'MATCH (u:GitLabUser) RETURN u.id AS id, u.unreadable AS unreadable, properties(u) AS facts ORDER BY id',
  );
}

/** The developer's role in a project, as the simulated GitLab has it. */
function developerLevel(): (projectId: number) => number {
  const user = world.users.get(world.tokens.get(world.principals.developer)?.userId ?? 0);
  if (user === undefined) throw new Error('the world has no developer');
  return rightsOf(world, user).projectLevel;
}

describe('a fact that the caller may not see', () => {
  test.each(['owner', 'developer'] as const)('is absent and listed as unreadable for %s', async (as) => {
    const report = await sync(graph, gitlab, { as });
    expect(report.status).toBe('partial');
    expect(report.coverage.find(({ source }) => source === 'users')).toMatchObject({
      state: 'unreadable',
      reason: expect.stringMatching(/administrators only/),
    });
    const own = world.tokens.get(world.principals[as])?.userId;
    // Owners are told the addresses of their service accounts.
    const others = (await users()).filter(
      ({ id }) => id !== own && world.users.get(id)?.userType !== 'service_account',
    );
    // Owners see the last activity of those whose seats their group pays for.
    const unseen = hidden.filter((name) => as === 'developer' || name !== 'lastActivityOn');
    expect(others.length).toBeGreaterThan(5);
    for (const { facts, unreadable } of others) {
      for (const name of unseen) expect({ name, value: facts[name] }).toEqual({ name, value: undefined });
      expect(unreadable).toEqual(expect.arrayContaining(unseen));
      expect(unreadable).not.toContain('username');
    }
  });

  test('is there for the caller’s own account', async () => {
    await sync(graph, gitlab, { as: 'developer' });
    const own = world.users.get(world.tokens.get(world.principals.developer)?.userId ?? 0);
    const row = (await users()).find(({ id }) => id === own?.id);
    expect(row?.facts).toMatchObject({ email: own?.email, twoFactorEnabled: own?.twoFactorEnabled });
    expect(row?.unreadable).not.toContain('email');
  });

  test('of a project is absent below Maintainer, there from Maintainer on', async () => {
    const settings = [
      'ciJobTokenScopeEnabled',
      'ciPushRepositoryForJobTokenAllowed',
      'ciForwardDeploymentEnabled',
    ];
    await sync(graph, gitlab, { as: 'developer' });
    const listed = await graph.read<{ facts: Record<string, unknown> }>(
      'MATCH (p:GitLabProject) WHERE p.visibility IS NOT NULL RETURN properties(p) AS facts',
    );
    const level = developerLevel();
    const rows = listed.filter(({ facts }) => level(Number(facts.id)) < 40);
    expect(rows.length).toBeGreaterThan(0);
    for (const { facts } of rows) {
      for (const name of settings) expect(facts[name]).toBeUndefined();
      expect(facts.unreadable).toEqual(expect.arrayContaining(settings));
    }
    await wipe(graph);
    await sync(graph, gitlab, { as: 'owner', group: 'acme' });
    const owned = await graph.read<{ unreadable: string[] }>(
      'MATCH (:GitLabGroup {fullPath: "acme"})-[:HAS]->(p:GitLabProject) RETURN p.unreadable AS unreadable',
    );
    expect(owned.length).toBeGreaterThan(0);
    for (const { unreadable } of owned) for (const name of settings) expect(unreadable).not.toContain(name);
  });

  test('is readable as administrator, and nothing is listed', async () => {
    expect(await sync(graph, gitlab)).toMatchObject({ status: 'complete' });
    for (const { unreadable } of await users()) expect(unreadable).toEqual([]);
  });
});

describe('the same connection with a lesser token', () => {
  test('keeps what no source reads any more, and drops what its sources no longer see', async () => {
    await sync(graph, gitlab, { group: 'acme' });
    const before = await users();
    await sync(graph, gitlab, { as: 'owner', group: 'acme', full: true });
    const after = new Map((await users()).map((row) => [row.id, row]));
    // The source of what only administrators see does not run any more: its facts stay, as last seen.
    for (const { id, facts } of before) {
      if (!after.has(id)) continue;
      expect(after.get(id)?.facts).toMatchObject({
        email: facts.email,
        twoFactorEnabled: facts.twoFactorEnabled,
      });
    }
  });

  test('a project’s settings that its list no longer shows become unreadable', async () => {
    // A developer still sees the project, but not these.
    const level = developerLevel();
    const project = [...world.projects.values()].find(({ id }) => level(id) > 0 && level(id) < 40);
    const read = () =>
      graph.read<{ value: boolean | null; unreadable: boolean }>(
        `MATCH (p:GitLabProject {id: $id})
         RETURN p.ciJobTokenScopeEnabled AS value, 'ciJobTokenScopeEnabled' IN p.unreadable AS unreadable`,
        { id: project?.id ?? 0 },
      );
    await sync(graph, gitlab);
    const value = project?.ci.ciJobTokenScopeEnabled;
    expect(await read()).toEqual([{ value, unreadable: false }]);
    await sync(graph, gitlab, { as: 'developer', full: true });
    expect(await read()).toEqual([{ value: null, unreadable: true }]);
    await sync(graph, gitlab, { full: true });
    expectSameGraph(await readGraph(graph, hostOf(gitlab)), expectedForAdmin(world, hostOf(gitlab), 'acme'));
  });
});

describe('other readers', () => {
  test.each(['auditor', 'groupToken', 'developer', 'owner'] as const)(
    'a sync as %s ends, and a second one writes nothing',
    async (as) => {
      const report = await sync(graph, gitlab, { as });
      expect(report.error).toBeUndefined();
      expect(['complete', 'partial']).toContain(report.status);
      expect(writtenBy(await sync(graph, gitlab, { as, full: true }))).toEqual(nothing);
    },
  );

  test.each([
    ['expired', /refused the token/],
    ['revoked', /refused the token/],
    ['readUserOnly', /scopes \(read_user\) do not allow/],
  ] as const)(
    'a token that is %s ends the run with one sentence and changes nothing',
    async (as, sentence) => {
      await sync(graph, gitlab);
      const before = await readGraph(graph, hostOf(gitlab));
      const report = await sync(graph, gitlab, { as });
      expect(report.status).toBe('failed');
      expect(report.error).toMatch(sentence);
      expectSameGraph(await readGraph(graph, hostOf(gitlab)), before);
    },
  );

  test('a group that does not exist ends the run with one sentence', async () => {
    const report = await sync(graph, gitlab, { group: 'no/such/group' });
    expect(report).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/^The group no\/such\/group does not exist on http/),
    });
  });

  test.each([
    ['a free tier', { tier: 'free' }],
    ['a Community Edition', { edition: 'ce' }],
  ] as const)('%s is read whole too', async (_name, options) => {
    const lesser = await simulators.start(world, options);
    expect(await sync(graph, lesser)).toMatchObject({ status: 'complete', incomplete: [] });
    const builder = new GraphBuilder(hostOf(lesser));
    accountNode(builder, 'acme');
    const { edges } = expectedForAdmin(world, hostOf(lesser), 'acme');
    const access = new Set(['MEMBER_OF', 'INVITED_TO', 'OPENED', 'APPROVED', 'MERGED', 'RUNS_JOBS_OF']);
    const synced = await readGraph(graph, hostOf(lesser));
    // Minimal Access exists from Premium on only.
    const minimal = new Set(
      [...edges].filter(([, edge]) => edge.properties.accessLevel === 5).map(([id]) => id),
    );
    expect(
      [...edges]
        .filter(([id, { type }]) => access.has(type) && !minimal.has(id) && !synced.edges.has(id))
        .map(([id]) => id),
    ).toEqual([]);
    expect(writtenBy(await sync(graph, lesser, { full: true }))).toEqual(nothing);
  });
});
