import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import {
  emptyGraph,
  hostOf,
  nothing,
  Simulators,
  sync,
  wholeWorldNow,
  writtenBy,
} from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

describe('after a sync as administrator', () => {
  test.each(['demo', 'small'] as const)(
    'the graph equals a %s world; a second sync writes nothing',
    async (size) => {
      await wipe(graph);
      const world = wholeWorldNow(1, size);
      const gitlab = await simulators.start(world);
      const host = hostOf(gitlab);
      const first = await sync(graph, gitlab);
      expect(first).toMatchObject({ status: 'complete', full: true, incomplete: [], error: undefined });
      const expected = expectedForAdmin(world, host, 'acme');
      const synced = await readGraph(graph, host);
      expectSameGraph(synced, expected);

      for (const full of [false, true]) {
        const again = await sync(graph, gitlab, { full });
        expect(again).toMatchObject({ status: 'complete', full });
        expect(writtenBy(again)).toEqual(nothing);
      }
      expectSameGraph(await readGraph(graph, host), synced);
      expect(await graph.read('MATCH (c:Change) RETURN count(c) AS n')).toEqual([{ n: 0 }]);
    },
  );
});
