import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { addMembership } from '../../../src/demo/world/build-access.js';
import { instant } from '../../../src/demo/world/clock.js';
import { touch } from '../../../src/demo/world/ids.js';
import { mutateWorld } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World, WorldProject } from '../../../src/demo/world/types.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, Simulators, sync, tiny, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
const longAgo = instant(Date.now() - 30 * 24 * 60 * 60 * 1000);
let graph: Graph;
let world: World;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
});
beforeEach(async () => {
  await wipe(graph);
  world = wholeWorldNow(71, tiny);
  for (const project of world.projects.values()) project.lastActivityAt = longAgo;
  touch(world);
  gitlab = await simulators.start(world);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

/** Requests of one run by endpoint. */
async function requestsOf(run: () => Promise<unknown>): Promise<Map<string, number>> {
  const from = gitlab.requestCount;
  await run();
  const counts = new Map<string, number>();
  for (const { template } of gitlab.requests.slice(from - gitlab.requestCount))
    counts.set(template, (counts.get(template) ?? 0) + 1);
  return counts;
}

function someMember(project: WorldProject): number {
  const known = new Set(
    [...world.memberships.values()]
      .filter(({ sourceType, sourceId }) => sourceType === 'project' && sourceId === project.id)
      .map(({ userId }) => userId),
  );
  const user = [...world.users.values()].find(({ id, userType }) => userType === 'human' && !known.has(id));
  if (user === undefined) throw new Error('everybody is a member');
  return user.id;
}

/** Gives somebody a role in a project without any trace but the membership. */
function addQuietly(project: WorldProject): void {
  addMembership(world, createRandom(1), {
    userId: someMember(project),
    sourceType: 'project',
    sourceId: project.id,
    accessLevel: 30,
  });
  touch(world);
}

const projects = (): WorldProject[] => [...world.projects.values()];

describe('a run that is not full', () => {
  test('reads the lists of active and new projects only, and of those nothing less than a full one', async () => {
    await sync(graph, gitlab);
    const [active, quiet] = projects();
    if (active === undefined || quiet === undefined) throw new Error('too few projects');
    addQuietly(active);
    active.lastActivityAt = instant(Date.now());
    touch(world);
    const requests = await requestsOf(() => sync(graph, gitlab, { full: false }));
    expect(requests.get('/projects/:id/members')).toBe(1);
    expect(requests.get('/groups/:id/members')).toBeUndefined();
    expectSameGraph(await readGraph(graph, hostOf(gitlab)), expectedForAdmin(world, hostOf(gitlab), 'acme'));
  });

  test('sees activity that GitLab stamps up to an hour late', async () => {
    await sync(graph, gitlab);
    const [project] = projects();
    if (project === undefined) throw new Error('no project');
    project.lastActivityAt = instant(Date.now() - 50 * 60 * 1000);
    addQuietly(project);
    await sync(graph, gitlab, { full: false });
    expectSameGraph(await readGraph(graph, hostOf(gitlab)), expectedForAdmin(world, hostOf(gitlab), 'acme'));
  });

  test('leaves other lists as they were, says how old they are, and the next full one catches up', async () => {
    const first = await sync(graph, gitlab);
    const [project] = projects();
    if (project === undefined) throw new Error('no project');
    addQuietly(project);
    const second = await sync(graph, gitlab, { full: false });
    const asOf = (report: typeof first, source: string) =>
      report.coverage.find((each) => each.source === source)?.asOf;
    expect(second).toMatchObject({ full: false, status: 'complete' });
    expect(asOf(second, 'project-members')).toBe(first.startedAt);
    expect(asOf(second, 'projects')).toBe(second.startedAt);
    const members = (report: typeof first) =>
      report.coverage.find(({ source }) => source === 'project-members')?.complete;
    expect(members(second)).toBe(members(first));
    expect(second.counts.created).toBe(0);

    const third = await sync(graph, gitlab, { full: false, fullRefreshMs: 0 });
    expect(third).toMatchObject({ full: true, counts: { created: 1 } });
    expect(asOf(third, 'project-members')).toBe(third.startedAt);
    expectSameGraph(await readGraph(graph, hostOf(gitlab)), expectedForAdmin(world, hostOf(gitlab), 'acme'));
  });

  test('reads again what failed, and keeps what was denied without asking', async () => {
    const [failing, denied] = projects();
    if (failing === undefined || denied === undefined) throw new Error('too few projects');
    gitlab.faults.rules = [
      { match: `/projects/${failing.id}/members`, effect: { kind: 'status', status: 500 } },
      { match: `/projects/${denied.id}/members`, effect: { kind: 'status', status: 403 } },
    ];
    const first = await sync(graph, gitlab);
    expect(first.incomplete).toHaveLength(2);
    gitlab.faults.rules = [];
    const requests = await requestsOf(async () => {
      const second = await sync(graph, gitlab, { full: false });
      expect(second.status).toBe('partial');
      expect(second.incomplete).toEqual([
        expect.objectContaining({
          source: 'project-members',
          target: expect.stringContaining(`/project/${denied.id}`),
        }),
      ]);
    });
    expect(requests.get('/projects/:id/members')).toBe(1);
  });

  test('reads every list whole when the last run was cut short', async () => {
    await sync(graph, gitlab);
    const random = createRandom(3);
    for (let step = 0; step < 10; step += 1) mutateWorld(world, random);
    const stop = new AbortController();
    gitlab.faults.onRequest = ({ path }) => {
      if (path.includes('/members')) stop.abort();
    };
    await sync(graph, gitlab, { signal: stop.signal });
    gitlab.faults.onRequest = undefined;
    expect(await sync(graph, gitlab, { full: false })).toMatchObject({ full: true, status: 'complete' });
  });
});
