import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectiveRole } from '../../../src/access/effective-role.js';
import { permissions } from '../../../src/access/report/permissions.js';
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
    expect({ userKey, placeKey, ...(await effectiveRole(graph.read, userKey, placeKey)) }).toMatchObject({
      userKey,
      placeKey,
      accessLevel,
      latentAccessLevel,
    });
  }
});

const ask = async (id: string, parameters: Readonly<Record<string, unknown>>) =>
  (await runSavedQuery(graph, findSavedQuery(queries, id), parameters)).rows;
const keysOf = async (label: string) =>
  (await graph.read<{ key: string }>(`MATCH (n:${label}) RETURN n.key AS key ORDER BY key`)).map(
    ({ key }) => key,
  );

/** Columns of the report, with what the saved query calls them where that is another name. */
const reportColumns = {
  username: 'username',
  path: 'path',
  role: 'role',
  latentAccessLevel: 'latentAccessLevel',
  origin: 'origin',
  via: 'via',
  sourcePath: 'source',
  expiresAt: 'expiresAt',
  certain: 'certain',
  identityKey: 'userKey',
  resourceKey: 'placeKey',
} as const;

test('the permissions report as a saved query gives the rows of the report, over random worlds', async () => {
  const told = (row: Readonly<Record<string, unknown>>, columns: readonly string[]) =>
    JSON.stringify(columns.map((name) => row[name]));
  const reported: string[] = [];
  for await (const rows of permissions(graph.read, { minimumLevel: 5 }))
    reported.push(...rows.map((row) => told(row, Object.keys(reportColumns))));
  const saved = new Set<string>();
  for (const place of await keysOf('GitLabGroup|GitLabProject'))
    for (const row of await ask('permissions-report', { place }))
      saved.add(told(row, Object.values(reportColumns)));
  expect(reported.length).toBeGreaterThan(20);
  expect([...saved].sort()).toEqual(reported.sort());
});

test('the roles of two people side by side are those of each, and so is what lies within reach', async () => {
  const people = await keysOf('GitLabUser');
  const roles = new Map<string, Row[]>();
  for (const person of people)
    roles.set(person, (await ask('effective-roles-of-person', { person })) as unknown as Row[]);
  let compared = 0;
  for (const [index, personA] of people.entries()) {
    const personB = people[index + 1];
    if (personB === undefined || personA.split('/')[0] !== personB.split('/')[0]) continue;
    for (const row of await ask('compare-roles', { personA, personB, all: true })) {
      compared += 1;
      const [a, b] = await Promise.all(
        [personA, personB].map(
          async (person) => (await effectiveRole(graph.read, person, String(row.placeKey))).accessLevel,
        ),
      );
      expect([row.placeKey, row.accessLevelA, row.accessLevelB]).toEqual([row.placeKey, a, b]);
    }
    const places = (await ask('reach-of-identity', { identity: personA })).filter(
      ({ kind }) => kind === 'group' || kind === 'project',
    );
    const counted = places.map(
      ({ kind, latentAccessLevel, count }) => `${kind} ${latentAccessLevel} ${count}`,
    );
    const expected = new Map<string, number>();
    for (const { placeKey, latentAccessLevel } of roles.get(personA) ?? []) {
      const kind = `${placeKey.split('/')[1]} ${latentAccessLevel}`;
      expected.set(kind, (expected.get(kind) ?? 0) + 1);
    }
    expect(counted.sort()).toEqual([...expected].map(([kind, count]) => `${kind} ${count}`).sort());
  }
  expect(compared).toBeGreaterThan(20);
});
