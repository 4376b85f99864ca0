import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { ensureSchema } from '../../../src/sync/schema.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph } from '../../support/sync.js';

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await wipe(graph);
  await graph.close();
});

async function constraints(): Promise<string[]> {
  const rows = await graph.read<{ name: string }>('SHOW CONSTRAINTS YIELD name RETURN name');
  return rows.map(({ name }) => name);
}

test('a graph from before the shared label gets it, and its uniqueness', async () => {
  await graph.write('DROP CONSTRAINT entity_key');
  await graph.write(
    `CREATE (:GitLabGroup:Group {key: 'gitlab.example/group/1'}), (:GitLabUser:User {key: 'gitlab.example/user/1'}),
       (:SavedForLater {key: 'not ours'})`,
  );
  await ensureSchema(graph);
  expect(await constraints()).toContain('entity_key');
  const rows = await graph.read<{ key: string }>('MATCH (n:GitLabEntity) RETURN n.key AS key ORDER BY key');
  expect(rows.map(({ key }) => key)).toEqual(['gitlab.example/group/1', 'gitlab.example/user/1']);
  await expect(
    graph.write(`CREATE (:GitLabEntity:GitLabUser {key: 'gitlab.example/user/1'})`),
  ).rejects.toThrow();
});
