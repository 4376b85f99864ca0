import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/core/logger.js';
import type { Graph } from '../../../src/graph/driver.js';
import { makeToken, startTestServer, type TestServer } from '../../support/api-server.js';
import { testGraph, wipe } from '../../support/graph.js';

const adminToken = 'canary-admin-token-0123456789';
const who = JSON.stringify({ query: '{ viewer { id name role } }' });
const json = { 'content-type': 'application/json' };

let graph: Graph;
let api: TestServer;
const log: string[] = [];

beforeAll(async () => {
  graph = testGraph();
  await wipe(graph);
  const logger = createLogger('trace', { write: (line: string) => void log.push(line) });
  api = await startTestServer(graph, { services: { logger }, settings: { adminToken, sessionHours: 1 } });
});
afterAll(async () => {
  await api.close();
  await graph.close();
});

const post = (token: unknown, headers: Record<string, string> = {}) =>
  api.fetch('/session', {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify({ token }),
  });

/** The cookie that an answer sets, as a browser sends it back. */
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';

const ask = (cookie: string, headers: Record<string, string> = {}) =>
  api.fetch('/graphql', { method: 'POST', headers: { ...json, cookie, ...headers }, body: who });

describe('a session of a browser', () => {
  it('is made for a good token, is worth what the token is, and holds nothing of it', async () => {
    const token = await makeToken(graph, { role: 'ANALYST' });
    const answer = await post(token);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ role: 'ANALYST', expiresAt: expect.any(String) });
    const header = answer.headers.get('set-cookie') ?? '';
    expect(header).toMatch(
      /^access_graph_session=ags_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const viewer = (await (await ask(cookieOf(answer))).json()) as { data: { viewer: { role: string } } };
    expect(viewer.data.viewer.role).toBe('ANALYST');
    const stored = await graph.read('MATCH (s:ApiSession) RETURN s {.*} AS session');
    const value = cookieOf(answer).split('=')[1] ?? '';
    for (const secret of [token, value]) {
      expect(JSON.stringify(stored)).not.toContain(secret);
      expect(log.join('')).not.toContain(secret);
    }
  });

  it('is made for the configured admin token, too, and travels by TLS alone where a proxy says that TLS is in use', async () => {
    expect((await post(adminToken)).status).toBe(201);
    const behind = await startTestServer(graph, { settings: { adminToken, trustProxy: true } });
    try {
      const answer = await behind.fetch('/session', {
        method: 'POST',
        headers: { ...json, 'x-forwarded-proto': 'https' },
        body: JSON.stringify({ token: adminToken }),
      });
      expect(answer.headers.get('set-cookie')).toContain('; Secure');
    } finally {
      await behind.close();
    }
  });

  it.each([
    ['a wrong token', 'agt_wrong'],
    ['no text', 7],
    ['nothing', undefined],
    ['spaces', '   '],
  ])('is refused for %s', async (_what, token) => {
    const answer = await post(token);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'SIGN_IN_REFUSED' } }] });
  });

  it('ends when its token is revoked, or expires', async () => {
    const revoked = cookieOf(await post(await makeToken(graph, { name: 'for a session' })));
    expect((await ask(revoked)).status).toBe(200);
    await api.graphql('mutation { revokeToken(token: "for a session") { id } }', { as: adminToken });
    expect((await ask(revoked)).status).toBe(401);

    const own = await startTestServer(graph, { settings: { adminToken } });
    const cookie = cookieOf(await post(adminToken));
    await graph.write(
      'MATCH (s:ApiSession) WHERE s.kind = "ADMIN_TOKEN" SET s.expiresAt = "2020-01-01T00:00:00.000Z"',
    );
    try {
      const answer = await own.fetch('/graphql', { method: 'POST', headers: { ...json, cookie }, body: who });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBeNull();
    } finally {
      await own.close();
    }
  });

  it('of a configured token is worth nothing to a service that is configured with another', async () => {
    const cookie = cookieOf(await post(adminToken));
    const other = await startTestServer(graph, {
      settings: { adminToken: 'another-admin-token-0123456789' },
    });
    try {
      const answer = await other.fetch('/graphql', {
        method: 'POST',
        headers: { ...json, cookie },
        body: who,
      });
      expect(answer.status).toBe(401);
    } finally {
      await other.close();
    }
  });

  it('lasts no longer than its token, and those that have expired are forgotten', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    const answer = await post(await makeToken(graph, { expiresAt: soon }));
    expect(await answer.json()).toMatchObject({ expiresAt: soon });
    const late = await graph.read('MATCH (s:ApiSession) WHERE s.expiresAt < $now RETURN s.hash AS hash', {
      now: new Date().toISOString(),
    });
    expect(late).toEqual([]);
  });

  it('is over once the browser signs out', async () => {
    const cookie = cookieOf(await post(await makeToken(graph)));
    const out = await api.fetch('/session', { method: 'DELETE', headers: { cookie } });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(
      /^access_graph_session=; Path=\/; Expires=Thu, 01 Jan 1970/,
    );
    expect((await ask(cookie)).status).toBe(401);
    const records = await graph.read<{ action: string }>(
      'MATCH (a:AuditRecord) WHERE a.action IN ["signIn", "signOut"] RETURN DISTINCT a.action AS action ORDER BY action',
    );
    expect(records).toEqual([{ action: 'signIn' }, { action: 'signOut' }]);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the site', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('is not believed when it comes from %s', async (_from, headers) => {
    const cookie = cookieOf(await post(adminToken));
    const answer = await ask(cookie, headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'CROSS_SITE' } }] });
    expect((await post(adminToken, headers)).status).toBe(403);
    // A token in a header is no cookie: no browser sends it by itself.
    const bearer = await api.fetch('/graphql', {
      method: 'POST',
      as: adminToken,
      headers: { ...json, ...headers },
      body: who,
    });
    expect(bearer.status).toBe(200);
  });

  it('serves the same host, and gives way to a token', async () => {
    const cookie = cookieOf(await post(adminToken));
    expect((await ask(cookie, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await ask(cookie, { origin: api.url })).status).toBe(200);
    expect((await ask(cookie, { authorization: 'Bearer agt_wrong' })).status).toBe(401);
    expect((await ask('access_graph_session=ags_short')).status).toBe(401);
  });

  it('opens exports and streams', async () => {
    const cookie = cookieOf(await post(adminToken));
    expect((await api.fetch('/permissions.csv', { headers: { cookie } })).status).toBe(200);
    const controller = new AbortController();
    const stream = await api.fetch('/graphql/stream', {
      method: 'POST',
      headers: { ...json, accept: 'text/event-stream', cookie },
      body: JSON.stringify({ query: 'subscription { syncProgress { run } }' }),
      signal: controller.signal,
    });
    expect(stream.status).toBe(200);
    controller.abort();
  });

  it('is not tried again and again: an address that sends wrong tokens is not listened to for a while', async () => {
    const own = await startTestServer(graph);
    const send = (token: string) =>
      own.fetch('/session', { method: 'POST', headers: json, body: JSON.stringify({ token }) });
    try {
      for (let tries = 0; tries < 30; tries += 1) expect((await send('agt_wrong')).status).toBe(401);
      expect((await send('agt_wrong')).status).toBe(429);
      expect((await send(await makeToken(graph))).status).toBe(429);
    } finally {
      await own.close();
    }
  });
});

describe('the console', () => {
  const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it('is one page for every screen, without data, script or style in it', async () => {
    const pages = await Promise.all(
      ['/', '/alerts?id=1', '/queries/owners', '/nothing/such'].map((path) =>
        api.fetch(path, { headers: asBrowser }),
      ),
    );
    const texts = await Promise.all(pages.map((page) => page.text()));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('<div id="root"></div>');
    expect(texts[0]).not.toMatch(/<style|<script(?![^>]* src="\/assets\/)|\son\w+=/);
    for (const { status, headers } of pages) {
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|https?:/);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('has files that are compressed and may be kept, and nothing else', async () => {
    const page = await (await api.fetch('/', { headers: asBrowser })).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    const file = await api.fetch(script, { headers: { 'accept-encoding': 'br' } });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-encoding')).toBe('br');
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-type')).toContain('javascript');
    for (const path of ['/assets/none.js', '/assets/../index.html', '/assets/%2e%2e/index.html'])
      expect((await api.fetch(path)).status).toBe(401);
  });

  it('leaves the API as it was for programs', async () => {
    expect((await api.fetch('/')).status).toBe(401);
    expect((await api.fetch('/metrics', { headers: asBrowser })).status).toBe(401);
    expect((await api.fetch('/queries/owners.csv', { headers: asBrowser })).status).toBe(401);
    expect((await api.fetch('/livez', { headers: asBrowser })).status).toBe(200);
  });

  it('is not there when it is switched off', async () => {
    const off = await startTestServer(graph, { settings: { console: false } });
    try {
      expect((await off.fetch('/', { headers: asBrowser })).status).toBe(401);
      expect((await off.fetch('/session', { method: 'POST', headers: json, body: '{}' })).status).toBe(401);
    } finally {
      await off.close();
    }
  });
});
