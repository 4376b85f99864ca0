import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedForAdmin, untoldOwners } from '../../support/expected-graph/admin.js';
import { expectBetween, expectSameGraph } from '../../support/expected-graph/compare.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { type ChangeRecord, recorded, replay } from '../../support/expected-graph/replay.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

// Many worlds in one test: minutes where the machine has other work.
jest.setTimeout(600_000);

const simulators = new Simulators();
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

async function changesOf(run: string): Promise<ChangeRecord[]> {
  return await graph.read<ChangeRecord>(
    `MATCH (c:Change {run: $run}) RETURN c.operation AS operation, c.subject AS subject, c.type AS type, c.key AS key,
       c.fromKey AS fromKey, c.before AS before, c.after AS after ORDER BY c.id`,
    { run },
  );
}

const round = fc.record({ steps: fc.integer({ min: 1, max: 15 }), full: fc.boolean() });
const history = fc.record({
  seed: fc.integer({ min: 1, max: 100_000 }),
  rounds: fc.array(round, { minLength: 2, maxLength: 3 }),
});

describe('over random histories', () => {
  test('the graph equals the world after each full sync, lies between before and now after an incremental one, and the change records tell how it came there', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ seed, rounds }) => {
        await wipe(graph);
        const world = wholeWorldNow(seed);
        const random = createRandom(seed);
        const gitlab = await simulators.start(world);
        const host = hostOf(gitlab);
        const told: string[] = [];
        try {
          await sync(graph, gitlab);
          for (const { steps, full } of [...rounds, { steps: 0, full: true }]) {
            const before = await readGraph(graph, host);
            const earlier = recorded(before);
            told.push(full ? '— then a full sync:' : '— then an incremental sync:');
            for (let step = 0; step < steps; step += 1) told.push(mutateWorld(world, random));
            const report = await sync(graph, gitlab, { full });
            expect(report).toMatchObject({ status: 'complete', full, incomplete: [] });
            const later = await readGraph(graph, host);
            const expected = expectedForAdmin(world, host, 'acme');
            if (full) expectSameGraph(later, expected, { optional: untoldOwners(world, host) });
            else expectBetween(later, before, expected);
            expect(replay(earlier, await changesOf(report.id))).toEqual(recorded(later));
          }
        } catch (error) {
          throw new Error(`${error instanceof Error ? error.message : error}\nHistory:\n${told.join('\n')}`);
        } finally {
          await simulators.close();
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});
