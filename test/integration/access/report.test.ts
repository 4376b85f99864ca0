import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countPermissions } from '../../../src/access/report/count.js';
import type { Permission } from '../../../src/access/report/permission.js';
import { permissionPosition, permissions } from '../../../src/access/report/permissions.js';
import { reportScope } from '../../../src/access/report/scope.js';
import type { GraphRead } from '../../../src/core/graph-read.js';
import type { Graph } from '../../../src/graph/driver.js';
import { anyWorld, withHost } from '../../support/access/generate.js';
import { isActive, memberRole } from '../../support/access/roles.js';
import type { AccessWorld } from '../../support/access/world.js';
import { writeWorlds } from '../../support/access/write-world.js';
import { emptyGraph } from '../../support/sync.js';

const worlds = fc
  .sample(anyWorld, { seed: 21, numRuns: 40 })
  .map((world, index) => withHost(world, `random-${index}.example.com`));

let graph: Graph;
let read: GraphRead;
let whole: readonly Permission[];

async function rowsOf(rows: AsyncIterable<readonly Permission[]>): Promise<Permission[]> {
  const found: Permission[] = [];
  for await (const batch of rows) found.push(...batch);
  return found;
}

beforeAll(async () => {
  graph = await emptyGraph();
  read = (statement, parameters) => graph.read(statement, parameters);
  await writeWorlds(graph, worlds);
  whole = await rowsOf(permissions(read, { minimumLevel: 0 }));
});
afterAll(async () => {
  await graph.close();
});

/** The roles of all people in all places by the reference: person, place, role now, role of an active account. */
function expectedOf(world: AccessWorld): string[] {
  const places = [
    ...world.groups.map(({ id }) => ({ kind: 'group', id }) as const),
    ...world.projects.map(({ id }) => ({ kind: 'project', id }) as const),
  ];
  return places.flatMap((place) =>
    world.users.flatMap((user) => {
      const { certain } = memberRole(world, user, place);
      const now = isActive(user) === false ? 0 : certain;
      const names = [`${world.host}/user/${user.id}`, `${world.host}/${place.kind}/${place.id}`];
      return certain === 0 ? [] : [[...names, now, certain].join(' ')];
    }),
  );
}

const summary = (row: Permission) =>
  [row.identityKey, row.resourceKey, row.accessLevel, row.latentAccessLevel].join(' ');

describe('the permissions report of random worlds', () => {
  test('R1 to R12: has a row for each role of the reference, and no other', () => {
    const expected = worlds.flatMap(expectedOf);
    expect(expected.length).toBeGreaterThan(200);
    expect(whole.map(summary).sort()).toEqual(expected.sort());
  });

  test('is sorted by path, then username', () => {
    const places = whole.map(({ path }) => path ?? '');
    expect(places).toEqual([...places].sort());
    for (const [index, row] of whole.entries()) {
      const before = whole[index - 1];
      if (before?.resourceKey === row.resourceKey)
        expect((before.username ?? '') <= (row.username ?? '')).toBe(true);
    }
  });

  test('goes on after any row with those that follow', async () => {
    const cuts = fc.sample(fc.nat(whole.length - 1), { seed: 3, numRuns: 5 });
    for (const cut of [...cuts, whole.length - 1]) {
      const at = whole[cut];
      if (at === undefined) continue;
      const pages = permissions(read, { minimumLevel: 0 }, permissionPosition(at));
      expect((await rowsOf(pages)).map(summary)).toEqual(whole.slice(cut + 1).map(summary));
    }
  });

  test('is that of one person, below one group, and from one role on, alone and together', async () => {
    const below = (group: string, { path, resourceKey }: Permission) =>
      resourceKey.startsWith(group.slice(0, group.indexOf('/'))) && path !== null;
    const questions = whole
      .filter(({ kind }, index) => kind === 'group' && index % 9 === 0)
      .slice(0, 6)
      .flatMap(({ identityKey: user, resourceKey: group }) => [
        { user },
        { group },
        { user, group },
        { group, minimumLevel: 30 },
        { user, minimumLevel: 40 },
      ]);
    expect(questions.length).toBeGreaterThan(10);
    for (const question of questions) {
      const { user, group, minimumLevel = 0 } = { user: undefined, group: undefined, ...question };
      const at = whole.find(({ resourceKey }) => resourceKey === group)?.path ?? '';
      const expected = whole.filter(
        (row) =>
          (user === undefined || row.identityKey === user) &&
          row.latentAccessLevel >= minimumLevel &&
          (group === undefined ||
            (below(group, row) && (row.path === at || row.path?.startsWith(`${at}/`) === true))),
      );
      const scope = await reportScope(read, question);
      expect((await rowsOf(permissions(read, scope))).map(summary)).toEqual(expected.map(summary));
      expect(await countPermissions(read, scope)).toEqual({ value: expected.length, isEstimate: false });
    }
  });

  test('counts its rows', async () => {
    expect(await countPermissions(read, { minimumLevel: 0 })).toEqual({
      value: whole.length,
      isEstimate: false,
    });
  });
});

describe('places with more people than are read at once', () => {
  const people = 3000;
  beforeAll(async () => {
    await graph.write(
      `CREATE (g:GitLabEntity:GitLabGroup {key: 'crowd/group/1', _type: 'gitlab_group', fullPath: 'crowd'})
       FOREACH (n IN range(1, 5) | CREATE (g)-[:HAS]->(:GitLabEntity:GitLabProject {key: 'crowd/project/' + n, fullPath: 'crowd/p' + n}))
       FOREACH (n IN range(1, $people) |
         CREATE (:GitLabEntity:GitLabUser {key: 'crowd/user/' + n, username: 'u' + n})-[:MEMBER_OF {accessLevel: 30}]->(g))`,
      { people },
    );
  });

  test('have all their rows, in order', async () => {
    const scope = await reportScope(read, { group: 'crowd' });
    const rows = await rowsOf(permissions(read, scope));
    const names = Array.from({ length: people }, (_, index) => `u${index + 1}`).sort();
    const expected = ['crowd', 'crowd/p1', 'crowd/p2', 'crowd/p3', 'crowd/p4', 'crowd/p5'].flatMap((path) =>
      names.map((name) => `${path} ${name}`),
    );
    expect(rows.map(({ path, username }) => `${path} ${username}`)).toEqual(expected);
    expect(await countPermissions(read, scope)).toEqual({ value: expected.length, isEstimate: false });
  });
});
