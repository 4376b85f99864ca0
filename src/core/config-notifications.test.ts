import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from './config.js';
import { publicMessage } from './errors.js';

const cwd = mkdtempSync(join(tmpdir(), 'config-'));
const key = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

function notifications(given: object, env: Record<string, string> = {}) {
  writeFileSync(join(cwd, 'access-graph.yaml'), JSON.stringify({ notifications: given }));
  return loadConfig(env, cwd).notifications;
}

function fault(given: object, env: Record<string, string> = {}): string {
  try {
    notifications(given, env);
    return '';
  } catch (error) {
    return publicMessage(error);
  }
}

const one = (receiver: object) => ({ receivers: { one: receiver } });
const slack = { type: 'slack', urlEnv: 'URL' };
const webhook = { type: 'webhook', url: 'https://siem.example/in/', secretEnv: 'KEY' };
const email = { type: 'email', host: 'smtp.example', from: 'a@b.example', to: ['c@d.example'] };
const jira = { type: 'jira', url: 'https://jira.example/', tokenEnv: 'TOKEN', project: 'SEC' };

describe('the configuration of notifications', () => {
  test('is empty where nothing is said', () => {
    expect(loadConfig({}, '/nonexistent').notifications).toEqual({ receivers: [], routes: [] });
  });

  test('takes secrets from variables and files', () => {
    writeFileSync(join(cwd, 'key'), `${key}\n`);
    const { receivers, publicUrl } = notifications(
      {
        receivers: {
          chat: slack,
          siem: { ...webhook, secretEnv: undefined, secretFile: 'key', events: ['suppression-ended'] },
          mail: { ...email, username: 'u', passwordEnv: 'PASSWORD', digest: '1h' },
          cloud: { ...jira, username: 'bot@acme.example' },
        },
      },
      {
        URL: 'https://hooks.slack.com/services/x',
        PASSWORD: 'p',
        TOKEN: 't',
        PUBLIC_URL: 'https://graph.example/',
      },
    );
    expect(publicUrl).toBe('https://graph.example');
    expect(receivers).toMatchObject([
      { name: 'chat', url: 'https://hooks.slack.com/services/x', attempts: 10, timeoutMs: 15_000 },
      { name: 'siem', url: 'https://siem.example/in/', keys: [key], events: ['SUPPRESSION_ENDED'] },
      { name: 'mail', port: 587, tls: 'starttls', login: { user: 'u', pass: 'p' }, digestMs: 3_600_000 },
      {
        name: 'cloud',
        url: 'https://jira.example',
        apiVersion: 3,
        authorization: `Basic ${Buffer.from('bot@acme.example:t').toString('base64')}`,
      },
    ]);
    expect(receivers[0]?.events).toEqual([
      'OPENED',
      'REOPENED',
      'EVIDENCE_CHANGED',
      'SUPPRESSION_ENDED',
      'RESOLVED',
    ]);
  });

  test.each([
    [one(slack), {}, /receivers\.one: urlEnv: the variable URL is not set/],
    [one({ type: 'slack' }), {}, /set urlEnv or urlFile/],
    [one({ ...slack, url: 'https://x' }), {}, /unknown key url/],
    [one({ type: 'pager' }), {}, /receivers\.one\.type/],
    [one({ type: 'slack', urlFile: 'nothing' }), {}, /the file nothing cannot be read/],
    [one(slack), { URL: 'http://hooks.example/secret' }, /its address must begin with https/],
    [one(slack), { URL: 'file:///secret' }, /its address must begin with https/],
    [one(slack), { URL: 'https://u:secret@hooks.example' }, /no user and password in it/],
    [
      one({ ...webhook, urlEnv: 'URL' }),
      { KEY: key, URL: 'https://x' },
      /set one of url, urlEnv and urlFile/,
    ],
    [one(webhook), { KEY: 'whsec_c2VjcmV0' }, /its secret must be whsec_/],
    [one(webhook), { KEY: `${key} secret` }, /its secret must be whsec_/],
    [one({ ...webhook, events: ['born'] }), { KEY: key }, /receivers\.one\.events\.0/],
    [one({ ...webhook, attempts: 0 }), { KEY: key }, /receivers\.one\.attempts/],
    [one({ ...email, tls: 'none' }), {}, /tls: none is for loopback only/],
    [one({ ...email, username: 'u' }), {}, /set username together with passwordEnv/],
    [one({ ...email, to: ['nobody'] }), {}, /must be an e-mail address/],
    [one({ ...email, digest: '0m' }), {}, /a minute or longer/],
    [one({ ...jira, project: 'SEC" OR 1=1' }), { TOKEN: 't' }, /must be the key of a project/],
    [{ ...one(email), routes: [{ receivers: ['two'] }] }, {}, /there is no receiver two/],
    [{ ...one(email), routes: [{ receivers: ['two'] }] }, {}, /receivers\.one: no route leads to it/],
    [
      { ...one(email), routes: [{ severities: ['low'], minimumSeverity: 'high', receivers: ['one'] }] },
      {},
      /give severities or minimumSeverity, not both/,
    ],
  ])('says what is wrong in %j %j', (given, env, message) => {
    const text = fault(given, env as Record<string, string>);
    expect(text).toMatch(message);
    expect(text).not.toContain('/secret');
    expect(text).not.toContain(':secret');
  });

  test.each([
    [one({ ...slack, allowInsecure: true }), { URL: 'http://hooks.example' }],
    [one(slack), { URL: 'http://127.0.0.1:1' }],
    [one({ ...email, tls: 'none', host: 'localhost' }), {}],
  ])('allows what has no TLS on loopback, or where it is said: %j %j', (given, env) => {
    expect(fault(given, env as Record<string, string>)).toBe('');
  });
});
