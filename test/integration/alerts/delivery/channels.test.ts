import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CloudEvent, HTTP } from 'cloudevents';
import type { pino } from 'pino';
import { receiverStates } from '../../../../src/alerts/delivery/status.js';
import { createLogger } from '../../../../src/core/logger.js';
import type { Graph } from '../../../../src/graph/driver.js';
import { wipe } from '../../../support/graph.js';
import { loudRule, readProjects, setVolume } from '../../../support/loud.js';
import { type MailServer, startMailServer } from '../../../support/mailbox.js';
import { lookAll, Notifiers, notificationsFrom, webhookAt, webhookKey } from '../../../support/notifying.js';
import { type Received, Receivers } from '../../../support/receivers.js';
import { emptyGraph } from '../../../support/sync.js';

const rules = [loudRule()];
const receivers = new Receivers();
const notifiers = new Notifiers(() => graph);
const { clock } = notifiers;
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
  await receivers.close();
  await Promise.all(closing.splice(0).map((each) => each.close()));
});

const set = (id: number, volume: number, path?: string) => setVolume(graph, rules, id, volume, path);
const state = async (name: string) =>
  (await receiverStates((text, values) => graph.read(text, values))).find((each) => each.name === name);

/** A path as nobody should have one. */
const hostile = 'acme/<!channel> <https://evil.example|log in> *b* @here :boom: & <script>x</script>\u202E';

describe('Slack', () => {
  test('is told of several alerts in one message, in which users’ texts are plain', async () => {
    const slack = await receivers.start();
    const settings = notificationsFrom(
      { receivers: { chat: { type: 'slack', urlEnv: 'SLACK' } } },
      { SLACK: `${slack.url}/services/T0/B0/secret`, PUBLIC_URL: 'https://graph.example/' },
    );
    const notifier = await notifiers.start(settings, rules);
    await set(1, 9, hostile);
    await set(2, 9);
    await lookAll(notifier);
    expect(slack.received).toHaveLength(1);
    const message = JSON.parse(slack.received[0]?.body ?? '');
    expect(message).toMatchObject({ text: '2 alerts: 2 high', unfurl_links: false, unfurl_media: false });
    const texts = message.blocks.flatMap((block: { text?: object; elements?: object[] }) => [
      ...(block.text === undefined ? [] : [block.text]),
      ...(block.elements ?? []),
    ]);
    const formatted = texts.filter(({ type }: { type: string }) => type !== 'plain_text');
    expect(formatted).toHaveLength(2);
    for (const { text } of formatted)
      expect(text).toMatch(/^<https:\/\/graph\.example\/alerts\?id=[0-9a-f]{32}\|Open>$/);
    const plain = texts.filter(({ type }: { type: string }) => type === 'plain_text');
    expect(plain.every(({ emoji }: { emoji: boolean }) => emoji === false)).toBe(true);
    const all = plain.map(({ text }: { text: string }) => text).join('\n');
    expect(all).not.toMatch(/[<>\u202E]/);
    expect(all).toContain('Where: acme/&lt;!channel&gt; &lt;https://evil.example|log in&gt;');
    expect(all).toContain('Controls: soc2:CC6.1');
  });

  test('that refuses a message with several is told of each alone, and only that at fault is given up', async () => {
    const slack = await receivers.start();
    slack.answer = ({ body }) =>
      body.includes('acme/p2') ? { status: 400, body: 'invalid_blocks' } : { status: 200, body: 'ok' };
    const settings = notificationsFrom(
      { receivers: { chat: { type: 'slack', urlEnv: 'SLACK' } } },
      { SLACK: slack.url },
    );
    const notifier = await notifiers.start(settings, rules);
    for (const id of [1, 2, 3]) await set(id, 9);
    await lookAll(notifier);
    expect(slack.received).toHaveLength(4);
    expect(await state('chat')).toMatchObject({
      delivered: 2,
      deadLetters: 1,
      waiting: 0,
    });
    const [letter] = await graph.read('MATCH (d:Delivery {state: "DEAD"}) RETURN d.reason AS reason');
    expect(letter).toEqual({ reason: 'it answered with 400: invalid_blocks' });
  });
});

describe('a webhook', () => {
  test('carries a CloudEvent that is signed with each key, as the documentation says', async () => {
    const siem = await receivers.start();
    const other = `whsec_${Buffer.from('another key of thirty-two bytes!').toString('base64')}`;
    const settings = notificationsFrom(
      { receivers: { siem: webhookAt(siem.url) } },
      { WEBHOOK_KEY: `${webhookKey} ${other}`, PUBLIC_URL: 'https://graph.example' },
    );
    const notifier = await notifiers.start(settings, rules);
    await set(1, 9, hostile);
    await lookAll(notifier);
    const { headers = {}, body = '' }: Partial<Received> = siem.received[0] ?? {};
    const event = HTTP.toEvent({ headers, body }) as CloudEvent<Record<string, unknown>>;
    expect(event).toBeInstanceOf(CloudEvent);
    expect(event.validate()).toBe(true);
    expect(event).toMatchObject({
      id: headers['webhook-id'],
      source: 'https://graph.example',
      type: 'gitlab-access-graph.alert.opened',
      data: {
        test: false,
        event: { action: 'OPENED', from: null, to: 'OPEN' },
        alert: {
          severity: 'high',
          path: hostile,
          rule: { id: 'loud-projects' },
          identity: { projectId: 1 },
          controls: ['soc2:CC6.1'],
          link: `https://graph.example/alerts?id=${event.subject}`,
        },
      },
    });
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const signatures = [webhookKey, other].map((key) => {
      const bytes = Buffer.from(key.replace('whsec_', ''), 'base64');
      return `v1,${createHmac('sha256', bytes).update(signed).digest('base64')}`;
    });
    expect(headers['webhook-signature']).toBe(signatures.join(' '));
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
  });
});

describe('e-mail', () => {
  const mailTo = (server: MailServer, more: object = {}) =>
    notificationsFrom(
      {
        receivers: {
          mail: {
            type: 'email',
            host: '127.0.0.1',
            port: server.port,
            tls: 'none',
            from: 'Access Graph <graph@acme.example>',
            to: ['sec@acme.example', 'ops@acme.example'],
            ...more,
          },
        },
      },
      { SMTP_PASSWORD: 'mail-password' },
    );
  const started = async (options: Parameters<typeof startMailServer>[0] = {}) => {
    const server = await startMailServer(options);
    closing.push(server);
    return server;
  };
  const decoded = (message: string) => message.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

  test('tells of all that is new in one message, after a login', async () => {
    const server = await started();
    const settings = mailTo(server, { username: 'graph', passwordEnv: 'SMTP_PASSWORD' });
    const notifier = await notifiers.start(settings, rules);
    await set(1, 9);
    await set(2, 9, hostile);
    await lookAll(notifier);
    expect(server.logins).toEqual(['graph:mail-password']);
    expect(server.messages).toHaveLength(1);
    const text = decoded(server.messages[0] ?? '');
    expect(text).toMatch(/^Subject: 2 alerts: 2 high\r?$/m);
    expect(text).toMatch(/^To: sec@acme\.example, ops@acme\.example\r?$/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(text).toContain('What: Volume 9 in acme/p1.');
    expect(text).toContain('&lt;script&gt;x&lt;/script&gt;');
    expect(text.slice(text.indexOf('text/html'))).not.toContain('<script>');
  });

  test('waits for the next digest where one is wanted', async () => {
    const server = await started();
    const notifier = await notifiers.start(mailTo(server, { digest: '1h' }), rules);
    clock.ms = Math.ceil(clock.ms / 3_600_000) * 3_600_000 + 60_000;
    await set(1, 9);
    await lookAll(notifier);
    clock.ms += 58 * 60_000;
    await set(1, 1);
    await lookAll(notifier);
    expect(server.messages).toEqual([]);
    expect(await state('mail')).toMatchObject({ waiting: 2 });
    clock.ms += 60_000;
    await lookAll(notifier);
    expect(server.messages).toHaveLength(1);
    expect(decoded(server.messages[0] ?? '')).toMatch(/New: Loud projects[\s\S]*Resolved: Loud projects/);
  });

  test.each([
    ['starttls', { disabledCommands: ['STARTTLS'] }],
    // The server's certificate is its own.
    ['starttls', { disabledCommands: [] }],
    ['implicit', { secure: true }],
  ] as const)('is not sent in clear or to a server that nobody vouches for: %s %j', async (tls, options) => {
    const server = await started(options as Parameters<typeof startMailServer>[0]);
    const notifier = await notifiers.start(
      mailTo(server, { tls, username: 'graph', passwordEnv: 'SMTP_PASSWORD' }),
      rules,
    );
    await set(1, 9);
    await lookAll(notifier);
    expect([server.messages, server.logins]).toEqual([[], []]);
    expect(await state('mail')).toMatchObject({
      waiting: 1,
      failed: 1,
      lastError: expect.stringContaining('the mail server'),
    });
  });

  test('that is refused is a dead letter; where only some are refused, it is said', async () => {
    const refusing = await started({
      onRcptTo: ({ address }, _session, done) =>
        done(
          address.startsWith('ops') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null,
        ),
    });
    const some = await notifiers.start(mailTo(refusing), rules);
    await set(1, 9);
    await lookAll(some);
    expect(await state('mail')).toMatchObject({
      delivered: 1,
      lastError: expect.stringContaining('refused 1'),
    });
    const none = await notifiers.start(mailTo(refusing, { to: ['ops@acme.example'] }), rules);
    await set(2, 9);
    await lookAll(none);
    expect(await state('mail')).toMatchObject({
      deadLetters: 1,
      lastError: 'the mail server answered with 550',
    });
  });
});

test('no secret is in any message, the graph, or the log, whatever receivers answer', async () => {
  const secrets = {
    SLACK: 'canary-slack-url',
    WEBHOOK_KEY: webhookKey,
    SMTP_PASSWORD: 'canary-smtp-password',
    JIRA_TOKEN: 'canary-jira-token',
  };
  const web = await receivers.start();
  // Says back all that it was sent, as a proxy might.
  web.answer = ({ headers, path }) => ({
    status: 400,
    body: JSON.stringify({ errorMessages: [path, headers.authorization ?? '', secrets.JIRA_TOKEN] }),
  });
  const mail = await startMailServer({
    onAuth: ({ password }, _session, done) => done(new Error(`bad password ${password}`)),
  });
  closing.push(mail);
  const settings = notificationsFrom(
    {
      receivers: {
        chat: { type: 'slack', urlEnv: 'SLACK' },
        siem: webhookAt(web.url),
        mail: {
          type: 'email',
          host: '127.0.0.1',
          port: mail.port,
          tls: 'none',
          username: 'u',
          passwordEnv: 'SMTP_PASSWORD',
          from: 'a@b.example',
          to: ['c@d.example'],
        },
        tickets: { type: 'jira', url: web.url, tokenEnv: 'JIRA_TOKEN', username: 'bot', project: 'SEC' },
      },
    },
    { ...secrets, SLACK: `${web.url}/${secrets.SLACK}` },
  );
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line) => void lines.push(line) } as pino.DestinationStream);
  const notifier = await notifiers.start(settings, rules, { logger });
  await set(1, 9);
  await lookAll(notifier);
  expect(lines.length).toBeGreaterThan(3);
  expect(await state('tickets')).toMatchObject({ lastError: expect.stringContaining('[redacted]') });
  const nodes = await graph.read('MATCH (n) RETURN properties(n) AS facts');
  const bodies = web.received.map(({ body }) => body);
  const basic = Buffer.from(`bot:${secrets.JIRA_TOKEN}`).toString('base64');
  const all = JSON.stringify([nodes, bodies, lines, mail.messages]);
  for (const secret of [...Object.values(secrets), basic, webhookKey.slice(6)])
    expect(all).not.toContain(secret);
});
