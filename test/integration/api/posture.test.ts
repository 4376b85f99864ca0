import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { TestApi } from '../../support/api.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

const { queries } = await loadSavedQueries([queriesFolder]);
const rules = ['admin-without-mfa', 'dormant-instance-admin'];

let graph: Graph;
let api: TestApi;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await graph.write(
    `CREATE (:Connection {name: 'c', host: 'h', lastRun: 'r'})-[:RAN]->(:SyncRun {id: 'r', startedAt: '2026-01-01T00:00:00Z', status: 'complete'})
     CREATE (:GitLabAccount:GitLabEntity {key: 'h/account/h', tier: 'free'})
     CREATE (g:GitLabGroup:GitLabEntity {key: 'h/group/1', id: 1, _type: 'gitlab_group', fullPath: 'acme'})
     CREATE (:GitLabUser:GitLabEntity {key: 'h/user/1', id: 1, _type: 'gitlab_user', username: 'ann', state: 'active', isAdmin: false,
       twoFactorEnabled: false})-[:MEMBER_OF {accessLevel: 40, state: 'active'}]->(g)`,
  );
  api = new TestApi(
    graph,
    {},
    queries.filter(({ id }) => rules.includes(id)),
  );
});

interface Answer {
  readonly controlStatus: readonly {
    readonly framework: string;
    readonly failed: number;
    readonly controls: readonly { readonly control: string; readonly state: string }[];
  }[];
}
const document = `query ($framework: String, $aiSystems: [String!]) {
  controlStatus(framework: $framework, aiSystems: $aiSystems) { framework passed failed unknown notApplicable passPercentage
    controls { control state reason passPercentage evaluatedAt suppressedAlerts openAlerts { value count }
      rules { id result { state } } } } }`;
const runRules = () => api.ask('mutation { runRules { id } }');
const stateOf = (answer: Answer, control: string) =>
  answer.controlStatus.flatMap(({ controls }) => controls).find((each) => each.control === control);

describe('controlStatus', () => {
  test('is unknown before rules ran, fails by an open alert, and passes when that is suppressed', async () => {
    const before = await api.ask<Answer>(document, { framework: 'soc2' });
    expect(before.controlStatus).toHaveLength(1);
    expect(stateOf(before, 'CC6.1')).toMatchObject({ state: 'UNKNOWN', evaluatedAt: null });

    await runRules();
    const after = await api.ask<Answer>(document, { framework: 'soc2' });
    expect(stateOf(after, 'CC6.1')).toMatchObject({
      state: 'FAIL',
      openAlerts: [{ value: 'high', count: 1 }],
      suppressedAlerts: 0,
    });
    expect(after.controlStatus[0]?.failed).toBeGreaterThan(0);

    const { alerts } = await api.ask<{ alerts: { nodes: { id: string }[] } }>('{ alerts { nodes { id } } }');
    for (const { id } of alerts.nodes)
      await api.ask(
        `mutation ($id: ID!, $at: DateTime!) { suppressAlert(id: $id, input:
          { kind: ACCEPTED_RISK, owner: "Ann", reason: "known", expiresAt: $at }) { id } }`,
        { id, at: new Date(Date.now() + 86_400_000).toISOString() },
      );
    expect(stateOf(await api.ask<Answer>(document, { framework: 'soc2' }), 'CC6.1')).toMatchObject({
      state: 'PASS',
      openAlerts: [],
      suppressedAlerts: 1,
      rules: expect.arrayContaining([{ id: 'admin-without-mfa', result: { state: 'EVALUATED' } }]),
    });
  });

  test('tells all frameworks, and says which there are', async () => {
    const { controlStatus } = await api.ask<Answer>(document);
    expect(controlStatus.length).toBeGreaterThan(3);
    const { errors } = await api.answer(document, { framework: 'soc3' });
    expect(errors?.[0]?.message).toMatch(
      /No rule is evidence for controls of soc3\. Known frameworks: .*soc2/,
    );
    const many = await api.answer(document, { aiSystems: Array.from({ length: 101 }, () => 'acme') });
    expect(many.errors?.[0]?.message).toMatch(/At most 100/);
  });
});

test('what holds nevertheless lowers a risk, and is named among its factors', async () => {
  const factors = async () =>
    (
      await api.ask<{
        alerts: {
          nodes: { riskScore: number; riskFactors: { name: string; value: string; points: number }[] }[];
        };
      }>('{ alerts { nodes { riskScore riskFactors { name value points } } } }')
    ).alerts.nodes[0];
  await runRules();
  const before = await factors();
  expect(before?.riskFactors).toContainEqual({ name: 'compensation', value: 'none', points: 0 });
  await graph.write(
    'MATCH (g:GitLabGroup) CREATE (:GitLabGroup {requireTwoFactorAuthentication: true})-[:HAS]->(g) SET g.requireTwoFactorAuthentication = true',
  );
  await runRules();
  const after = await factors();
  expect(after?.riskFactors).toContainEqual({
    name: 'compensation',
    value: 'two-factor authentication is required',
    points: expect.any(Number),
  });
  expect(after?.riskScore).toBeLessThan(before?.riskScore ?? 0);
});

test('risk over time is told of the estate and of subjects; identities are subjects', async () => {
  await runRules();
  const trend = (args: string) =>
    api.ask<{ riskTrend: { day: string; open: number; high: number; score: number }[] }>(
      `{ riskTrend${args} { day score open critical high medium low info } }`,
    );
  const { riskTrend } = await trend('');
  expect(riskTrend).toHaveLength(30);
  expect(riskTrend.at(-2)).toMatchObject({ open: 0, score: 0 });
  expect(riskTrend.at(-1)).toMatchObject({
    open: 1,
    high: 1,
    day: `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`,
  });
  expect((await trend('(of: IDENTITY, subject: "h/user/1")')).riskTrend.at(-1)).toMatchObject({ open: 1 });
  expect((await trend('(of: GROUP, subject: "acm")')).riskTrend.at(-1)).toMatchObject({ open: 0 });
  const { riskScores } = await api.ask('{ riskScores(of: IDENTITY) { subject alerts } }');
  expect(riskScores).toEqual([{ subject: 'h/user/1', alerts: 1 }]);
  const { errors } = await api.answer('{ riskTrend(from: "2020-01-01T00:00:00Z") { day } }');
  expect(errors?.[0]?.message).toMatch(/1 to 366 days/);
});
