import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { Graph } from '../../../src/graph/driver.js';
import { removeConnection } from '../../../src/sync/remove-connection.js';
import { expectedForAdmin, untoldOwners } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { expectedForOwner } from '../../support/expected-graph/owner.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

const owner = { as: 'owner', name: 'acme-only', group: 'acme' } as const;

test.each([302, 307, 309])(
  'after a shared history (%d) each connection has brought what it would have brought alone',
  async (seed) => {
    await wipe(graph);
    const world = worldNow(seed, micro);
    const random = createRandom(seed);
    const gitlab = await simulators.start(world);
    const host = hostOf(gitlab);
    await sync(graph, gitlab, owner);
    for (let round = 0; round < 3; round += 1) {
      await sync(graph, gitlab, { full: true });
      for (let step = 0; step < 12; step += 1) mutateWorld(world, random);
      await sync(graph, gitlab, { ...owner, full: true });
    }
    const optional = untoldOwners(world, host);
    // What was read of people whom GitLab hides since they were blocked stays as it was last seen.
    const blocked = new Set(
      [...world.users.values()]
        .filter(({ state }) => state !== 'active')
        .map(({ id }) => `${host}/user/${id}`),
    );

    expect((await removeConnection(graph, 'acme')).deleted).toBeGreaterThan(0);
    const left = await readGraph(graph, host);
    expectSameGraph(left, expectedForOwner(world, host, owner.name), { keysOnly: true, optional });
    await wipe(graph);
    await sync(graph, gitlab, owner);
    expectSameGraph(left, await readGraph(graph, host), { optional, ignore: (id) => blocked.has(id) });

    await sync(graph, gitlab);
    expect((await removeConnection(graph, owner.name)).deleted).toBeGreaterThan(0);
    expectSameGraph(await readGraph(graph, host), expectedForAdmin(world, host, 'acme'), { optional });
  },
);
