import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import type { RunProgress } from '../../../src/sync/progress.js';
import { crashingGraph, expireLeases } from '../../support/crash.js';
import { expectedForAdmin, untoldOwners } from '../../support/expected-graph/admin.js';
import { expectNothingLost, expectSameGraph } from '../../support/expected-graph/compare.js';
import { type FactGraph, intersection } from '../../support/expected-graph/model.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;
let before: FactGraph;
const random = createRandom(7);

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

async function prepare(): Promise<void> {
  before = await readGraph(graph, hostOf(gitlab));
  for (let step = 0; step < 6; step += 1) mutateWorld(world, random);
}

async function expectUnharmed(): Promise<void> {
  const kept = intersection(before, expectedForAdmin(world, hostOf(gitlab), 'acme'));
  expectNothingLost(await readGraph(graph, hostOf(gitlab)), kept);
}

async function expectRepaired(): Promise<void> {
  const report = await sync(graph, gitlab);
  // The run after one that did not end reads everything.
  expect(report).toMatchObject({ status: 'complete', full: true });
  expectSameGraph(await readGraph(graph, hostOf(gitlab)), expectedForAdmin(world, hostOf(gitlab), 'acme'), {
    optional: untoldOwners(world, hostOf(gitlab)),
  });
}

async function statuses(): Promise<string[]> {
  const rows = await graph.read<{ status: string }>(
    'MATCH (r:SyncRun) RETURN r.status AS status ORDER BY r.startedAt DESC',
  );
  return rows.map(({ status }) => status);
}

beforeEach(async () => {
  await wipe(graph);
  world = worldNow(11, micro);
  gitlab = await simulators.start(world);
  await sync(graph, gitlab);
});

describe('a sync that is stopped', () => {
  test('at any request loses nothing, ends cancelled, and the next run ends equal to the world', async () => {
    for (const request of [1, 4, 7, 12, 20, 33]) {
      await prepare();
      const stop = new AbortController();
      const first = gitlab.requestCount;
      gitlab.faults.onRequest = ({ number }) => {
        if (number - first === request) stop.abort();
      };
      const report = await sync(graph, gitlab, { signal: stop.signal });
      gitlab.faults.onRequest = undefined;
      expect(report).toMatchObject({
        status: 'cancelled',
        error: 'The sync of acme was stopped before its end.',
      });
      await expectUnharmed();
      await expectRepaired();
    }
  });

  test('before anything was read at all can start again', async () => {
    await wipe(graph);
    const stop = new AbortController();
    stop.abort();
    expect(await sync(graph, gitlab, { signal: stop.signal })).toMatchObject({ status: 'cancelled' });
    await expectRepaired();
  });
});

describe('a process that is killed', () => {
  test.each(['before', 'after'] as const)(
    'right %s a commit loses nothing; its lease keeps others out until it runs out; the next run ends equal to the world',
    async (moment) => {
      for (const transaction of [1, 2, 3, 5]) {
        await prepare();
        const dying = crashingGraph(graph, transaction, moment);
        await expect(sync(graph, gitlab, { full: true, graph: dying.graph })).rejects.toThrow();
        expect(dying.state.fatal).toBe(true);
        await expectUnharmed();
        await expect(sync(graph, gitlab)).rejects.toMatchObject({ code: 'SYNC_LOCKED' });
        await expireLeases(graph);
        await expectRepaired();
        expect((await statuses()).slice(0, 2)).toEqual(['complete', 'interrupted']);
      }
    },
  );

  test('in its very first sync can start again', async () => {
    await wipe(graph);
    const dying = crashingGraph(graph, 4, 'after');
    await expect(sync(graph, gitlab, { graph: dying.graph })).rejects.toThrow();
    await expireLeases(graph);
    await expectRepaired();
    expect(await statuses()).toEqual(['complete', 'interrupted']);
  });

  test('before it cleaned up leaves nothing behind that nothing names any more', async () => {
    await wipe(graph);
    world = wholeWorldNow(11, micro);
    gitlab = await simulators.start(world);
    await sync(graph, gitlab);
    const [file] = world.code.ciFiles.values();
    if (file === undefined) throw new Error('the world has no CI file');
    world.code.ciFiles.delete(file.projectId);
    const dying = crashingGraph(graph, Number.POSITIVE_INFINITY, 'before');
    const onProgress = ({ phase }: RunProgress) => {
      if (phase === 'cleaning') dying.state.fatal = true;
    };
    await expect(sync(graph, gitlab, { graph: dying.graph, onProgress })).rejects.toThrow();
    await expireLeases(graph);
    await expectRepaired();
  });
});
