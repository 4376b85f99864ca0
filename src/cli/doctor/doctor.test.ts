import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { TokenFacts } from '../../gitlab/discovery.js';
import { clockSkewMs } from './clock.js';
import { checkExpiry, checkLastSync, checkReadability, checkSkew } from './connection.js';
import { checkNode } from './machine.js';

const now = Date.parse('2026-03-01T12:00:00Z');
const never = new AbortController().signal;
const token = (expiresAt: string | undefined): TokenFacts => ({
  kind: 'personal',
  name: 'x',
  scopes: ['read_api'],
  expiresAt,
  userId: 1,
  username: 'root',
  isAdmin: false,
});
const connection = (schedule: string) => ({
  name: 'main',
  description: undefined,
  url: 'https://gitlab.example.com',
  token: 'x',
  group: undefined,
  schedule,
});
const known = (lastFinishedAt: string | null, lastError: string | null = null) => ({
  name: 'main',
  url: null,
  host: null,
  group: null,
  state: 'connected',
  lastStartedAt: lastFinishedAt,
  lastFinishedAt,
  lastError,
});

describe('what the doctor finds', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['24.0.1', 'ok'],
    ['20.18.9', 'fail'],
    ['18.20.0', 'fail'],
  ])('Node %s is %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });

  it.each([
    [undefined, 'ok', 'no known end'],
    ['2026-06-01', 'ok', 'in 92 days'],
    ['2026-03-10', 'warn', 'in 9 days'],
    ['2026-03-02', 'warn', 'in 1 day'],
  ])('a token that ends on %s is %s', (expiresAt, status, detail) => {
    expect(checkExpiry(token(expiresAt), now)).toMatchObject({
      status,
      detail: expect.stringContaining(detail),
    });
  });

  it('tells lists that are not read from those that are read in part', () => {
    const item = (verdict: 'yes' | 'no' | 'depends', title: string) => ({ title, verdict, note: '' });
    expect(checkReadability({ readable: [item('yes', 'Groups')] })).toMatchObject({ status: 'ok' });
    expect(
      checkReadability({
        readable: [item('yes', 'Groups'), item('no', 'Licence'), item('depends', 'Hooks')],
      }),
    ).toMatchObject({
      status: 'warn',
      detail: 'will not read Licence; 1 of 3 kinds of lists only where its user has the role',
    });
  });

  it.each([
    ['0 * * * *', known('2026-03-01T11:10:00Z'), 'ok', '50 min 0 s ago'],
    ['0 * * * *', known('2026-03-01T08:00:00Z'), 'warn', 'though it is due every 1 h 0 min'],
    ['disabled', known('2026-02-01T08:00:00Z'), 'ok', '28 days ago'],
    ['0 * * * *', known('2026-03-01T11:10:00Z', 'GitLab is away.'), 'warn', 'failed: GitLab is away.'],
    ['0 * * * *', undefined, 'warn', 'never'],
  ])('last sync with schedule %s: %#', (schedule, seen, status, detail) => {
    const finding = checkLastSync(connection(schedule), seen, now);
    expect(finding).toMatchObject({ status, detail: expect.stringContaining(detail) });
  });

  it.each([
    [undefined, 'ok'],
    [59_000, 'ok'],
    [-3_600_000, 'warn'],
  ])('a clock that differs by %s ms is %s', (skew, status) => {
    expect(checkSkew(skew).status).toBe(status);
  });

  it('reads the clock of a server without sending it a token', async () => {
    const headers: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      headers.push(request.headers['private-token']?.toString(), request.headers.authorization);
      response.writeHead(401, { date: new Date(Date.now() + 3_600_000).toUTCString() }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const skew = await clockSkewMs(url, never);
    await new Promise((resolve) => server.close(resolve));
    expect(Math.round((skew ?? 0) / 60_000)).toBe(60);
    expect(headers).toEqual([undefined, undefined]);
    expect(await clockSkewMs(url, never)).toBeUndefined();
  });
});
