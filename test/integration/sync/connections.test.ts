import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { touch } from '../../../src/demo/world/ids.js';
import { indexOf } from '../../../src/demo/world/indexes.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { removeConnection } from '../../../src/sync/remove-connection.js';
import { expectedForAdmin, untoldOwners } from '../../support/expected-graph/admin.js';
import { expectNothingLost, expectSameGraph } from '../../support/expected-graph/compare.js';
import { expectedForOwner } from '../../support/expected-graph/owner.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, nothing, Simulators, sync, worldNow, writtenBy } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;
let host: string;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(async () => {
  await wipe(graph);
  world = worldNow(3);
  gitlab = await simulators.start(world);
  host = hostOf(gitlab);
});

const owner = { as: 'owner', name: 'acme-only', group: 'acme' } as const;
const instance = { as: 'admin', name: 'everything' } as const;

describe('a connection of an owner, limited to a group', () => {
  test('brings exactly what its owner sees, and a second sync writes nothing', async () => {
    const report = await sync(graph, gitlab, owner);
    expect(report).toMatchObject({ error: undefined, full: true });
    expectSameGraph(await readGraph(graph, host), expectedForOwner(world, host, owner.name), {
      keysOnly: true,
    });
    for (const full of [false, true]) {
      expect(writtenBy(await sync(graph, gitlab, { ...owner, full }))).toEqual(nothing);
    }
  });

  test('follows the world through changes', async () => {
    const random = createRandom(3);
    await sync(graph, gitlab, owner);
    for (let round = 0; round < 3; round += 1) {
      for (let step = 0; step < 15; step += 1) mutateWorld(world, random);
      await sync(graph, gitlab, { ...owner, full: true });
      expectSameGraph(await readGraph(graph, host), expectedForOwner(world, host, owner.name), {
        keysOnly: true,
        optional: untoldOwners(world, host),
      });
    }
    const followed = await readGraph(graph, host);
    await wipe(graph);
    await sync(graph, gitlab, owner);
    expectSameGraph(followed, await readGraph(graph, host), { optional: untoldOwners(world, host) });
  });
});

describe('two connections to one instance', () => {
  test('leave each other’s facts alone, also when they are synced again', async () => {
    await sync(graph, gitlab, instance);
    const all = await readGraph(graph, host);
    await sync(graph, gitlab, owner);
    expectNothingLost(await readGraph(graph, host), all);
    expectNothingLost(await readGraph(graph, host), expectedForOwner(world, host, owner.name));
    expect(writtenBy(await sync(graph, gitlab, { ...instance, full: true }))).toEqual(nothing);
    expect(writtenBy(await sync(graph, gitlab, { ...owner, full: true }))).toEqual(nothing);
  });

  test('see a moved project below its new group only, whichever of them reads it first', async () => {
    for (const [first, second] of [
      [owner, instance],
      [instance, owner],
    ] as const) {
      await sync(graph, gitlab, second);
      await sync(graph, gitlab, first);
      const acme = [...world.groups.values()].filter(({ id }) =>
        (indexOf(world).groupPath.get(id) ?? '').startsWith('acme'),
      );
      const project = [...world.projects.values()].find(({ groupId }) =>
        acme.some(({ id }) => id === groupId),
      );
      const target = acme.find(({ id }) => id !== project?.groupId);
      if (project === undefined || target === undefined) throw new Error('the world has no project to move');
      project.groupId = target.id;
      project.path = `moved-${target.id}`;
      touch(world);
      await sync(graph, gitlab, first);
      const parents = await graph.read<{ key: string }>(
        'MATCH (:GitLabProject {key: $key})<-[:HAS]-(g:GitLabGroup) RETURN g.key AS key',
        { key: `${host}/project/${project.id}` },
      );
      expect(parents).toEqual([{ key: `${host}/group/${target.id}` }]);
    }
  });

  test('an administrator’s list ends a membership that the other saw earlier', async () => {
    await sync(graph, gitlab, instance);
    await sync(graph, gitlab, owner);
    const [seen] = await graph.read<{ userId: number; projectId: number }>(
      `MATCH (u:GitLabUser)-[m:MEMBER_OF]->(p:GitLabProject) WHERE size(m._claims) = 2
       RETURN u.id AS userId, p.id AS projectId ORDER BY userId LIMIT 1`,
    );
    const membership = [...world.memberships.values()].find(
      ({ sourceType, sourceId, userId }) =>
        sourceType === 'project' && sourceId === seen?.projectId && userId === seen.userId,
    );
    if (membership === undefined) throw new Error('the world has no membership that both see');
    world.memberships.delete(membership.id);
    touch(world);
    await sync(graph, gitlab, instance);
    const [row] = await graph.read<{ count: number }>(
      'MATCH (:GitLabUser {key: $user})-[m:MEMBER_OF]->({key: $project}) RETURN count(m) AS count',
      { user: `${host}/user/${membership.userId}`, project: `${host}/project/${membership.sourceId}` },
    );
    expect(row?.count).toBe(0);
  });

  test('removing the owner’s leaves exactly what the administrator’s brought', async () => {
    await sync(graph, gitlab, owner);
    await sync(graph, gitlab, instance);
    await removeConnection(graph, owner.name);
    expectSameGraph(await readGraph(graph, host), expectedForAdmin(world, host, instance.name), {
      optional: untoldOwners(world, host),
    });
    expect(await graph.read('MATCH (c:Connection) RETURN c.name AS name')).toEqual([{ name: instance.name }]);
  });

  test('removing the administrator’s leaves exactly what the owner’s brought', async () => {
    await sync(graph, gitlab, owner);
    const alone = await readGraph(graph, host);
    await wipe(graph);
    await sync(graph, gitlab, instance);
    await sync(graph, gitlab, owner);
    await removeConnection(graph, instance.name);
    expectSameGraph(await readGraph(graph, host), alone);
  });

  test('removing both leaves no fact at all', async () => {
    await sync(graph, gitlab, owner);
    await sync(graph, gitlab, instance);
    await removeConnection(graph, instance.name);
    await removeConnection(graph, owner.name);
    const left = await readGraph(graph, host);
    expect([...left.nodes.keys()]).toEqual([]);
  });

  test('an unknown connection cannot be removed', async () => {
    await expect(removeConnection(graph, 'nobody')).rejects.toMatchObject({ code: 'CONNECTION_UNKNOWN' });
  });
});

describe('two instances with the same numeric ids', () => {
  test('do not disturb each other', async () => {
    const other = worldNow(4);
    const second = await simulators.start(other);
    const random = createRandom(9);
    await sync(graph, gitlab, { name: 'one' });
    await sync(graph, second, { name: 'two' });
    for (let step = 0; step < 10; step += 1) mutateWorld(other, random);
    await sync(graph, second, { name: 'two', full: true });
    expectSameGraph(await readGraph(graph, host), expectedForAdmin(world, host, 'one'));
    const theirs = () => expectedForAdmin(other, hostOf(second), 'two');
    const optional = untoldOwners(other, hostOf(second));
    expectSameGraph(await readGraph(graph, hostOf(second)), theirs(), { optional });
    await removeConnection(graph, 'one');
    expect((await readGraph(graph, host)).nodes.size).toBe(0);
    expectSameGraph(await readGraph(graph, hostOf(second)), theirs(), { optional });
    const crossing = await graph.read(
      'MATCH (a)-->(b) WHERE split(a.key, "/")[0] <> split(b.key, "/")[0] RETURN a.key',
    );
    expect(crossing).toEqual([]);
  });
});
