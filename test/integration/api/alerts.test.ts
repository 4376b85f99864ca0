import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse, subscribe } from 'graphql';
import { createContext } from '../../../src/api/context.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { admin, TestApi } from '../../support/api.js';
import { wipe } from '../../support/graph.js';
import { emptyGraph } from '../../support/sync.js';
import { queriesFolder } from '../queries/fixtures.js';

const { queries } = await loadSavedQueries([queriesFolder]);
const rule = 'admin-without-mfa';
const alias = 'gitlab::admin_no_mfa';

let graph: Graph;
let api: TestApi;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await graph.write(
    `CREATE (c:Connection {name: 'c', host: 'h', lastRun: 'r'})-[:RAN]->(:SyncRun {id: 'r', startedAt: '2026-01-01T00:00:00Z', status: 'complete'})
     CREATE (a:GitLabEntity:GitLabGroup {key: 'h/group/1', id: 1, _type: 'gitlab_group', fullPath: 'acme'}),
       (b:GitLabEntity:GitLabGroup {key: 'h/group/2', id: 2, _type: 'gitlab_group', fullPath: 'acme/sub'}),
       (o:GitLabEntity:GitLabGroup {key: 'h/group/3', id: 3, _type: 'gitlab_group', fullPath: 'acme-other'})
     WITH * UNWIND range(1, 30) AS id
     CREATE (u:GitLabEntity:GitLabUser {key: 'h/user/' + toString(id), id: id, _type: 'gitlab_user', username: 'u' + toString(id), state: 'active',
       twoFactorEnabled: CASE WHEN id > 28 THEN null ELSE id > 25 END})
     FOREACH (g IN [CASE id % 3 WHEN 0 THEN a WHEN 1 THEN b ELSE o END] | CREATE (u)-[:MEMBER_OF {accessLevel: 40, state: 'active'}]->(g))`,
  );
  api = new TestApi(graph, {}, queries);
});

const runRule = () =>
  api.ask('mutation ($rules: [ID!]) { runRules(rules: $rules) { id } }', { rules: [alias] });

interface Page {
  readonly alerts: {
    readonly nodes: readonly { readonly id: string; readonly identity: { readonly userId: number } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number;
  };
}
const list = `query ($filter: AlertFilter, $orderBy: AlertOrder, $first: Int, $after: String) {
  alerts(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { id status severity rule { id } identity path evidence } pageInfo { hasNextPage endCursor } } }`;

describe('rules', () => {
  test('tell what they are, and by any of their names', async () => {
    const asked =
      '{ rule(id: "gitlab::admin_no_mfa") { id severity category enabled aliases identity result { state } controls { framework } } }';
    expect(await api.ask(asked)).toMatchObject({
      rule: {
        id: rule,
        severity: 'HIGH',
        category: 'identity',
        enabled: true,
        aliases: [alias],
        identity: ['groupId', 'userId'],
        result: null,
      },
    });
    const { errors } = await api.answer('{ rule(id: "admin-without-mfas") { id } }');
    expect(errors?.[0]?.message).toMatch(/Did you mean admin-without-mfa/);
  });

  test('tell the values that they run with, and which of them the configuration sets', async () => {
    const asked = '{ rule(id: "dormant-instance-admin") { thresholds { name value configured } } }';
    const shipped = await api.ask<{ rule: { thresholds: object[] } }>(asked);
    expect(shipped.rule.thresholds).toContainEqual({ name: 'inactiveDays', value: 180, configured: false });
    const rules = { 'dormant-instance-admin': { parameters: { inactiveDays: 30 } } };
    const other = new TestApi(graph, { rules }, queries);
    const configured = await other.ask<{ rule: { thresholds: object[] } }>(asked);
    expect(configured.rule.thresholds).toContainEqual({ name: 'inactiveDays', value: 30, configured: true });
  });

  test('tell how they went: checked, found, unknown, and how many pass', async () => {
    await runRule();
    const { rule: told } = await api.ask(
      `{ rule(id: "${rule}") { result { state checked findings unknown passPercentage openAlerts } } }`,
    );
    expect(told).toEqual({
      result: {
        state: 'EVALUATED',
        checked: 30,
        findings: 25,
        unknown: 2,
        passPercentage: 10.7,
        openAlerts: 25,
      },
    });
  });

  test('are changed by the configuration', async () => {
    const rules = { [rule]: { severity: 'low', enabled: false } } as const;
    const changed = new TestApi(graph, { rules }, queries);
    expect(await changed.ask(`{ rule(id: "${rule}") { severity enabled } }`)).toEqual({
      rule: { severity: 'LOW', enabled: false },
    });
  });
});

describe('alerts', () => {
  test.each(['SEVERITY', 'RISK', 'FIRST_SEEN', 'LAST_SEEN', 'RULE'])(
    'sorted by %s: pages concatenate to the whole',
    async (field) => {
      await runRule();
      for (const direction of ['ASC', 'DESC']) {
        const orderBy = { field, direction };
        const whole = await api.ask<Page>(list, { orderBy });
        expect(whole.alerts.totalCount).toBe(25);
        const ids: string[] = [];
        let after: string | null = null;
        do {
          const page: Page = await api.ask<Page>(list, { orderBy, first: 7, after });
          ids.push(...page.alerts.nodes.map(({ id }) => id));
          after = page.alerts.pageInfo.hasNextPage ? page.alerts.pageInfo.endCursor : null;
        } while (after !== null);
        expect(ids).toEqual(whole.alerts.nodes.map(({ id }) => id));
        expect(new Set(ids).size).toBe(25);
      }
    },
  );

  test('are filtered; a group is not another that begins with its name', async () => {
    await runRule();
    const count = async (filter: object) => (await api.ask<Page>(list, { filter })).alerts.totalCount;
    expect(await count({ rules: [alias] })).toBe(25);
    expect(await count({ severities: ['HIGH', 'LOW'] })).toBe(25);
    expect(await count({ severities: ['LOW'] })).toBe(0);
    expect(await count({ statuses: ['OPEN'] })).toBe(25);
    expect(await count({ statuses: [] })).toBe(0);
    expect(await count({ group: 'acme' })).toBe(17);
    expect(await count({ group: 'acme/sub' })).toBe(9);
    expect(await count({ control: 'CC6.1' })).toBe(25);
    expect(await count({ control: 'soc2:CC6.1' })).toBe(25);
    expect(await count({ control: 'C6.1' })).toBe(0);
    expect(await count({ asset: 'h/user/7' })).toBe(1);
    expect(await count({ categories: ['secrets'] })).toBe(0);
    const [{ firstSeen } = { firstSeen: '' }] = await graph.read<{ firstSeen: string }>(
      'MATCH (a:Alert) RETURN min(a.firstSeen) AS firstSeen',
    );
    expect(await count({ firstSeenFrom: firstSeen })).toBe(25);
    expect(await count({ firstSeenBefore: firstSeen })).toBe(0);
    expect(
      await count({ firstSeenFrom: '2020-01-01T01:00:00+01:00', firstSeenBefore: '2999-01-01T00:00:00Z' }),
    ).toBe(25);
    const { errors } = await api.answer(list, { filter: { rules: ['nothing-such'] } });
    expect(errors).toHaveLength(1);
  });

  test('are counted by severity, status, rule, group and control', async () => {
    await runRule();
    const { alerts } = await api.ask<{ alerts: Record<string, readonly { value: string; count: number }[]> }>(
      '{ alerts(first: 1) { bySeverity { value count } byStatus { value count } byRule { value count } byGroup { value count } byControl { value count } } }',
    );
    expect(alerts).toMatchObject({
      bySeverity: [{ value: 'high', count: 25 }],
      byStatus: [{ value: 'OPEN', count: 25 }],
      byRule: [{ value: rule, count: 25 }],
      byGroup: [
        { value: 'acme', count: 17 },
        { value: 'acme-other', count: 8 },
      ],
    });
    expect(alerts.byControl).toContainEqual({ value: 'soc2:CC6.1', count: 25 });
  });

  test('carry what proves them and what to do', async () => {
    await runRule();
    const { alerts } = await api.ask<{ alerts: { nodes: unknown[] } }>(
      `{ alerts(filter: {asset: "h/user/7"}) { nodes { title severity confidence identity evidence details calls remediation controls
        asset { key ... on User { username } } riskScore riskFactors { name value points } path firstSeen occurrences history { action actor to } } } }`,
    );
    expect(alerts.nodes).toMatchObject([
      {
        identity: { groupId: 2, userId: 7 },
        evidence: '@u7 has role 40 in acme/sub and no second factor.',
        details: { username: 'u7' },
        calls: ['PUT /groups/2/members/7 access_level=30'],
        asset: { key: 'h/user/7', username: 'u7' },
        riskScore: expect.any(Number),
        riskFactors: expect.arrayContaining([
          { name: 'severity', value: 'high', points: 60 },
          { name: 'reach', value: '1', points: expect.any(Number) },
        ]),
        history: [{ action: 'OPENED', actor: 'rules', to: 'OPEN' }],
      },
    ]);
  });

  test('show the way and what they concern, also when a thing of it is gone', async () => {
    await graph.write(
      `MATCH (b:GitLabGroup {fullPath: 'acme/sub'})
       CREATE (b)-[:HAS]->(p:GitLabEntity:GitLabProject {key: 'h/project/9', id: 9, _type: 'gitlab_project', fullPath: 'acme/sub/api'}),
         (p)-[:HAS]->(:GitLabEntity:GitLabEnvironment {key: 'h/environment/1', id: 1, _type: 'gitlab_environment', name: 'prod'})`,
    );
    await runRule();
    const asked =
      '{ alerts(filter: { group: "acme/sub" }, first: 1) { nodes { paths { steps { relationship sentence } } narrative(format: JSON) } } }';
    interface Told {
      alerts: {
        nodes: [{ paths: { steps: { relationship: string; sentence: string }[] }[]; narrative: string }];
      };
    }
    const {
      alerts: {
        nodes: [told],
      },
    } = await api.ask<Told>(asked);
    expect(told.paths).toMatchObject([{ steps: [{ relationship: 'MEMBER_OF' }] }]);
    expect(JSON.parse(told.narrative)).toMatchObject({
      proof: { steps: [told.paths[0]?.steps[0]?.sentence] },
      // The alert is about a person, who is a member of that group.
      affected: {
        repositories: { count: 1, first: ['acme/sub/api'] },
        environments: { count: 1, first: ['prod'] },
      },
    });
    await graph.write("MATCH (b:GitLabGroup {fullPath: 'acme/sub'}) DETACH DELETE b");
    const {
      alerts: {
        nodes: [later],
      },
    } = await api.ask<Told>(asked);
    expect(later.paths).toEqual([]);
    expect(JSON.parse(later.narrative)).toMatchObject({
      affected: { repositories: { count: 0, first: [] } },
    });
  });

  test('are worked on, set aside and resolved by people, who are named', async () => {
    await runRule();
    const { alerts } = await api.ask<Page>(list, { first: 1 });
    const id = alerts.nodes[0]?.id ?? '';
    const status = '{ status suppression { kind owner } history { action actor reason } }';
    await api.ask(`mutation { acknowledgeAlert(id: "${id}", reason: "mine") { id } }`);
    await api.ask(`mutation { startAlert(id: "${id}") { id } }`);
    const suppressed = await api.ask(
      `mutation ($input: SuppressAlertInput!) { suppressAlert(id: "${id}", input: $input) ${status} }`,
      {
        input: {
          kind: 'FALSE_POSITIVE',
          owner: 'Ann',
          reason: 'a test',
          expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        },
      },
    );
    expect(suppressed).toMatchObject({
      suppressAlert: { status: 'SUPPRESSED', suppression: { kind: 'FALSE_POSITIVE', owner: 'Ann' } },
    });
    await api.ask(`mutation { resolveAlert(id: "${id}", reason: "enrolled") { id } }`);
    await runRule();
    const { alert } = await api.ask(`{ alert(id: "${id}") ${status} }`);
    expect(alert).toMatchObject({
      status: 'OPEN',
      suppression: null,
      history: [
        { action: 'OPENED', actor: 'rules' },
        { action: 'ACKNOWLEDGED', actor: 'test', reason: 'mine' },
        { action: 'STARTED', actor: 'test' },
        { action: 'SUPPRESSED', actor: 'test', reason: 'a test' },
        { action: 'RESOLVED', actor: 'test', reason: 'enrolled' },
        { action: 'REOPENED', actor: 'rules' },
      ],
    });
    const { errors } = await api.answer('mutation { startAlert(id: "nothing") { id } }');
    expect(errors?.[0]?.message).toMatch(/no alert nothing/);
    expect(await api.ask('{ alert(id: "nothing") { id } }')).toEqual({ alert: null });
  });
});

test('risks are told of groups, places and things; what is set aside does not count', async () => {
  await runRule();
  interface Risks {
    readonly riskScores: readonly {
      readonly subject: string;
      readonly score: number;
      readonly alerts: number;
      readonly worst: string;
    }[];
  }
  const risks = async (of: string) =>
    (await api.ask<Risks>(`{ riskScores(of: ${of}) { subject score alerts worst } }`)).riskScores;
  expect((await risks('GROUP')).map(({ subject, alerts, worst }) => [subject, alerts, worst])).toEqual([
    ['acme', 17, 'HIGH'],
    ['acme-other', 8, 'HIGH'],
  ]);
  expect(await risks('PLACE')).toHaveLength(3);
  expect(await risks('ASSET')).toHaveLength(25);
  for (const { score } of await risks('GROUP')) expect(score).toBeLessThan(80);
  await graph.write("MATCH (a:Alert) SET a.status = 'SUPPRESSED'");
  expect(await risks('GROUP')).toEqual([]);
});

test('subscribers hear of alerts as they are raised', async () => {
  const stopping = new AbortController();
  const contextValue = createContext(api.services, {
    principal: admin,
    requestId: 'r',
    signal: stopping.signal,
  });
  const document = parse(
    `subscription { alertChanged(rules: ["${alias}"]) { action to alert { identity } } }`,
  );
  const events = await subscribe({ schema: api.schema, document, contextValue });
  if (!(Symbol.asyncIterator in events)) throw new Error('it was refused');
  const next = events.next();
  await runRule();
  expect((await next).value).toMatchObject({
    data: { alertChanged: { action: 'OPENED', to: 'OPEN', alert: { identity: {} } } },
  });
  stopping.abort();
  await events.return();
});
