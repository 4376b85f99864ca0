import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { deadLetters, receiverStates, replayDeadLetters } from '../../../../src/alerts/delivery/status.js';
import { applyDeed } from '../../../../src/alerts/store.js';
import type { Graph } from '../../../../src/graph/driver.js';
import { wipe } from '../../../support/graph.js';
import { loudRule, readProjects, setVolume } from '../../../support/loud.js';
import { lookAll, Notifiers, notificationsFrom, webhookAt } from '../../../support/notifying.js';
import { type HttpReceiver, Receivers } from '../../../support/receivers.js';
import { emptyGraph } from '../../../support/sync.js';

const rules = [loudRule()];
const receivers = new Receivers();
const notifiers = new Notifiers(() => graph);
const { clock } = notifiers;
let graph: Graph;
let receiver: HttpReceiver;

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await readProjects(graph);
  receiver = await receivers.start();
});
afterEach(async () => {
  await notifiers.stop();
  await receivers.close();
});

const set = (id: number, volume: number, path?: string) => setVolume(graph, rules, id, volume, path);
const typesAt = ({ received }: HttpReceiver) =>
  received.map(({ body }) => String(JSON.parse(body).type).replace('gitlab-access-graph.alert.', ''));
const pathsAt = ({ received }: HttpReceiver) =>
  received.map(({ body }) => JSON.parse(body).data.alert.path).sort();
const idsAt = ({ received }: HttpReceiver) => received.map(({ headers }) => headers['webhook-id']);
const state = async (name = 'hook') =>
  (await receiverStates((text, values) => graph.read(text, values))).find((each) => each.name === name);
const settings = (more: object = {}) =>
  notificationsFrom({ receivers: { hook: webhookAt(receiver.url, more) } });

describe('what is delivered', () => {
  test('is what happens from the beginning of a receiver on, once, whoever looks again', async () => {
    await set(1, 9);
    const notifier = await notifiers.start(settings(), rules);
    await lookAll(notifier);
    expect(receiver.received).toEqual([]);
    await set(2, 9);
    await set(2, 10);
    await set(2, 1);
    await set(2, 8);
    await lookAll(notifier);
    expect(typesAt(receiver)).toEqual(['opened', 'evidence-changed', 'resolved', 'reopened']);
    await lookAll(notifier);
    await lookAll(await notifiers.start(settings(), rules));
    expect(receiver.received).toHaveLength(4);
    expect(await state()).toMatchObject({ delivered: 4, waiting: 0, behind: 0, failed: 0 });
  });

  test('leaves out what people did, unless a receiver asks for it', async () => {
    const other = await receivers.start();
    const both = notificationsFrom({
      receivers: {
        hook: webhookAt(receiver.url),
        other: webhookAt(other.url, { events: ['acknowledged', 'resolved'] }),
      },
    });
    const notifier = await notifiers.start(both, rules);
    await set(1, 9);
    const [row] = await graph.read<{ id: string }>('MATCH (a:Alert) RETURN a.id AS id');
    await applyDeed(graph, row?.id ?? '', { action: 'ACKNOWLEDGED' }, { actor: 'ann' });
    await applyDeed(graph, row?.id ?? '', { action: 'RESOLVED', reason: 'done' }, { actor: 'ann' });
    await lookAll(notifier);
    expect(typesAt(receiver)).toEqual(['opened', 'resolved']);
    expect(typesAt(other)).toEqual(['acknowledged', 'resolved']);
  });

  test('goes by routes: severity, rule, group, owner', async () => {
    const names = ['severe', 'bad', 'ruled', 'grouped', 'owned', 'both'] as const;
    const all = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await receivers.start()] as const)),
    );
    const low = loudRule('low-projects', 'low');
    const routed = notificationsFrom({
      receivers: Object.fromEntries(names.map((name) => [name, webhookAt(all[name]?.url ?? '')])),
      routes: [
        { severities: ['low'], receivers: ['severe'] },
        { minimumSeverity: 'medium', receivers: ['bad', 'both'] },
        { rules: ['gitlab::low-projects'], receivers: ['ruled'] },
        { groups: ['acme/a'], minimumSeverity: 'high', receivers: ['grouped', 'both'] },
        { owners: ['@ann'], severities: ['high'], receivers: ['owned'] },
      ],
    });
    await graph.write(
      `CREATE (:GitLabEntity:GitLabUser {key: 'h/user/1', username: 'ann'})-[:MEMBER_OF {accessLevel: 50}]->(:GitLabEntity:GitLabGroup {key: 'h/group/1', fullPath: 'acme/a'})
       CREATE (:GitLabEntity:GitLabUser {key: 'h/user/2', username: 'bob'})-[:MEMBER_OF {accessLevel: 50}]->(:GitLabEntity:GitLabGroup {key: 'h/group/2', fullPath: 'acme/ab'})`,
    );
    const notifier = await notifiers.start(routed, [...rules, low]);
    await setVolume(graph, [...rules, low], 1, 9, 'acme/a/one');
    await setVolume(graph, [...rules, low], 2, 9, 'acme/ab');
    await lookAll(notifier);
    const told = Object.fromEntries(
      names.map((name) => [
        name,
        (all[name]?.received ?? [])
          .map(({ body }) => {
            const { alert } = JSON.parse(body).data;
            return `${alert.severity} ${alert.path}`;
          })
          .sort(),
      ]),
    );
    expect(told).toEqual({
      severe: ['low acme/a/one', 'low acme/ab'],
      bad: ['high acme/a/one', 'high acme/ab'],
      ruled: ['low acme/a/one', 'low acme/ab'],
      grouped: ['high acme/a/one'],
      owned: ['high acme/a/one'],
      both: ['high acme/a/one', 'high acme/ab'],
    });
  });

  test('tells whoever heard of an alert of its end, though the route would not lead there any more', async () => {
    const routed = notificationsFrom({
      receivers: { hook: webhookAt(receiver.url) },
      routes: [{ groups: ['acme/a'], receivers: ['hook'] }],
    });
    const notifier = await notifiers.start(routed, rules);
    await set(1, 9, 'acme/a/one');
    await set(2, 9, 'acme/b');
    await lookAll(notifier);
    await set(1, 9, 'acme/moved');
    await lookAll(notifier);
    await set(1, 1, 'acme/moved');
    await set(2, 1, 'acme/b');
    await lookAll(notifier);
    expect(typesAt(receiver)).toEqual(['opened', 'resolved']);
  });

  test('is more than one look at the writes holds', async () => {
    const notifier = await notifiers.start(settings({ events: ['evidence-changed'] }), rules);
    for (let volume = 10; volume < 65; volume += 1) await set(1, volume);
    await lookAll(notifier);
    expect(typesAt(receiver)).toHaveLength(54);
    expect(await state()).toMatchObject({ behind: 0 });
  });

  test('is refused with a route to a rule that is not there', async () => {
    const routed = notificationsFrom({
      receivers: { hook: webhookAt(receiver.url) },
      routes: [{ rules: ['loud-project'], receivers: ['hook'] }],
    });
    await expect(notifiers.start(routed, rules)).rejects.toThrow('There is no rule named loud-project');
  });
});

describe('a receiver that does not take it', () => {
  test('is asked again later and later, by the same id, and holds back what it is to be told next', async () => {
    const notifier = await notifiers.start(settings(), rules);
    receiver.answer = (_, count) => ({ status: count < 3 ? 500 : 200 });
    await set(1, 9);
    await lookAll(notifier);
    await lookAll(notifier);
    expect(receiver.received).toHaveLength(1);
    expect(await state()).toMatchObject({ waiting: 1, failed: 1, lastError: 'it answered with 500' });
    clock.ms += 14_999;
    await lookAll(notifier);
    expect(receiver.received).toHaveLength(1);
    clock.ms += 1;
    await set(1, 10);
    await lookAll(notifier);
    expect(receiver.received).toHaveLength(2);
    clock.ms += 45_000;
    await lookAll(notifier);
    expect(typesAt(receiver)).toEqual(['opened', 'opened', 'opened', 'evidence-changed']);
    expect(new Set(idsAt(receiver).slice(0, 3)).size).toBe(1);
    expect(await state()).toMatchObject({
      waiting: 0,
      delivered: 2,
      failed: 2,
      lastError: null,
      pausedUntil: null,
    });
  });

  test('is left alone for as long as it asks', async () => {
    const notifier = await notifiers.start(settings(), rules);
    receiver.answer = (_, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '600' } } : { status: 204 };
    await set(1, 9);
    await lookAll(notifier);
    clock.ms += 599_000;
    await set(2, 9);
    await lookAll(notifier);
    expect(receiver.received).toHaveLength(1);
    clock.ms += 1000;
    await lookAll(notifier);
    expect(pathsAt(receiver)).toEqual(['acme/p1', 'acme/p1', 'acme/p2']);
  });

  test('gets all that waits as soon as it is back', async () => {
    const notifier = await notifiers.start(settings(), rules);
    receiver.answer = () => ({ status: 503 });
    for (const id of [1, 2, 3]) await set(id, 9);
    for (let time = 0; time < 6; time += 1) {
      await lookAll(notifier);
      clock.ms += 300_000;
    }
    receiver.answer = () => ({ status: 200 });
    receiver.received.length = 0;
    await lookAll(notifier);
    expect(pathsAt(receiver)).toEqual(['acme/p1', 'acme/p2', 'acme/p3']);
  });

  test('gets dead letters after so many attempts; they are listed, replayed, and delivered', async () => {
    const notifier = await notifiers.start(settings({ attempts: 2 }), rules);
    receiver.answer = () => ({ status: 500 });
    await set(1, 9);
    await lookAll(notifier);
    clock.ms += 3_600_000;
    await lookAll(notifier);
    const read = <T>(text: string, values?: Readonly<Record<string, unknown>>) => graph.read<T>(text, values);
    expect(await deadLetters(read, { limit: 10 })).toMatchObject([
      { receiver: 'hook', action: 'OPENED', attempts: 2, reason: 'it answered with 500' },
    ]);
    expect(await deadLetters(read, { limit: 10, receiver: 'other' })).toEqual([]);
    receiver.answer = () => ({ status: 200 });
    clock.ms += 3_600_000;
    await lookAll(notifier);
    expect(receiver.received).toHaveLength(2);
    expect(await replayDeadLetters(graph, { ids: ['nothing'], receiver: null })).toBe(0);
    expect(await replayDeadLetters(graph, { ids: null, receiver: 'hook' })).toBe(1);
    await lookAll(notifier);
    expect(new Set(idsAt(receiver)).size).toBe(1);
    expect(await state()).toMatchObject({ deadLetters: 0, delivered: 1 });
  });

  test.each([
    [400, 'it answered with 400'],
    [410, 'it answered with 410'],
    [302, 'it answered with 302, a redirect, which is not followed'],
  ])('refuses for good with %s, and the next goes on', async (status, reason) => {
    const elsewhere = await receivers.start();
    const notifier = await notifiers.start(settings(), rules);
    receiver.answer = (_, count) =>
      count === 1 ? { status, headers: { location: elsewhere.url } } : { status: 200 };
    await set(1, 9);
    await set(2, 9);
    await lookAll(notifier);
    expect(pathsAt(receiver)).toEqual(['acme/p1', 'acme/p2']);
    expect(elsewhere.received).toEqual([]);
    expect(await state()).toMatchObject({ deadLetters: 1, delivered: 1, waiting: 0 });
    const [letter] = await graph.read('MATCH (d:Delivery {state: "DEAD"}) RETURN d.reason AS reason');
    expect(letter).toEqual({ reason });
  });

  test('keeps no other waiting, though it hangs, is away, or fails', async () => {
    const hanging = await receivers.start();
    hanging.answer = () => 'hang';
    const away = await receivers.start();
    await away.close();
    const failing = await receivers.start();
    failing.answer = () => ({ status: 500 });
    const all = notificationsFrom({
      receivers: {
        a: webhookAt(hanging.url),
        b: webhookAt(away.url),
        c: webhookAt(failing.url),
        hook: webhookAt(receiver.url),
      },
    });
    const notifier = await notifiers.start(all, rules);
    await set(1, 9);
    await notifier.look();
    await hanging.until(1);
    await receiver.until(1);
    // Its first round still hangs.
    await set(2, 9);
    while (receiver.received.length < 2) await notifier.look();
    expect(hanging.received).toHaveLength(1);
    await notifier.stop();
    expect(await state('a')).toMatchObject({ waiting: 1, failed: 0 });
    expect(await state('b')).toMatchObject({ failed: 1, lastError: 'it cannot be reached (ECONNREFUSED)' });
    expect(await state('c')).toMatchObject({ failed: 1 });
    expect(await state()).toMatchObject({ waiting: 0, failed: 0 });
  });

  test('is given up on after its time', async () => {
    const notifier = await notifiers.start(settings({ timeoutSeconds: 0.1 }), rules);
    receiver.answer = () => 'hang';
    await set(1, 9);
    await lookAll(notifier);
    expect(await state()).toMatchObject({
      failed: 1,
      waiting: 1,
      lastError: 'it did not answer within 0.1 s',
    });
  });
});

describe('instances', () => {
  test('two at once tell each thing once', async () => {
    const one = await notifiers.start(settings(), rules);
    const two = await notifiers.start(settings(), rules);
    for (let id = 1; id <= 8; id += 1) await set(id, 9);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    receiver.answer = async () => {
      await held;
      return { status: 200 };
    };
    await Promise.all([one.look(), two.look()]);
    await receiver.until(1);
    await Promise.all([one.look(), two.look()]);
    release();
    await Promise.all([one.idle(), two.idle()]);
    await lookAll(two);
    expect(new Set(idsAt(receiver)).size).toBe(8);
    expect(receiver.received).toHaveLength(8);
  });

  test('one that died between telling and noting it is followed by another, by the same id', async () => {
    let isDead = false;
    receiver.answer = () => {
      isDead = true;
      return { status: 200 };
    };
    const dying: Graph = {
      ...graph,
      transaction: (work) => (isDead ? Promise.reject(new Error('killed')) : graph.transaction(work)),
      write: (text, values) => (isDead ? Promise.reject(new Error('killed')) : graph.write(text, values)),
    };
    const first = await notifiers.start(settings(), rules, { graph: dying });
    await set(1, 9);
    await lookAll(first);
    expect(receiver.received).toHaveLength(1);
    const second = await notifiers.start(settings(), rules);
    await lookAll(second);
    // The lease of the dead one.
    expect(receiver.received).toHaveLength(1);
    await graph.write('MATCH (r:NotificationReceiver) SET r.expiresAt = timestamp() - 1');
    await lookAll(second);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(idsAt(receiver)).size).toBe(1);
    expect(await state()).toMatchObject({ delivered: 1, waiting: 0 });
  });

  test('one that lost its lease meanwhile notes nothing', async () => {
    const slow = await notifiers.start(settings(), rules);
    await set(1, 9);
    receiver.answer = async (_, count) => {
      if (count === 1) await graph.write("MATCH (r:NotificationReceiver) SET r.holder = 'another'");
      return { status: 200 };
    };
    await lookAll(slow);
    expect(await state()).toMatchObject({ delivered: 0, waiting: 1 });
  });

  test('one that is stopped lets what is under way end, and begins no more', async () => {
    const notifier = await notifiers.start(settings(), rules, { stopWithinMs: 60_000 });
    await set(1, 9);
    await set(2, 9);
    let stopped: Promise<void> | undefined;
    receiver.answer = () => {
      stopped ??= notifier.stop();
      return { status: 200 };
    };
    await lookAll(notifier);
    await stopped;
    expect(receiver.received).toHaveLength(1);
    expect(await state()).toMatchObject({ delivered: 1, waiting: 1 });
    const [lease] = await graph.read('MATCH (r:NotificationReceiver) RETURN r.holder AS holder');
    expect(lease).toEqual({ holder: null });
  });
});

test('a delivery whose alert was deleted is a dead letter', async () => {
  const notifier = await notifiers.start(settings(), rules);
  receiver.answer = () => ({ status: 500 });
  await set(1, 9);
  await lookAll(notifier);
  await graph.write('MATCH (a:Alert) DETACH DELETE a');
  clock.ms += 60_000;
  await lookAll(notifier);
  expect(receiver.received).toHaveLength(1);
  expect(await state()).toMatchObject({ deadLetters: 1, lastError: 'the alert is no longer in the graph' });
});
