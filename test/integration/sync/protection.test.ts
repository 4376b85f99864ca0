import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import { applyMutation } from '../../../src/demo/world/mutate/mutate-world.js';
import { protectionPart } from '../../../src/demo/world/protection/part.js';
import { createRandom } from '../../../src/demo/world/random.js';
import type { World } from '../../../src/demo/world/types.js';
import { sources } from '../../../src/gitlab/sources/index.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectedForAdmin } from '../../support/expected-graph/admin.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import type { FactGraph } from '../../support/expected-graph/model.js';
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
  wholeWorldNow,
  writtenBy,
} from '../../support/sync.js';

const kinds = [
  'branch',
  'protected_branch',
  'protected_tag',
  'approval_rule',
  'external_status_check',
  'push_rule',
];
const places = [
  'groups',
  'users',
  'projects',
  'deploy-keys',
  'project-approval-settings',
  'group-approval-settings',
];
const read = sources.filter(
  ({ id, asserts }) => places.includes(id) || asserts?.some((kind) => kinds.includes(kind)) === true,
);
const simulators = new Simulators();
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
beforeEach(() => wipe(graph));
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

/** What a graph says of this domain. */
function own({ nodes, edges }: FactGraph): FactGraph {
  const mine = (id: string) => kinds.some((kind) => id.includes(`/${kind}/`));
  return {
    nodes: new Map([...nodes].filter(([key]) => mine(key))),
    edges: new Map([...edges].filter(([id]) => mine(id))),
  };
}

async function count(pattern: string): Promise<number> {
  const [row] = await graph.read<{ n: number }>(`MATCH ${pattern} RETURN count(*) AS n`);
  return row?.n ?? 0;
}

describe('what protects code', () => {
  async function expectTruth(world: World, gitlab: SimulatedGitLab): Promise<void> {
    const host = hostOf(gitlab);
    expectSameGraph(own(await readGraph(graph, host)), own(expectedForAdmin(world, host, 'acme')));
  }

  test('is that of the world, with pages of rules and of entries, before and after each kind of change', async () => {
    const world = wholeWorldNow(81, 'small');
    const gitlab = await simulators.start(world);
    const first = await sync(graph, gitlab, { sources: read });
    expect(first).toMatchObject({ status: 'complete', incomplete: [] });
    await expectTruth(world, gitlab);
    const found = await graph.read<{ kind: string }>(
      "MATCH (n) WHERE n._type STARTS WITH 'gitlab_' RETURN DISTINCT substring(n._type, 7) AS kind",
    );
    expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    expect(
      await count(
        "(:GitLabProject {id: 1})-[:HAS]->(r:GitLabProtectedBranch) WHERE r.name STARTS WITH 'hotfix/'",
      ),
    ).toBe(105);
    expect(await count("(:GitLabUser)-[:ALLOWED_TO_PUSH]->(:GitLabProtectedBranch {name: 'crowded'})")).toBe(
      105,
    );
    const random = createRandom(5);
    for (const mutation of [...protectionPart.mutations, ...protectionPart.mutations])
      expect(applyMutation(world, random, mutation) ?? mutation.kind).toEqual(expect.any(String));
    expect(await sync(graph, gitlab, { sources: read, full: true })).toMatchObject({ status: 'complete' });
    await expectTruth(world, gitlab);
    const again = await sync(graph, gitlab, { sources: read, full: true });
    expect(writtenBy(again)).toEqual(nothing);
  });

  test('costs two requests a project, and lists that are known to be empty none', async () => {
    const world = wholeWorldNow(82, 'small');
    const gitlab = await simulators.start(world);
    await sync(graph, gitlab, { sources: read });
    const asked = (template: string) => gitlab.requests.filter((one) => one.template === template).length;
    const { projects, groups, protection } = world;
    const withRules = new Set([...protection.approvalRules.values()].map(({ projectId }) => projectId));
    const pushRules = [...protection.pushRules.values()].filter(({ sourceType }) => sourceType === 'project');
    const tops = [...groups.values()].filter(({ parentId }) => parentId === null);
    expect(asked('/projects/:id/protected_tags')).toBe(projects.size);
    expect(asked('/projects/:id/approvals')).toBe(projects.size);
    expect(asked('/projects/:id/approval_rules')).toBe(withRules.size);
    expect(asked('/projects/:id/push_rule')).toBe(pushRules.length);
    expect(asked('/groups/:id/push_rule')).toBe(groups.size);
    expect(asked('/groups/:id/protected_branches')).toBe(tops.length);
    expect(asked('/groups/:id/merge_request_approval_setting')).toBe(tops.length);
    // Only the rule with more entries than a page is read over REST.
    expect(asked('/projects/:id/protected_branches')).toBe(1);
    expect(asked('/graphql')).toBeLessThan(10);
    // The addresses of status checks hold passwords and keys: of them only the host is kept.
    const { nodes } = own(await readGraph(graph, hostOf(gitlab)));
    const stored = JSON.stringify([...nodes.values()]);
    expect(stored).toMatch(/gate\.example\.com|checks\.example\.com/);
    expect(stored).not.toContain('CANARY');
  });

  test('is the same for the Owner of a group, without entries of groups that the Owner may not see', async () => {
    const world = wholeWorldNow(83, 'small');
    const hidden = [...world.groups.values()].find(
      ({ parentId, path }) => parentId === null && path !== 'acme',
    );
    const project = [...world.projects.values()].find(({ id }) => id === 1);
    const rule = [...world.protection.branchRules.values()].find(
      ({ sourceType, sourceId }) => sourceType === 'project' && sourceId === project?.id,
    );
    if (hidden === undefined || rule === undefined) throw new Error('the world has no group or rule to hide');
    hidden.visibility = 'private';
    rule.push = [{ kind: 'group', id: hidden.id }];
    const gitlab = await simulators.start(world);
    const setting = { as: 'owner', group: 'acme', sources: read, name: 'owner' } as const;
    const report = await sync(graph, gitlab, setting);
    expect(report.incomplete).toEqual([]);
    const host = hostOf(gitlab);
    expectSameGraph(own(await readGraph(graph, host)), own(expectedForOwner(world, host, 'owner')), {
      keysOnly: true,
    });
    // A hidden group's entry looks like that of a role but for its description.
    const levels = await graph.read(
      'MATCH (r:GitLabProtectedBranch {id: $id}) RETURN r.pushAccessLevels AS levels',
      {
        id: rule.id,
      },
    );
    expect(levels).toEqual([{ levels: [] }]);
  });

  test('is not taken to be nothing where the role is too low to see it', async () => {
    const world = wholeWorldNow(84, micro);
    const gitlab = await simulators.start(world);
    const report = await sync(graph, gitlab, { as: 'developer', sources: read });
    const denied = report.incomplete.filter(({ source }) => source === 'branch-rules');
    expect(denied.length).toBeGreaterThan(0);
    expect(denied.every(({ status }) => status === 'denied')).toBe(true);
    const keys = denied.map(({ target }) => target);
    expect(
      await graph.read(
        'MATCH (p:GitLabProject) WHERE p.key IN $keys AND p.hasApprovalRules IS NOT NULL RETURN p.key AS key',
        { keys },
      ),
    ).toEqual([]);
    // What the administrator told is not lost when the developer cannot see it.
    await sync(graph, gitlab, { sources: read, name: 'whole' });
    const before = own(await readGraph(graph, hostOf(gitlab)));
    await sync(graph, gitlab, { as: 'developer', sources: read, full: true });
    expectSameGraph(own(await readGraph(graph, hostOf(gitlab))), before);
  });

  test('is read over REST where GraphQL cannot be used', async () => {
    const world = wholeWorldNow(85, micro);
    const gitlab = await simulators.start(world);
    gitlab.faults.rules = [{ match: '/graphql', effect: { kind: 'status', status: 404 } }];
    const report = await sync(graph, gitlab, { sources: read });
    expect(report.coverage.find(({ source }) => source === 'branch-rules-rest')).toMatchObject({
      failed: 0,
      denied: 0,
    });
    const host = hostOf(gitlab);
    const expected = own(expectedForAdmin(world, host, 'acme'));
    const synced = own(await readGraph(graph, host));
    const rules = (facts: FactGraph): FactGraph => ({
      nodes: new Map(
        [...facts.nodes].filter(([key]) => /\/(protected_branch|approval_rule|push_rule)\//.test(key)),
      ),
      edges: new Map([...facts.edges].filter(([id]) => /-ALLOWED_TO_|-APPLIES_TO-> .*approval/.test(id))),
    });
    expectSameGraph(rules(synced), rules(expected), { keysOnly: true });
    const isDefault = [...synced.nodes.values()].filter(({ key }) => key.includes('/branch/'));
    expect(isDefault.length).toBeGreaterThan(0);
    expect(isDefault.every(({ properties }) => properties.default === true)).toBe(true);
  });

  test('is what the Community Edition has, and the rest is known to be out of reach', async () => {
    const world = wholeWorldNow(86, micro);
    const gitlab = await simulators.start(world, { edition: 'ce' });
    const report = await sync(graph, gitlab, { sources: read });
    expect(report.incomplete).toEqual([]);
    for (const source of ['approval-rules', 'project-push-rules', 'group-branch-rules'])
      expect(report.coverage.find((one) => one.source === source)).toMatchObject({ state: 'absent' });
    await expectFree();
  });

  test('is what a free tier has', async () => {
    const world = wholeWorldNow(86, micro);
    const gitlab = await simulators.start(world, { tier: 'free' });
    const report = await sync(graph, gitlab, { sources: read });
    expect(report.incomplete).toEqual([]);
    expect(report.coverage.find(({ source }) => source === 'group-push-rules')).toMatchObject({
      state: 'absent',
    });
    expect(report.coverage.find(({ source }) => source === 'branch-rules')).toMatchObject({
      denied: 0,
      failed: 0,
    });
    await expectFree();
  });

  async function expectFree(): Promise<void> {
    expect(await count('(:GitLabProtectedBranch)-[:PROTECTS]->(:GitLabBranch)')).toBeGreaterThan(0);
    expect(await count('(:GitLabProtectedTag)')).toBeGreaterThan(0);
    expect(await count('(:GitLabUser)-[:ALLOWED_TO_PUSH]->()')).toBe(0);
    expect(await count('(:GitLabExternalStatusCheck)')).toBe(0);
  }
});
