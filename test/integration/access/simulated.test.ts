import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { effectiveRole, explainAccess } from '../../../src/access/explain.js';
import type { Read } from '../../../src/access/load-places.js';
import { type Action, actions } from '../../../src/access/types.js';
import { whatCan } from '../../../src/access/what-can.js';
import { whoCan } from '../../../src/access/who-can.js';
import { rightsOf } from '../../../src/demo/server/rights.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let read: Read;
let world: World;
let host: string;

beforeAll(async () => {
  graph = await emptyGraph();
  read = (statement, parameters) => graph.read(statement, parameters);
  world = wholeWorldNow(61, micro);
  const gitlab = await simulators.start(world);
  host = hostOf(gitlab);
  await sync(graph, gitlab);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

/** The role by the simulated GitLab's own rights, which know nothing of the graph. */
function latentLevels() {
  return [...world.users.values()].flatMap((user) => {
    const rights = rightsOf(world, user);
    return [
      ...[...world.groups.keys()].map((id) => ({
        user,
        place: `${host}/group/${id}`,
        level: rights.groupLevel(id),
      })),
      ...[...world.projects.keys()].map((id) => ({
        user,
        place: `${host}/project/${id}`,
        level: rights.projectLevel(id),
      })),
    ];
  });
}

describe('over all pairs of a synced world', () => {
  test('the effective role is that of the simulated GitLab', async () => {
    const pairs = latentLevels();
    expect(pairs.length).toBeGreaterThan(200);
    for (const { user, place, level } of pairs) {
      const key = `${host}/user/${user.id}`;
      const found = await effectiveRole(read, key, place);
      // Minimal Access is a role of the group itself, of which the simulator's rights make nothing.
      const plain = found.latentAccessLevel === 5 ? 0 : found.latentAccessLevel;
      expect({ key, place, level: plain }).toEqual({ key, place, level: user.admin ? 50 : level });
      const isActive = user.state === 'active';
      expect(found.accessLevel).toBe(isActive ? found.latentAccessLevel : 0);
    }
  });

  test.each(actions)('explain, who can and what can agree about %s', async (action: Action) => {
    const people = [...world.users.keys()].map((id) => `${host}/user/${id}`);
    const places = [
      ...[...world.groups.keys()].map((id) => `${host}/group/${id}`),
      ...[...world.projects.keys()].map((id) => `${host}/project/${id}`),
    ];
    const byPlace = new Set<string>();
    for (const place of places) {
      const { all } = await whoCan(read, { action, resource: place, kinds: ['user'] });
      for (const { key } of all) byPlace.add(`${key} ${place}`);
    }
    const byPerson = new Set<string>();
    for (const person of people) {
      for (const { kind, key } of (await whatCan(read, { action, identity: person })).all)
        if (kind !== 'instance') byPerson.add(`${person} ${key}`);
    }
    expect([...byPerson].sort()).toEqual([...byPlace].sort());
    const [some] = [...byPlace];
    for (const person of people.slice(0, 8)) {
      for (const place of places.slice(0, 8)) {
        const { decision, proofs, minimalCut } = await explainAccess(read, {
          identity: person,
          action,
          resource: place,
        });
        expect({ person, place, decision }).toEqual({
          person,
          place,
          decision: byPlace.has(`${person} ${place}`) ? 'ALLOWED' : 'DENIED',
        });
        expect([proofs.length > 0, minimalCut.length > 0]).toEqual(Array(2).fill(decision === 'ALLOWED'));
      }
    }
    // Nobody may force a protected default branch in this world.
    expect(some === undefined).toBe(action === 'FORCE_PUSH');
  });
});
