import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { addGroupLink, addMembership } from '../../../src/demo/world/build-access.js';
import {
  addDeployKey,
  addDeployToken,
  addResourceToken,
  addRunner,
} from '../../../src/demo/world/build-credentials.js';
import { addMergeRequest } from '../../../src/demo/world/build-merge-requests.js';
import { addPerson } from '../../../src/demo/world/build-people.js';
import { addGroup, addProject } from '../../../src/demo/world/build-places.js';
import { touch } from '../../../src/demo/world/ids.js';
import { createRandom } from '../../../src/demo/world/random.js';
import { removeGroup, removeProject, removeUser } from '../../../src/demo/world/remove.js';
import type { World, WorldGroup } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedForAdmin, untoldOwners } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { expectedForOwner } from '../../support/expected-graph/owner.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import {
  emptyGraph,
  hostOf,
  micro,
  nothing,
  Simulators,
  sync,
  worldNow,
  writtenBy,
} from '../../support/sync.js';

const simulators = new Simulators();
const random = createRandom(77);
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;
let host: string;
let acme: WorldGroup;
let people: number[];

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(async () => {
  await wipe(graph);
  world = worldNow(71, micro);
  gitlab = await simulators.start(world);
  host = hostOf(gitlab);
  const found = [...world.groups.values()].find(({ path }) => path === 'acme');
  if (found === undefined) throw new Error('the world has no group acme');
  acme = found;
  people = [...world.users.values()].filter(({ userType }) => userType === 'human').map(({ id }) => id);
});

const admin = { name: 'everything' } as const;
const owner = { as: 'owner', name: 'acme-only', group: 'acme' } as const;

/** Changes the world, syncs both connections, and compares each with its world. */
async function expectFollowed(change: () => void): Promise<void> {
  await sync(graph, gitlab, admin);
  change();
  touch(world);
  await sync(graph, gitlab, { ...admin, full: true });
  expectSameGraph(await readGraph(graph, host), expectedForAdmin(world, host, admin.name), {
    optional: untoldOwners(world, host),
  });
  expect(writtenBy(await sync(graph, gitlab, { ...admin, full: true }))).toEqual(nothing);
}

async function expectFollowedByOwner(change: () => void): Promise<void> {
  await sync(graph, gitlab, owner);
  change();
  touch(world);
  await sync(graph, gitlab, { ...owner, full: true });
  expectSameGraph(await readGraph(graph, host), expectedForOwner(world, host, owner.name), {
    keysOnly: true,
    optional: untoldOwners(world, host),
  });
}

function projectIn(group: WorldGroup) {
  return addProject(world, random, {
    name: 'Moving "parts" ünd 項目',
    groupId: group.id,
    ownerId: null,
    visibility: 'private',
  });
}

function elsewhere(): WorldGroup {
  return addGroup(world, random, { name: 'O\'Brien \\ "quotes" 組', parentId: null, visibility: 'private' });
}

describe('a change that is easily got wrong', () => {
  test('a project is transferred to another group, and leaves the view of who sees only the first', async () => {
    const project = projectIn(acme);
    const other = elsewhere();
    addMergeRequest(world, random, project, { people, iid: 1 });
    addDeployToken(world, random, 'project', project.id);
    addResourceToken(world, random, 'project', project.id);
    await expectFollowed(() => {
      project.groupId = other.id;
    });
    await wipe(graph);
    project.groupId = acme.id;
    touch(world);
    await expectFollowedByOwner(() => {
      project.groupId = other.id;
    });
  });

  test('a group moves to another parent, and to the top', async () => {
    const child = addGroup(world, random, { name: 'Child', parentId: acme.id });
    projectIn(child);
    await expectFollowed(() => {
      child.parentId = elsewhere().id;
    });
    await expectFollowed(() => {
      child.parentId = null;
    });
  });

  test('a group moves below another one, whose list then tells of its runners, and one of them goes', async () => {
    const top = elsewhere();
    const userId = world.tokens.get(world.principals.owner)?.userId ?? 0;
    addMembership(world, random, { sourceType: 'group', sourceId: top.id, userId, accessLevel: 50 });
    const runner = addRunner(world, random, { runnerType: 'group_type', projectIds: [], groupIds: [top.id] });
    const nodes = () => graph.read('MATCH (r:GitLabRunner {id: $id}) RETURN r.id AS id', { id: runner.id });
    const own = { as: 'owner', name: 'own', full: true } as const;
    await sync(graph, gitlab, own);
    top.parentId = acme.id;
    touch(world);
    await sync(graph, gitlab, own);
    expect(await nodes()).toEqual([{ id: runner.id }]);
    world.runners.delete(runner.id);
    touch(world);
    await sync(graph, gitlab, own);
    expect(await nodes()).toEqual([]);
  });

  test('a user is deleted and leaves merge requests to the ghost', async () => {
    const project = projectIn(acme);
    const author = people.at(-1) ?? 0;
    const request = addMergeRequest(world, random, project, { people: [author], iid: 1, state: 'merged' });
    request.approverIds = [author];
    await expectFollowed(() => removeUser(world, author));
    const rows = await graph.read(
      'MATCH (u:GitLabUser)-[r:OPENED|MERGED]->(:GitLabMergeRequest {id: $id}) RETURN u.username AS name, type(r) AS type ORDER BY type',
      { id: request.id },
    );
    expect(rows).toEqual([
      { name: 'ghost', type: 'MERGED' },
      { name: 'ghost', type: 'OPENED' },
    ]);
  });

  test('a project is deleted with merge requests, tokens, keys and runners', async () => {
    const project = projectIn(acme);
    addMergeRequest(world, random, project, { people, iid: 1 });
    addDeployToken(world, random, 'project', project.id);
    addResourceToken(world, random, 'project', project.id);
    addDeployKey(world, random, people[0] ?? 0, [project.id]);
    addRunner(world, random, { runnerType: 'project_type', projectIds: [project.id], groupIds: [] });
    await expectFollowed(() => removeProject(world, project));
    await wipe(graph);
    const again = projectIn(acme);
    addMergeRequest(world, random, again, { people, iid: 1 });
    addResourceToken(world, random, 'project', again.id);
    addDeployKey(world, random, people[0] ?? 0, [again.id]);
    await expectFollowedByOwner(() => removeProject(world, again));
  });

  test('a whole tree of groups is deleted', async () => {
    const top = elsewhere();
    const child = addGroup(world, random, { name: 'Child', parentId: top.id });
    const project = projectIn(child);
    addMergeRequest(world, random, project, { people, iid: 1 });
    addResourceToken(world, random, 'group', child.id);
    addGroupLink(world, random, {
      kind: 'group',
      sharedId: acme.id,
      invitedGroupId: top.id,
      accessLevel: 30,
    });
    await expectFollowed(() => removeGroup(world, top));
  });

  test('a deploy key is enabled on a second project, and taken off the first', async () => {
    const [one, two] = [projectIn(acme), projectIn(acme)];
    const key = addDeployKey(world, random, people[0] ?? 0, [one.id]);
    key.projects.set(one.id, { canPush: true });
    await expectFollowed(() => key.projects.set(two.id, { canPush: false }));
    await expectFollowed(() => key.projects.delete(one.id));
    await wipe(graph);
    await expectFollowedByOwner(() => key.projects.set(one.id, { canPush: true }));
    await expectFollowedByOwner(() => key.projects.delete(two.id));
  });

  test('a share is removed whose group is otherwise unknown', async () => {
    const invited = addGroup(world, random, { name: 'Visible', parentId: null, visibility: 'public' });
    const link = addGroupLink(world, random, {
      kind: 'group',
      sharedId: acme.id,
      invitedGroupId: invited.id,
      accessLevel: 30,
    });
    touch(world);
    await sync(graph, gitlab, owner);
    const known = () =>
      graph.read('MATCH (g:GitLabGroup {id: $id}) RETURN g.fullPath AS path', { id: invited.id });
    expect(await known()).toEqual([{ path: invited.path }]);
    await expectFollowedByOwner(() => world.groupLinks.delete(link.id));
    expect(await known()).toEqual([]);
  });

  test('a member leaves and comes back with another role', async () => {
    const row = [...world.memberships.values()].find(({ sourceType }) => sourceType === 'group');
    if (row === undefined) throw new Error('no members');
    await expectFollowed(() => world.memberships.delete(row.id));
    await expectFollowed(() =>
      world.memberships.set(row.id, { ...row, accessLevel: row.accessLevel === 30 ? 40 : 30 }),
    );
  });

  test('a project becomes a fork’s last trace: its source is deleted', async () => {
    const source = projectIn(acme);
    const fork = projectIn(elsewhere());
    fork.forkedFromId = source.id;
    await expectFollowed(() => removeProject(world, source));
  });
});

describe('what two readers see differently', () => {
  test('a fork that only one of them may read does not make them write over each other', async () => {
    const target = projectIn(acme);
    const fork = projectIn(elsewhere());
    fork.forkedFromId = target.id;
    const request = addMergeRequest(world, random, target, { people, iid: 1 });
    request.sourceProjectId = fork.id;
    touch(world);
    await sync(graph, gitlab, admin);
    const source = () =>
      graph.read('MATCH (m:GitLabMergeRequest {id: $id}) RETURN m.sourceProjectId AS source', {
        id: request.id,
      });
    await sync(graph, gitlab, owner);
    expect(await source()).toEqual([{ source: fork.id }]);
    expect(writtenBy(await sync(graph, gitlab, { ...admin, full: true }))).toEqual(nothing);
    expect(writtenBy(await sync(graph, gitlab, { ...owner, full: true }))).toEqual(nothing);
  });
});

describe('a person whom only a deploy key names', () => {
  test('is known with the type after the first sync: the second writes nothing', async () => {
    const stranger = addPerson(world, random, { state: 'active' });
    const key = addDeployKey(world, random, stranger.id, [projectIn(acme).id]);
    for (const use of key.projects.values()) use.canPush = true;
    touch(world);
    await sync(graph, gitlab, owner);
    const [row] = await graph.read('MATCH (u:GitLabUser {id: $id}) RETURN u.userType AS type, u.bot AS bot', {
      id: stranger.id,
    });
    expect(row).toEqual({ type: 'HUMAN', bot: false });
    expect(writtenBy(await sync(graph, gitlab, { ...owner, full: true }))).toEqual(nothing);
  });
});

describe('an incremental run', () => {
  test('asks only for merge requests that changed since the last run, and for all of a project that is new', async () => {
    await sync(graph, gitlab, admin);
    const fresh = projectIn(acme);
    const old = addMergeRequest(world, random, fresh, { people, iid: 1 });
    old.updatedAt = old.createdAt;
    world.now += 3_600_000;
    const moved = [...world.mergeRequests.values()][0];
    if (moved === undefined) throw new Error('no merge requests');
    Object.assign(moved, { title: 'Now "changed"', updatedAt: new Date(world.now).toISOString() });
    touch(world);
    const asked: (string | null)[] = [];
    gitlab.faults.onRequest = ({ body }) => {
      if (!body.includes('MergeRequestsOfProjects')) return;
      asked.push((JSON.parse(body) as { variables: { since: string | null } }).variables.since);
    };
    const report = await sync(graph, gitlab, { ...admin, full: false });
    gitlab.faults.onRequest = undefined;
    expect(report).toMatchObject({ full: false, status: 'complete' });
    expect(asked.filter((since) => since === null)).toHaveLength(1);
    expect(asked.filter((since) => since !== null)).toHaveLength(1);
    expectSameGraph(await readGraph(graph, host), expectedForAdmin(world, host, admin.name));
  });
});
