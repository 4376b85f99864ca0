import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../../src/demo/server/faults.js';
import type { SimulatedGitLab } from '../../../src/demo/server/start.js';
import type { Graph } from '../../../src/graph/driver.js';
import { expectSameGraph } from '../../support/expected-graph/compare.js';
import { readGraph } from '../../support/expected-graph/read-graph.js';
import { emptyGraph, hostOf, micro, Simulators, sync, wholeWorldNow } from '../../support/sync.js';

const simulators = new Simulators();
let graph: Graph;
let gitlab: SimulatedGitLab;

beforeAll(async () => {
  graph = await emptyGraph();
  gitlab = await simulators.start(wholeWorldNow(23, micro));
  await sync(graph, gitlab);
});
afterAll(async () => {
  await simulators.close();
  await graph.close();
});

type Row = Omit<Extract<FaultEffect, { kind: 'row' }>, 'kind' | 'nth'>;

/** By source: a list of it, what is wrong in its first row, and how that is named. */
const rest: readonly (readonly [source: string, template: string, row: Row, reason: RegExp])[] = [
  ['audit-events', '/audit_events', { remove: ['id'] }, /row \?: id/],
  ['oauth-applications', '/applications', { set: { confidential: 'yes' } }, /confidential/],
  ['system-hooks', '/hooks', { set: { enable_ssl_verification: 'yes' } }, /enable_ssl_verification/],
  ['group-hooks', '/groups/:id/hooks', { remove: ['id'] }, /row \?: id/],
  ['project-hooks', '/projects/:id/hooks', { set: { id: 'first' } }, /id/],
  ['protected-tags', '/projects/:id/protected_tags', { set: { name: 7 } }, /name/],
  ['push-mirrors', '/projects/:id/remote_mirrors', { set: { enabled: 'yes' } }, /enabled/],
  ['secure-files', '/projects/:id/secure_files', { remove: ['id'] }, /row \?: id/],
  ['user-ssh-keys', '/users/:id/keys', { set: { created_at: 'yesterday' } }, /created_at/],
  ['group-invitations', '/groups/:id/invitations', { set: { access_level: 'high' } }, /access_level/],
  ['project-invitations', '/projects/:id/invitations', { set: { access_level: 'high' } }, /access_level/],
  ['saml-group-links', '/groups/:id/saml_group_links', { set: { access_level: 'high' } }, /access_level/],
  [
    'approval-rules',
    '/projects/:id/approval_rules',
    { set: { approvals_required: 'two' } },
    /approvals_required/,
  ],
  ['managed-users', '/groups/:id/billable_members', { remove: ['id'] }, /row \?: id/],
];

/** By source: its document, the connection in a project, and a row of it that is wrong. */
const graphql: readonly (readonly [source: string, document: string, field: string, row: object])[] = [
  ['open-invitations', 'OpenInvitationsOfProjects', 'projectMembers', { user: { id: 5 } }],
  ['environments', 'EnvironmentsOfProjects', 'environments', { id: 'gid://gitlab/Environment/1', name: 5 }],
  ['pipelines', 'PipelinesOfProjects', 'pipelines', { id: 'gid://gitlab/Ci::Pipeline/1', ref: 5 }],
  ['releases', 'ReleasesOfProjects', 'releases', { tagName: 5 }],
  ['cluster-agents', 'AgentsOfProjects', 'clusterAgents', { id: 5 }],
  ['packages', 'PackagesOfProjects', 'packages', { id: 5 }],
];

describe('a malformed row', () => {
  test('in a REST list of any kind fails that list, is named, and removes nothing', async () => {
    gitlab.faults.rules = rest.map(([, template, row]) => ({
      match: (request) => request.template === template,
      effect: { kind: 'row', nth: 0, ...row },
    }));
    const before = await readGraph(graph, hostOf(gitlab));
    const report = await sync(graph, gitlab);
    for (const [source, , , reason] of rest) {
      const [own] = report.incomplete.filter((outcome) => outcome.source === source);
      expect([source, own]).toMatchObject([source, { status: 'failed', code: 'GITLAB_BAD_ANSWER' }]);
      expect(own?.reason).toMatch(reason);
    }
    const named = new Set(rest.map(([source]) => source));
    expect(report.incomplete.filter(({ source }) => !named.has(source))).toEqual([]);
    expectSameGraph(await readGraph(graph, hostOf(gitlab)), before);
  });

  test('in a list inside of a project fails the list of that project, is named, and removes nothing', async () => {
    gitlab.faults.rules = graphql.map(([, document, field, row]) => ({
      match: ({ template, body }) => template === '/graphql' && body.includes(document),
      effect: {
        kind: 'row',
        nth: 0,
        set: { [field]: { nodes: [row], pageInfo: { hasNextPage: false, endCursor: null } } },
      },
    }));
    const before = await readGraph(graph, hostOf(gitlab));
    const report = await sync(graph, gitlab);
    gitlab.faults.rules = [];
    for (const [source] of graphql) {
      const own = report.incomplete.filter((outcome) => outcome.source === source);
      expect([source, own]).toMatchObject([source, [{ status: 'failed', code: 'GITLAB_BAD_ANSWER' }]]);
    }
    expectSameGraph(await readGraph(graph, hostOf(gitlab)), before);
    expect(await sync(graph, gitlab)).toMatchObject({ status: 'complete' });
  });
});
