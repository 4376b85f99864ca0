import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { addAccessRequest, addInvitation, isOf } from '../../../src/demo/world/governance/build.js';
import { governancePart } from '../../../src/demo/world/governance/part.js';
import { applyMutation } from '../../../src/demo/world/mutate/mutate-world.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World, WorldProject } from '../../../src/demo/world/types.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import type { FactGraph } from '../../support/expected-graph/model.js';
import { expectedForOwner } from '../../support/expected-graph/owner.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const places = ['groups', 'users', 'current-user', 'projects', 'group-members', 'project-members'];
const read = sources.filter(({ id }) => places.includes(id) || /-access-requests$|-invitations$/.test(id));
const simulators = new Simulators();
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
  world = wholeWorldNow(17, micro);
  gitlab = await simulators.start(world);
});

/** What a graph says of invitations, requests and memberships. */
function own({ nodes, edges }: FactGraph): FactGraph {
  return {
    nodes: new Map([...nodes].filter(([key]) => key.includes('/invitation/'))),
    edges: new Map([...edges].filter(([id]) => /-(REQUESTED_ACCESS_TO|MEMBER_OF)->|\/invitation\//.test(id))),
  };
}

const expectTruth = async () =>
  expectSameGraph(
    own(await readGraph(graph, hostOf(gitlab))),
    own(expectedForAdmin(world, hostOf(gitlab), 'acme')),
  );

/** How often an endpoint was asked since so many requests. */
const asked = (template: string, before = 0) =>
  gitlab.requests.slice(before).filter((request) => request.template === template).length;

const invitedTo = ({ id }: WorldProject): boolean =>
  [...world.governance.invitations.values()].some(isOf('project', id));

/** What the graph knows of a project: whether GraphQL told of invitations, and how many there are. */
const stored = async ({ id }: WorldProject) => {
  const [row] = await graph.read<{ told: boolean | null; count: number }>(
    `MATCH (p:GitLabProject {id: $id})
     RETURN p.hasInvitations AS told, COUNT { (p)-[:HAS]->(:GitLabInvitation)-[:GRANTS]->(p) } AS count`,
    { id },
  );
  return row;
};

/** A project of the group acme to which nobody is invited. */
function quietProject(): WorldProject {
  const root = [...world.groups.values()].find(({ path, parentId }) => path === 'acme' && parentId === null);
  const found = [...world.projects.values()].find((one) => one.groupId === root?.id && !invitedTo(one));
  if (found === undefined) throw new Error('somebody is invited to every project of acme');
  return found;
}

const inviteTo = ({ id }: WorldProject) =>
  addInvitation(world, createRandom(id), { sourceType: 'project', sourceId: id });

describe('invitations and access requests', () => {
  test('are those of groups and projects, before and after each kind of change', async () => {
    const ofProjects = (rows: ReadonlyMap<number, { readonly sourceType: string }>) =>
      [...rows.values()].filter(({ sourceType }) => sourceType === 'project').length;
    expect(ofProjects(world.governance.invitations)).toBeGreaterThan(0);
    expect(ofProjects(world.governance.accessRequests)).toBeGreaterThan(0);
    expect(await sync(graph, gitlab, { sources: read })).toMatchObject({
      status: 'complete',
      incomplete: [],
    });
    await expectTruth();
    const random = createRandom(9);
    for (const mutation of governancePart.mutations) {
      if (!/^(invitation|access-request)-/.test(mutation.kind)) continue;
      for (let count = 0; count < 4; count += 1) applyMutation(world, random, mutation);
    }
    await sync(graph, gitlab, { sources: read, full: true });
    await expectTruth();
    const texts = await graph.read('MATCH (n) RETURN properties(n) AS facts');
    expect(JSON.stringify(texts)).not.toContain('CANARY');
  });

  test('are asked for where an administrator is told that there are some, requests everywhere', async () => {
    await sync(graph, gitlab, { sources: read });
    const projects = [...world.projects.values()];
    const invited = projects.filter(invitedTo).length;
    expect(invited).toBeLessThan(projects.length);
    expect(asked('/projects/:id/invitations')).toBe(invited);
    expect(asked('/projects/:id/access_requests')).toBe(projects.length);
    for (const project of projects) expect((await stored(project))?.told).toBe(invitedTo(project));

    // Where the last ones went, nobody is asked, and they are gone.
    const { invitations } = world.governance;
    for (const { id, sourceType } of [...invitations.values()])
      if (sourceType === 'project') invitations.delete(id);
    const before = gitlab.requests.length;
    await sync(graph, gitlab, { sources: read });
    expect(asked('/projects/:id/invitations', before)).toBe(0);
    await expectTruth();
  });

  test('are told on the later pages of a long list of members too', async () => {
    const [project] = world.projects.values();
    if (project === undefined) throw new Error('no project');
    gitlab.faults.rules = [
      {
        match: ({ template, body }) => template === '/graphql' && body.includes('OpenInvitationsOfProjects'),
        effect: {
          kind: 'row',
          nth: 0,
          set: {
            projectMembers: {
              nodes: [{ user: { id: 'gid://gitlab/User/1' } }],
              pageInfo: { hasNextPage: true, endCursor: '' },
            },
          },
        },
      },
    ];
    expect(invitedTo(project)).toBe(true);
    await sync(graph, gitlab, { sources: read });
    await expectTruth();
  });

  test('are asked for everywhere by whom GraphQL does not tell, whatever was told before', async () => {
    const setting = { name: 'acme-only', group: 'acme', sources: read } as const;
    const quiet = quietProject();
    await sync(graph, gitlab, setting);
    expect(await stored(quiet)).toEqual({ told: false, count: 0 });

    inviteTo(quiet);
    const before = gitlab.requests.length;
    const report = await sync(graph, gitlab, { ...setting, as: 'owner' });
    expect(report.incomplete).toEqual([]);
    expect(report.coverage.find(({ source }) => source === 'open-invitations')).toMatchObject({
      state: 'covered',
      reason: 'read as project-invitations',
    });
    const expected = expectedForOwner(world, hostOf(gitlab), setting.name);
    expect(asked('/projects/:id/invitations', before)).toBe(
      [...expected.edges.values()].filter(
        ({ type, from, to }) => type === 'HAS' && from.includes('/group/') && to.includes('/project/'),
      ).length,
    );
    expect(await stored(quiet)).toEqual({ told: null, count: 1 });
    expectSameGraph(own(await readGraph(graph, hostOf(gitlab))), own(expected), { keysOnly: true });

    gitlab.faults.rules = [{ match: '/graphql', effect: { kind: 'status', status: 404 } }];
    const again = gitlab.requests.length;
    await sync(graph, gitlab, { sources: read });
    expect(asked('/projects/:id/invitations', again)).toBe(world.projects.size);
    await expectTruth();
  });

  test('stay as they were where their list fails, and where it is not known whether there are some', async () => {
    const quiet = quietProject();
    await sync(graph, gitlab, { sources: read });
    const before = own(await readGraph(graph, hostOf(gitlab)));
    const { invitations, accessRequests } = world.governance;
    for (const rows of [invitations, accessRequests]) rows.clear();
    gitlab.faults.rules = ['invitations', 'access_requests'].flatMap((list) =>
      ['groups', 'projects'].map((kind) => ({
        match: `/${kind}/:id/${list}`,
        effect: { kind: 'status', status: 403 } as const,
      })),
    );
    gitlab.faults.rules.push({
      match: ({ template, body }) => template === '/graphql' && body.includes('OpenInvitations'),
      effect: { kind: 'status', status: 403 },
    });
    const report = await sync(graph, gitlab, { sources: read });
    expect(new Set(report.incomplete.map(({ source, status }) => `${source} ${status}`))).toEqual(
      new Set(read.filter(({ id }) => !places.includes(id)).map(({ id }) => `${id} denied`)),
    );
    expectSameGraph(own(await readGraph(graph, hostOf(gitlab))), before);

    gitlab.faults.rules = [];
    inviteTo(quiet);
    await sync(graph, gitlab, { sources: read });
    expect(await stored(quiet)).toEqual({ told: true, count: 1 });
    await expectTruth();
  });

  test('are read by a run over what changed, once a project is among it', async () => {
    const quiet = quietProject();
    await sync(graph, gitlab, { sources: read });
    inviteTo(quiet);
    const person = [...world.users.values()].at(-1);
    addAccessRequest(world, person?.id ?? 1, { sourceType: 'project', sourceId: quiet.id }, world.now);
    quiet.lastActivityAt = new Date().toISOString();
    await sync(graph, gitlab, { sources: read, full: false });
    expect(await stored(quiet)).toEqual({ told: true, count: 1 });
    await expectTruth();
  });
});
