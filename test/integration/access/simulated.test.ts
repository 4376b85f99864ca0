import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { effectiveRole } from '../../../src/access/effective-role.js';
import { explainAccess } from '../../../src/access/explain.js';
import { type Action, actions, resourceKinds } from '../../../src/access/types.js';
import { whatCan } from '../../../src/access/what-can.js';
import { whoCan } from '../../../src/access/who-can.js';
import type { GraphRead } from '../../../src/core/graph-read.js';
import { rightsOf } from '../../../src/demo/server/rights.js';
import type { World } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let read: GraphRead;
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

  /** The keys of everything on which an action is done. */
  async function resourcesOf(action: Action): Promise<string[]> {
    const labels = resourceKinds(action)
      .filter((kind) => kind !== 'instance')
      .map((kind) => `GitLab${kind[0]?.toUpperCase()}${kind.slice(1)}`);
    const rows = await read<{ key: string }>(
      'MATCH (n:GitLabEntity) WHERE any(label IN labels(n) WHERE label IN $labels) RETURN n.key AS key ORDER BY key',
      { labels },
    );
    return rows.map(({ key }) => key);
  }

  test.each(actions)('explain, who can and what can agree about %s', async (action: Action) => {
    const people = [...world.users.keys()].map((id) => `${host}/user/${id}`);
    const resources = await resourcesOf(action);
    const byResource = new Set<string>();
    for (const resource of resources) {
      const { all } = await whoCan(read, { action, resource, kinds: ['user'] });
      for (const { key } of all) byResource.add(`${key} ${resource}`);
    }
    const byPerson = new Set<string>();
    for (const person of people) {
      for (const { kind, key } of (await whatCan(read, { action, identity: person })).all)
        if (kind !== 'instance') byPerson.add(`${person} ${key}`);
    }
    expect([...byPerson].sort()).toEqual([...byResource].sort());
    for (const person of people.slice(0, 6)) {
      for (const resource of resources.slice(0, 6)) {
        const { decision, proofs } = await explainAccess(read, { identity: person, action, resource });
        expect({ person, resource, isDenied: decision === 'DENIED' }).toEqual({
          person,
          resource,
          isDenied: !byResource.has(`${person} ${resource}`),
        });
        expect(proofs.length > 0).toBe(decision === 'ALLOWED');
      }
    }
  });
});
