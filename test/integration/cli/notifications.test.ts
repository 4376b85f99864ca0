import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { rulesOf } from '../../../src/alerts/rule.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { startTestServer } from '../../support/api-server.js';
import { cli, ManualScheduler, startCli } from '../../support/cli.js';
import { wipe } from '../../support/graph.js';
import { type SimulatedJira, startJira } from '../../support/jira.js';
import { loudRule, readProjects, setVolume } from '../../support/loud.js';
import { lookAll, Notifiers, notificationsFrom, webhookAt, webhookKey } from '../../support/notifying.js';
import { type HttpReceiver, Receivers } from '../../support/receivers.js';
import { emptyGraph, micro, Simulators, wholeWorldNow } from '../../support/sync.js';
import { serverOfWorker } from '../../support/worker.js';
import { queriesFolder } from '../queries/fixtures.js';

// A whole estate is synced and its rules are planned.
jest.setTimeout(300_000);

// The others would have the database plan them all.
const kept = ['admin-without-mfa', 'access-token-no-expiry', 'deploy-key-write-access'];
const { queries } = await loadSavedQueries([queriesFolder]);
const others = rulesOf(queries).filter(({ id }) => !kept.includes(id));
const rules = Object.fromEntries(others.map(({ id }) => [id, { enabled: false }]));

const receivers = new Receivers();
const simulators = new Simulators();
const notifiers = new Notifiers(() => graph);
let graph: Graph;
let hook: HttpReceiver;
let jira: SimulatedJira;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  hook = await receivers.start();
  jira = await startJira(3);
});
afterEach(async () => {
  await notifiers.stop();
  await receivers.close();
  await simulators.close();
  await jira.close();
});

function options(notifications: object, env: Record<string, string> = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'cli-'));
  writeFileSync(join(cwd, 'access-graph.yaml'), JSON.stringify({ notifications, rules }));
  const { uri, username, password } = serverOfWorker();
  const variables = {
    NEO4J_URI: uri,
    NEO4J_USERNAME: username,
    NEO4J_PASSWORD: password,
    WEBHOOK_KEY: webhookKey,
    JIRA_TOKEN: 'canary-token',
    PORT: '0',
    ...env,
  };
  return { cwd, env: variables };
}
const tickets = () => ({ type: 'jira', url: jira.url, tokenEnv: 'JIRA_TOKEN', project: 'SEC' });
const typesAt = ({ received }: HttpReceiver) => received.map(({ body }) => JSON.parse(body).type);

describe('notifications test', () => {
  test('tells each receiver that it is a test, and says how each went', async () => {
    const failing = await receivers.start();
    failing.answer = () => ({ status: 503 });
    const all = options({
      receivers: { siem: webhookAt(hook.url), tickets: tickets(), broken: webhookAt(failing.url) },
    });
    const { code, stdout } = await cli(['notifications', 'test', '--format', 'json'], all);
    expect(JSON.parse(stdout)).toEqual([
      { receiver: 'siem', type: 'webhook', outcome: 'delivered', reason: null },
      { receiver: 'tickets', type: 'jira', outcome: 'delivered', reason: null },
      { receiver: 'broken', type: 'webhook', outcome: 'failed', reason: 'it answered with 503' },
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(hook.received[0]?.body ?? '').data).toMatchObject({
      test: true,
      alert: { title: 'Test of notifications' },
    });
    expect(jira.issues).toMatchObject([
      { fields: { summary: '[TEST] Test of notifications' }, status: 'done' },
    ]);
    const one = await cli(['notifications', 'test', '--receiver', 'siem'], all);
    expect(one.code).toBe(0);
    expect(hook.received).toHaveLength(2);
  });

  test('refuses receivers that there are not', async () => {
    expect(await cli(['notifications', 'test'], options({}))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No receiver is configured'),
    });
    const known = options({ receivers: { siem: webhookAt(hook.url) } });
    expect(await cli(['notifications', 'test', '--receiver', 'pager'], known)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no receiver named pager. Known: siem.'),
    });
    expect(
      await cli(
        ['notifications', 'list'],
        options({ receivers: { siem: webhookAt('http://siem.example') } }),
      ),
    ).toMatchObject({ code: 1, stderr: expect.stringContaining('must begin with https://') });
  });
});

describe('sync', () => {
  test('tells what its rules found before it ends; what is not taken is listed, replayed, counted', async () => {
    const gitlab = await simulators.start(wholeWorldNow(3, micro));
    const all = options(
      {
        receivers: { siem: webhookAt(hook.url), picky: webhookAt(`${hook.url}/picky`) },
        routes: [{ minimumSeverity: 'high', receivers: ['siem', 'picky'] }],
      },
      { GITLAB_URL: gitlab.url, GITLAB_TOKEN: gitlab.tokens.admin },
    );
    hook.answer = ({ path }) => ({ status: path === '/picky' ? 400 : 200 });
    const synced = await cli(['sync'], all);
    const [row] = await graph.read<{ count: number }>(
      "MATCH (a:Alert) WHERE a.severity IN ['critical', 'high'] RETURN count(a) AS count",
    );
    const count = row?.count ?? 0;
    expect(count).toBeGreaterThan(0);
    expect(synced.stderr).toContain(`siem: ${count} notification`);
    expect(synced.stderr).toContain(`picky: ${count} notification`);
    expect(hook.received.filter(({ path }) => path === '/')).toHaveLength(count);

    const listed = await cli(['notifications', 'list', '--format', 'json'], all);
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { name: 'picky', configured: true, deadLetters: count, delivered: 0 },
      { name: 'siem', configured: true, deadLetters: 0, delivered: count, waiting: 0, behind: 0 },
    ]);
    const api = await startTestServer(graph);
    try {
      const metrics = await (await api.fetch('/metrics', { as: 'VIEWER' })).text();
      expect(metrics).toMatch(/access_graph_alerts\{severity="high",status="open"\} [1-9]/);
      expect(metrics).toContain(
        `access_graph_notifications_total{receiver="siem",outcome="delivered"} ${count}`,
      );
      expect(metrics).toContain(
        `access_graph_notifications_total{receiver="picky",outcome="failed"} ${count}`,
      );
      expect(metrics).toContain(`access_graph_notifications_dead_letters{receiver="picky"} ${count}`);
      expect(metrics).toContain('access_graph_notifications_oldest_waiting_seconds{receiver="siem"} 0');
      expect(metrics).toMatch(/access_graph_rules\{state="evaluated"\} \d/);
      expect(metrics).toMatch(/access_graph_rule_run_duration_seconds\{rule="admin-without-mfa"\} \d/);
    } finally {
      await api.close();
    }

    const letters = await cli(['notifications', 'dead-letters', 'list', '--format', 'json'], all);
    expect(JSON.parse(letters.stdout)).toHaveLength(count);
    expect(JSON.parse(letters.stdout)[0]).toMatchObject({
      receiver: 'picky',
      action: 'OPENED',
      reason: 'it answered with 400',
    });
    hook.answer = () => ({ status: 200 });
    const replayed = await cli(['notifications', 'dead-letters', 'replay', '--receiver', 'picky'], all);
    expect(replayed).toMatchObject({ code: 0, stderr: expect.stringContaining('to be tried again') });
    expect(replayed.stderr).toContain(`picky: ${count} notification`);
    expect(await cli(['notifications', 'dead-letters', 'replay', '--receiver', 'pager'], all)).toMatchObject({
      code: 2,
    });
    expect(
      (await cli(['notifications', 'dead-letters', 'list', '--format', 'json'], all)).stdout.trim(),
    ).toBe('[]');
  });
});

test('start tells what its rules found, and what happens beside, until it is stopped', async () => {
  const gitlab = await simulators.start(wholeWorldNow(3, micro));
  const scheduler = new ManualScheduler();
  const all = options(
    { receivers: { siem: webhookAt(hook.url, { events: ['opened', 'acknowledged'] }) } },
    { GITLAB_URL: gitlab.url, GITLAB_TOKEN: gitlab.tokens.admin },
  );
  const service = startCli(['start'], { ...all, scheduler });
  await hook.until(1);
  const [alert] = await graph.read<{ id: string }>(
    'MATCH (a:Alert {status: "OPEN"}) RETURN a.id AS id LIMIT 1',
  );
  expect((await cli(['alerts', 'ack', alert?.id ?? ''], all)).code).toBe(0);
  while (!typesAt(hook).includes('gitlab-access-graph.alert.acknowledged'))
    await scheduler.fire('notifications');
  service.stop();
  expect(await service.ended).toMatchObject({ code: 0 });
  expect(scheduler.jobs.size).toBe(0);
});

describe('the API', () => {
  test('lists receivers and dead letters by page, and replays single ones', async () => {
    const loud = [loudRule()];
    await readProjects(graph);
    hook.answer = () => ({ status: 400 });
    const notifier = await notifiers.start(
      notificationsFrom({ receivers: { siem: webhookAt(hook.url) } }),
      loud,
    );
    for (const id of [1, 2, 3]) await setVolume(graph, loud, id, 9);
    await lookAll(notifier);
    const api = await startTestServer(graph);
    try {
      const page = (after: string | null) =>
        api.graphql(
          `query ($after: String) { deadLetters(receiver: "siem", first: 2, after: $after) {
            totalCount pageInfo { hasNextPage endCursor } nodes { id action reason alert { id path } } } }`,
          { variables: { after }, as: 'OPERATOR' },
        );
      const first = (await page(null)).body.data.deadLetters;
      expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
      const second = (await page(first.pageInfo.endCursor)).body.data.deadLetters;
      expect(second).toMatchObject({ pageInfo: { hasNextPage: false } });
      const nodes = [...first.nodes, ...second.nodes];
      expect(nodes.map(({ alert }) => alert.path).sort()).toEqual(['acme/p1', 'acme/p2', 'acme/p3']);
      const replay = `mutation ($ids: [ID!]) { replayDeadLetters(ids: $ids) }`;
      const ids = [nodes[0].id];
      const { body } = await api.graphql(replay, { variables: { ids }, as: 'OPERATOR' });
      expect(body.data).toEqual({ replayDeadLetters: 1 });
      const many = await api.graphql(replay, { variables: { ids: Array(1001).fill('x') }, as: 'OPERATOR' });
      expect(many.body.errors[0].extensions.code).toBe('TOO_MANY_KEYS');
      const unknown = await api.graphql('{ deadLetters(receiver: "x") { totalCount } }', { as: 'OPERATOR' });
      expect(unknown.body.errors[0].extensions.code).toBe('RECEIVER_UNKNOWN');
      const states = await api.graphql('{ notificationReceivers { name waiting deadLetters lastError } }');
      expect(states.body.data.notificationReceivers).toEqual([
        { name: 'siem', waiting: 1, deadLetters: 2, lastError: 'it answered with 400' },
      ]);
    } finally {
      await api.close();
    }
  });
});
