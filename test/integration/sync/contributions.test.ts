import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { rightsOf } from '../../../src/demo/server/rights.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { addMergeRequest, nextIid } from '../../../src/demo/world/build-merge-requests.js';
import { day, instant } from '../../../src/demo/world/clock.js';
import { addIssue } from '../../../src/demo/world/contributions/build.js';
import { touch } from '../../../src/demo/world/ids.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World, WorldProject } from '../../../src/demo/world/types.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const only = (...ids: string[]) => sources.filter(({ id }) => ['groups', 'projects', ...ids].includes(id));
const simulators = new Simulators();
const random = createRandom(8);
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;
let project: WorldProject;
let people: readonly number[];

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});
beforeEach(async () => {
  await wipe(graph);
  world = wholeWorldNow(5, micro);
  // GitLab answers with the newest project first, and so it is the first row of each batch.
  const last = [...world.projects.values()].at(-1);
  if (last === undefined) throw new Error('the world has no project');
  project = last;
  Object.assign(project.features, { merge_requests: 'enabled', issues: 'enabled' });
  people = [...world.users.values()].filter(({ userType }) => userType === 'human').map(({ id }) => id);
  gitlab = await simulators.start(world);
});

const known = async (id: number) => {
  const rows = await graph.read(
    `MATCH (m:GitLabMergeRequest {id: $id}) RETURN m.commitCount AS commits, m.verifiedCommitCount AS verified,
       [name IN m.unreadable WHERE name ENDS WITH 'CommitCount'] AS unreadable, COUNT { ()-[:COMMITTED_TO]->(m) } AS people`,
    { id },
  );
  return rows[0];
};

test.each([
  ['not all shown', 3, [{ signature: null }], { commits: 3, people: 0 }],
  ['their signatures not shown', 1, [{}], { commits: 1, people: 1 }],
  ['one of a status left out', 1, [{ signature: {} }], { commits: 1, people: 1 }],
])('commits of a merge request, %s, are not counted in part', async (_name, commitCount, given, told) => {
  const request = addMergeRequest(world, random, project, { people, iid: nextIid(world, project.id) });
  const author = world.users.get(request.authorId);
  touch(world);
  const end = { hasNextPage: false, endCursor: null };
  const nodes = given.map((one) => ({
    ...one,
    author: { id: `gid://gitlab/User/${request.authorId}`, username: author?.username },
  }));
  const row = { id: `gid://gitlab/MergeRequest/${request.id}`, iid: String(request.iid), commitCount };
  const mergeRequests = { nodes: [{ ...row, commits: { nodes, pageInfo: end } }], pageInfo: end };
  gitlab.faults.rules = [
    {
      match: ({ body }) => body.includes('CommitsOfMergeRequests'),
      effect: { kind: 'row', nth: 0, set: { mergeRequests } },
    },
  ];
  await sync(graph, gitlab, { sources: only('merge-requests', 'merge-request-commits') });
  const unreadable = ['unsignedCommitCount', 'unverifiedCommitCount', 'verifiedCommitCount'];
  expect(await known(request.id)).toMatchObject({ ...told, verified: null });
  const { unreadable: names } = (await known(request.id)) as { unreadable: string[] };
  expect(names.toSorted()).toEqual(unreadable);
});

const participantsOf = async ({ id }: WorldProject) => {
  const rows = await graph.read<{ since: string | null; ids: number[] }>(
    `MATCH (p:GitLabProject {id: $id}) RETURN p.participantsKnownSince AS since,
       COLLECT { MATCH (u)-[:PARTICIPATED_IN]->(p) RETURN u.id AS id ORDER BY id } AS ids`,
    { id },
  );
  return rows[0];
};

/** Issues with one comment each, one a minute, by everybody in turn but the first, who wrote in the oldest only. */
function talkMuch(count: number): void {
  const [first = 0, ...others] = people;
  for (let back = count; back > 0; back -= 1) {
    const at = instant(world.now - back * 60_000);
    const authorId = back === count ? first : (others[back % others.length] ?? first);
    const issue = addIssue(world, { projectId: project.id, authorId, createdAt: at, updatedAt: at });
    issue.notes = [{ id: back, authorId, createdAt: at, action: null }];
  }
  touch(world);
}

/** Leaves nothing in the project in which people talked. */
function silence(): void {
  for (const { id, projectId } of world.mergeRequests.values())
    if (projectId === project.id) world.mergeRequests.delete(id);
  for (const { id, projectId } of world.contributions.issues.values())
    if (projectId === project.id) world.contributions.issues.delete(id);
}

test('where more happened than is read, it is told since when participants are known', async () => {
  silence();
  talkMuch(150);
  await sync(graph, gitlab, { sources: only('participants') });
  expect(await participantsOf(project)).toEqual({ since: null, ids: [...people].sort((a, b) => a - b) });
  silence();
  talkMuch(260);
  await sync(graph, gitlab, { sources: only('participants') });
  // The first page of 20, and three more of 60.
  expect(await participantsOf(project)).toEqual({
    since: instant(world.now - 200 * 60_000),
    ids: people.slice(1).sort((a, b) => a - b),
  });
});

test('of a project without activity nobody is asked, and who took part before is gone', async () => {
  silence();
  talkMuch(5);
  const settings = { sources: only('participants') };
  await sync(graph, gitlab, settings);
  expect((await participantsOf(project))?.ids).not.toEqual([]);
  for (const one of world.projects.values()) one.lastActivityAt = instant(world.now - 100 * day);
  touch(world);
  const asked: string[] = [];
  gitlab.faults.onRequest = ({ body }) => {
    asked.push(body);
  };
  await sync(graph, gitlab, settings);
  expect(await participantsOf(project)).toEqual({ since: null, ids: [] });
  expect(asked.filter((body) => body.includes('ParticipantsOf'))).toEqual([]);
});

test('who may not see internal notes is not told who took part', async () => {
  const developer = world.users.get(world.tokens.get(world.principals.developer)?.userId ?? 0);
  if (developer === undefined) throw new Error('the world has no developer');
  const rights = rightsOf(world, developer);
  const seen = [...world.projects.values()].filter((one) => rights.canReadProject(one));
  const strange = seen.filter(({ id }) => rights.projectLevel(id) < 20);
  const report = await sync(graph, gitlab, { as: 'developer', sources: only('participants') });
  const denied = report.incomplete.map(({ target, source, status }) => `${source} ${status} ${target}`);
  const host = hostOf(gitlab);
  const listed = await graph.read<{ id: number }>('MATCH (p:GitLabProject) RETURN p.id AS id', {});
  const asked = new Set(listed.map(({ id }) => id));
  expect(denied.toSorted()).toEqual(
    strange
      .filter(({ id }) => asked.has(id))
      .map(({ id }) => `participants denied ${host}/project/${id}`)
      .toSorted(),
  );
});
