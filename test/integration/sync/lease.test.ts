import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import type { Graph } from '../../../src/graph/driver.js';
import { removeConnection } from '../../../src/sync/remove-connection.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
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
  gitlab = await simulators.start(worldNow(31, micro));
});

describe('two syncs of one connection at once', () => {
  test('the second is turned away, and so is a removal; the first is not disturbed', async () => {
    const others: Promise<unknown>[] = [];
    gitlab.faults.onRequest = async ({ template }) => {
      if (template !== '/groups' || others.length > 0) return;
      others.push(sync(graph, gitlab), removeConnection(graph, 'acme'));
      await Promise.allSettled(others);
    };
    expect(await sync(graph, gitlab)).toMatchObject({ status: 'complete' });
    const settled = await Promise.allSettled(others);
    expect(settled).toHaveLength(2);
    for (const one of settled) {
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'SYNC_LOCKED' } });
    }
    expectSameGraph(
      await readGraph(graph, hostOf(gitlab)),
      expectedForAdmin(gitlab.world, hostOf(gitlab), 'acme'),
    );
  });

  test('two connections are synced side by side and end equal to the world', async () => {
    const [one, two] = await Promise.all([
      sync(graph, gitlab, { name: 'one' }),
      sync(graph, gitlab, { name: 'two' }),
    ]);
    expect([one.status, two.status]).toEqual(['complete', 'complete']);
    await removeConnection(graph, 'two');
    expectSameGraph(
      await readGraph(graph, hostOf(gitlab)),
      expectedForAdmin(gitlab.world, hostOf(gitlab), 'one'),
    );
  });
});

describe('a sync that loses its lease', () => {
  test('writes nothing more, says so, and leaves the lease to its new holder', async () => {
    let stolen = false;
    gitlab.faults.onRequest = async ({ template }) => {
      if (template !== '/projects' || stolen) return;
      stolen = true;
      await graph.write('MATCH (l:Lease) SET l.holder = "elsewhere:1:x", l.expiresAt = timestamp() + 600000');
    };
    const report = await sync(graph, gitlab);
    expect(report.status).toBe('failed');
    expect(report.error).toBe(
      'The sync of acme lost its lease to another instance and stopped. Nothing was harmed.',
    );
    expect(await graph.read('MATCH (p:GitLabProject) RETURN count(p) AS n')).toEqual([{ n: 0 }]);
    expect(await graph.read('MATCH (l:Lease) RETURN l.holder AS holder')).toEqual([
      { holder: 'elsewhere:1:x' },
    ]);
    await expect(sync(graph, gitlab)).rejects.toMatchObject({ code: 'SYNC_LOCKED' });
  });
});
