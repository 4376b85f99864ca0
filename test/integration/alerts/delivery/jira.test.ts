import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { receiverStates } from '../../../../src/alerts/delivery/status.js';
import type { Graph } from '../../../../src/graph/driver.js';
import { wipe } from '../../../support/graph.js';
import { type SimulatedJira, startJira } from '../../../support/jira.js';
import { loudRule, readProjects, setVolume } from '../../../support/loud.js';
import { lookAll, Notifiers, notificationsFrom } from '../../../support/notifying.js';
import { emptyGraph } from '../../../support/sync.js';

const rules = [loudRule()];
const notifiers = new Notifiers(() => graph);
const closing: { close(): Promise<void> }[] = [];
let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await readProjects(graph);
});
afterEach(async () => {
  await notifiers.stop();
  await Promise.all(closing.splice(0).map((each) => each.close()));
});

const set = (id: number, volume: number, path?: string) => setVolume(graph, rules, id, volume, path);
const state = async (name: string) =>
  (await receiverStates((text, values) => graph.read(text, values))).find((each) => each.name === name);

describe.each([2, 3] as const)('Jira by version %i of its API', (version) => {
  let jira: SimulatedJira;
  beforeEach(async () => {
    jira = await startJira(version);
    closing.push(jira);
  });
  const ticketsAt = (more: object = {}) =>
    notificationsFrom(
      {
        receivers: {
          tickets: {
            type: 'jira',
            url: `${jira.url}/`,
            apiVersion: version,
            tokenEnv: 'JIRA_TOKEN',
            project: 'SEC',
            labels: ['gitlab'],
            priorities: { high: 'Highest' },
            fields: { customfield_10010: { value: 'security' } },
            ...more,
          },
        },
      },
      { JIRA_TOKEN: 'jira-token' },
    );

  test('has an issue for each alert, which is closed, reopened and commented on', async () => {
    const notifier = await notifiers.start(ticketsAt(), rules);
    await set(1, 9, '{noformat}!acme!');
    await set(2, 9);
    await lookAll(notifier);
    expect(jira.issues).toHaveLength(2);
    const [issue] = jira.issues;
    const [row] = await graph.read<{ id: string }>(
      'MATCH (a:Alert {path: "{noformat}!acme!"}) RETURN a.id AS id',
    );
    expect(issue?.fields).toMatchObject({
      project: { key: 'SEC' },
      issuetype: { name: 'Task' },
      summary: 'Loud projects in {noformat}!acme!',
      priority: { name: 'Highest' },
      customfield_10010: { value: 'security' },
      labels: ['access-graph', `access-graph-${row?.id}`, 'gitlab'],
    });
    const description = issue?.fields.description;
    if (version === 2) expect(description).toMatch(/^\{noformat\}\n(?:(?!\{noformat)[\s\S])*\n\{noformat\}$/);
    else expect(description).toMatchObject({ type: 'doc', version: 1 });
    expect([...jira.authorizations]).toEqual(['Bearer jira-token']);

    await set(1, 10, '{noformat}!acme!');
    await lookAll(notifier);
    expect(issue?.comments).toHaveLength(1);
    await set(1, 1, '{noformat}!acme!');
    await lookAll(notifier);
    expect(issue?.status).toBe('done');
    await set(1, 11, '{noformat}!acme!');
    await lookAll(notifier);
    expect(issue?.status).toBe('new');
    expect(issue?.comments).toHaveLength(3);
    expect(jira.issues).toHaveLength(2);
  });

  test('is not told twice of what an instance told before it died, and not of the end of what it has no issue for', async () => {
    const dying: Graph = {
      ...graph,
      transaction: (work) =>
        jira.issues.length > 0 ? Promise.reject(new Error('killed')) : graph.transaction(work),
    };
    const first = await notifiers.start(ticketsAt(), rules, { graph: dying });
    await set(1, 9);
    await lookAll(first);
    expect(jira.issues).toHaveLength(1);
    await lookAll(await notifiers.start(ticketsAt(), rules));
    expect(jira.issues).toHaveLength(1);
    expect(await state('tickets')).toMatchObject({ delivered: 1, waiting: 0 });
    jira.issues.length = 0;
    await set(1, 1);
    await lookAll(await notifiers.start(ticketsAt(), rules));
    expect(jira.issues).toEqual([]);
    expect(await state('tickets')).toMatchObject({ delivered: 2, waiting: 0 });
  });

  test('has its issue closed although its search does not know it yet', async () => {
    jira.isSearchLate = true;
    const notifier = await notifiers.start(ticketsAt(), rules);
    await set(1, 9);
    await set(1, 1);
    await lookAll(notifier);
    expect(jira.issues.map(({ status }) => status)).toEqual(['done']);
  });

  test('that does not take it is given up on, with what it says', async () => {
    const notifier = await notifiers.start(ticketsAt({ issueType: 'Nothing' }), rules);
    await set(1, 9);
    await lookAll(notifier);
    expect(await state('tickets')).toMatchObject({
      deadLetters: 1,
      lastError: 'it answered with 400: issuetype: The issue type selected is invalid.',
    });
  });

  test('whose workflow has no way to the end says so; with a name, another way is taken', async () => {
    jira.transitions = { new: 'To Do', indeterminate: 'Rejected' };
    const notifier = await notifiers.start(ticketsAt(), rules);
    await set(1, 9);
    await set(1, 1);
    await lookAll(notifier);
    expect(await state('tickets')).toMatchObject({
      deadLetters: 1,
      lastError: 'the issue SEC-1 has no transition that ends it',
    });
    await set(1, 9);
    await set(1, 1);
    await lookAll(await notifiers.start(ticketsAt({ resolveTransition: 'rejected' }), rules));
    expect(jira.issues.map(({ status }) => status)).toEqual(['indeterminate']);
  });
});
