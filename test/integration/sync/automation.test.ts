import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { automationPart } from '../../../src/demo/world/automation/part.js';
import { applyMutation } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import type { FactGraph } from '../../support/expected-graph/model.js';
import { expectedForOwner } from '../../support/expected-graph/owner.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const kinds = ['webhook', 'integration', 'mirror', 'oauth_application', 'ssh_key', 'gpg_key'];
const places = [
  'group-service-accounts',
  'groups',
  'users',
  'projects',
  'user-access-tokens',
  'active-integrations',
];
const read = sources.filter(
  ({ id, asserts }) => places.includes(id) || asserts?.some((kind) => kinds.includes(kind)) === true,
);
const simulators = new Simulators();
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
  world = wholeWorldNow(71, micro);
  gitlab = await simulators.start(world);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

/** What a graph says of this domain. */
function own({ nodes, edges }: FactGraph): FactGraph {
  const mine = (id: string) => kinds.some((kind) => id.includes(`/${kind}/`));
  return {
    nodes: new Map([...nodes].filter(([key]) => mine(key))),
    edges: new Map([...edges].filter(([id]) => mine(id))),
  };
}

async function expectTruth(): Promise<void> {
  const host = hostOf(gitlab);
  const expected = own(expectedForAdmin(world, host, 'acme'));
  expect(new Set([...expected.nodes.values()].map(({ properties }) => properties._type)).size).toBe(
    kinds.length,
  );
  expectSameGraph(own(await readGraph(graph, host)), expected);
}

describe('webhooks, integrations, mirrors, applications and keys', () => {
  test('are those of the world, before and after each kind of change', async () => {
    const first = await sync(graph, gitlab, { sources: read });
    expect(first).toMatchObject({ status: 'complete', incomplete: [] });
    await expectTruth();
    const random = createRandom(5);
    for (const mutation of automationPart.mutations)
      expect(applyMutation(world, random, mutation)).toEqual(expect.any(String));
    const before = gitlab.requests.length;
    await sync(graph, gitlab, { sources: read, full: true });
    await expectTruth();

    // Only projects that have an integration or a pull mirror are asked for them.
    const { integrations, pullMirrors } = world.automation;
    const active = [...integrations.values()].filter(({ sourceType }) => sourceType === 'project');
    const asked = (template: string) =>
      gitlab.requests.slice(before).filter((request) => request.template === template).length;
    expect(asked('/projects/:id/integrations')).toBe(new Set(active.map(({ sourceId }) => sourceId)).size);
    expect(asked('/projects/:id/mirror/pull')).toBe(pullMirrors.size);
    expect(asked('/projects/:id/hooks')).toBeGreaterThanOrEqual(world.projects.size);

    const stored = await graph.read('MATCH (n) RETURN properties(n) AS facts');
    expect(JSON.stringify(stored)).not.toContain('CANARY');
  });

  test('are those of one group, for its Owner', async () => {
    await wipe(graph);
    const host = hostOf(gitlab);
    const setting = { as: 'owner', name: 'acme-only', group: 'acme', sources: read } as const;
    expect(await sync(graph, gitlab, setting)).toMatchObject({ incomplete: [] });
    const expected = own(expectedForOwner(world, host, setting.name));
    expect(expected.nodes.size).toBeGreaterThan(5);
    expectSameGraph(own(await readGraph(graph, host)), expected, { keysOnly: true });
  });

  test('are not asked for where the edition has none', async () => {
    const free = await simulators.start(wholeWorldNow(72, micro), { edition: 'ce' });
    const report = await sync(graph, free, { sources: read, name: 'free' });
    expect(report).toMatchObject({ status: 'complete', incomplete: [] });
    const asked = new Set(free.requests.map(({ template }) => template));
    expect(asked).not.toContain('/groups/:id/hooks');
    expect(asked).not.toContain('/projects/:id/mirror/pull');
    expect(asked).toContain('/groups/:id/integrations');
  });
});
