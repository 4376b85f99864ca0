import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { addPerson } from '../../../src/demo/world/build-people.js';
import { addAuditEvent } from '../../../src/demo/world/governance/audit.js';
import { touch } from '../../../src/demo/world/ids.js';
import { createRandom } from '../../../src/demo/world/random.js';
import { removeUser } from '../../../src/demo/world/remove.js';
import type { World } from '../../../src/demo/world/types.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const places = sources.filter(({ id }) => ['groups', 'users', 'current-user', 'projects'].includes(id));
const only = (...ids: string[]) => [...places, ...sources.filter(({ id }) => ids.includes(id))];
const simulators = new Simulators();
const random = createRandom(4);
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(async () => {
  await wipe(graph);
  world = wholeWorldNow(3, micro);
  gitlab = await simulators.start(world);
});

test('an event outlives its author, who does not come back as a node', async () => {
  const author = addPerson(world, random, { username: 'brief' });
  const subject = { type: 'User', id: author.id, path: author.username } as const;
  const told = {
    eventType: 'x',
    targetId: null,
    targetType: 'User',
    targetDetails: 'x',
    said: {},
    secret: null,
  };
  const event = addAuditEvent(world, author, subject, told, world.now - 60_000);
  touch(world);
  const settings = { sources: only('audit-events'), full: true };
  await sync(graph, gitlab, settings);
  const read = () =>
    graph.read(
      `MATCH (e:GitLabAuditEvent {id: $id}) OPTIONAL MATCH (e)-[r:PERFORMED|CONCERNS]-()
       RETURN e.authorName AS author, e.authorId AS authorId, count(r) AS named`,
      { id: event.id },
    );
  expect(await read()).toEqual([{ author: author.name, authorId: author.id, named: 2 }]);
  removeUser(world, author.id);
  await sync(graph, gitlab, settings);
  expect(await read()).toEqual([{ author: author.name, authorId: author.id, named: 0 }]);
  const key = `${hostOf(gitlab)}/user/${author.id}`;
  expect(await graph.read('MATCH (u:GitLabUser {key: $key}) RETURN u.key AS key', { key })).toEqual([]);
});

test('a group that moves below another loses what only top-level groups have', async () => {
  const [provider] = world.governance.samlProviders.values();
  const top = world.groups.get(provider ?? 0);
  const other = [...world.groups.values()].find((one) => one.parentId === null && one.id !== top?.id);
  if (top === undefined || other === undefined) throw new Error('the world has no two top-level groups');
  const settings = { sources: only('managed-users', 'group-activity', 'scim-identities'), full: true };
  const count = async () => {
    const [row] = await graph.read<{ n: number }>(
      `MATCH (g:GitLabGroup {id: $id}) RETURN COUNT { (g)-[:MANAGES]->() } + COUNT { (g)<-[:ACTIVE_IN]-() }
         + COUNT { (g)-[:HAS]->(:GitLabIdentity) } AS n`,
      { id: top.id },
    );
    return row?.n;
  };
  await sync(graph, gitlab, settings);
  expect(await count()).toBeGreaterThan(5);
  top.parentId = other.id;
  touch(world);
  await sync(graph, gitlab, settings);
  expect(await count()).toBe(0);
});

test('a list of people that GitLab refuses is unknown, not empty', async () => {
  gitlab.faults.rules = [{ match: '/groups/:id/enterprise_users', effect: { kind: 'status', status: 404 } }];
  await sync(graph, gitlab, { sources: only('managed-users') });
  const rows = await graph.read<{ enterprise: unknown; unreadable: string[] }>(
    'MATCH (:GitLabGroup)-[m:MANAGES]->() RETURN DISTINCT m.enterprise AS enterprise, m.unreadable AS unreadable',
  );
  expect(rows).toEqual([{ enterprise: null, unreadable: ['enterprise'] }]);
});
