import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { emptyGraph, Simulators, sync, worldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let api: TestApi;

beforeAll(async () => {
  graph = await emptyGraph();
  api = new TestApi(graph);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

interface List {
  readonly nodes: readonly { key: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function traverse(field: string, sort: string): Promise<string[]> {
  const keys: string[] = [];
  for (let after: string | null = null; ; ) {
    const { list }: { list: List } = await api.ask(
      `query ($after: String) { list: ${field}(first: 3, after: $after, sort: ${sort}) {
         nodes { key } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    keys.push(...list.nodes.map(({ key }) => key));
    if (!list.pageInfo.hasNextPage) return keys;
    after = list.pageInfo.endCursor;
  }
}

const keysOf = (label: string) =>
  graph
    .read<{ key: string }>(`MATCH (n:${label}) RETURN n.key AS key`)
    .then((rows) => rows.map(({ key }) => key));

test('while a sync changes the graph, what was there throughout comes exactly once', async () => {
  const world = worldNow(12);
  const gitlab = await simulators.start(world);
  await sync(graph, gitlab);
  const random = createRandom(12);
  const lists = [
    ['mergeRequests', 'GitLabMergeRequest', '[{field: CREATED_AT, direction: DESC}]'],
    ['projects', 'GitLabProject', '[{field: ID}]'],
    ['users', 'GitLabUser', '[]'],
  ] as const;
  for (const [field, label, sort] of lists) {
    const before = await keysOf(label);
    for (let step = 0; step < 60; step += 1) mutateWorld(world, random);
    let running = true;
    const run = sync(graph, gitlab, { full: true }).finally(() => {
      running = false;
    });
    const traversals: string[][] = [];
    while (running) traversals.push(await traverse(field, sort));
    expect((await run).counts.created + (await run).counts.deleted).toBeGreaterThan(0);
    const after = new Set(await keysOf(label));
    const throughout = before.filter((key) => after.has(key)).sort();
    expect(throughout.length).toBeGreaterThan(10);
    for (const keys of traversals) {
      expect(new Set(keys).size).toBe(keys.length);
      const kept = new Set(throughout);
      expect(keys.filter((key) => kept.has(key)).sort()).toEqual(throughout);
    }
    expect(traversals.length).toBeGreaterThan(0);
  }
});
