import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectiveRole } from '../../../src/access/explain.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { findSavedQuery } from '../../../src/queries/near.js';
import { runSavedQuery } from '../../../src/queries/runner.js';
import { anyWorld, withHost } from '../../support/access/generate.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { emptyGraph } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

const { queries } = await loadSavedQueries([queriesFolder]);
let graph: Graph;

interface Row {
  readonly userKey: string;
  readonly placeKey: string;
  readonly accessLevel: number;
  readonly latentAccessLevel: number;
}

beforeAll(async () => {
  graph = await emptyGraph();
  const worlds = fc.sample(anyWorld, { seed: 7, numRuns: 4 });
  await writeWorlds(
    graph,
    worlds.map((world, index) => withHost(world, `gitlab-${index}.example.com`)),
  );
});
afterAll(async () => {
  await graph.close();
});

async function rowsOf(id: string, parameter: string, label: string): Promise<Row[]> {
  const keys = await graph.read<{ key: string }>(`MATCH (n:${label}) RETURN n.key AS key`);
  const answers: Row[] = [];
  for (const { key } of keys) {
    const { rows } = await runSavedQuery(graph, findSavedQuery(queries, id), { [parameter]: key });
    answers.push(...(rows as unknown as Row[]));
  }
  return answers;
}

const pairOf = ({ userKey, placeKey, accessLevel, latentAccessLevel }: Row) =>
  [userKey, placeKey, accessLevel, latentAccessLevel].join(' ');

test('the saved queries on roles agree with each other and with the API, over random worlds', async () => {
  const byPerson = await rowsOf('effective-roles-of-person', 'person', 'GitLabUser');
  const byPlace = await rowsOf('effective-roles-in-place', 'place', 'GitLabGroup|GitLabProject');
  expect(byPerson.length).toBeGreaterThan(20);
  const pairs = new Set(byPlace.map(pairOf));
  expect(pairs.size).toBe(byPlace.length);
  expect(byPerson.filter((row) => !pairs.has(pairOf(row)))).toEqual([]);
  const granted = new Set(byPerson.map(({ userKey, placeKey }) => `${userKey} ${placeKey}`));
  const others = byPlace.filter(({ userKey, placeKey }) => !granted.has(`${userKey} ${placeKey}`));
  expect(others.filter((row) => (row as Row & { via: string }).via !== 'administrator')).toEqual([]);
  for (const [index, { userKey, placeKey, accessLevel, latentAccessLevel }] of byPlace.entries()) {
    if (index % 5 !== 0) continue;
    expect({ userKey, placeKey, ...(await effectiveRole(graph.read, userKey, placeKey)) }).toEqual({
      userKey,
      placeKey,
      accessLevel,
      latentAccessLevel,
    });
  }
});
