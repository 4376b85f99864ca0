import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { appError, isAppError } from '../../core/errors.js';
import { createLogger } from '../../core/logger.js';
import { type CreateClientOptions, createGitLabClient } from './client.js';
import {
  createTestClock,
  type ReceivedRequest,
  sendJson,
  startTestServer,
  type TestServer,
} from './testing.js';
import type { GitLabClient } from './types.js';

const canary = 'glpat-CANARY-7f3a';
const logLines: string[] = [];
const logger = createLogger('trace', { write: (line: string) => void logLines.push(line) });
const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serve(
  answer: (request: ReceivedRequest, response: ServerResponse) => void,
): Promise<TestServer> {
  const server = await startTestServer(answer);
  closers.push(server.close);
  return server;
}

function open(url: string, options: Partial<CreateClientOptions> = {}): GitLabClient {
  const client = createGitLabClient({ url, token: canary, backoffMs: 1, attempts: 3, logger, ...options });
  closers.push(client.close);
  return client;
}

/** The catalogued error that a call ends with; fails when it carries the token anywhere. */
async function failure(call: () => Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await call().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isAppError(error)) throw new Error('a catalogued error was expected', { cause: error });
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    expect(`${e.message} ${e.stack} ${JSON.stringify(e)} ${String(e)}`).not.toContain(canary);
  }
  return { code: error.code, message: error.message };
}

/** Serves the answers in turn, the last of them for ever. */
function inTurn(...answers: ((response: ServerResponse) => void)[]) {
  return (request: ReceivedRequest, response: ServerResponse): void => {
    answers[Math.min(request.count, answers.length) - 1]?.(response);
  };
}

const ok = (response: ServerResponse): void => sendJson(response, { id: 1 });
const status =
  (code: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    sendJson(response, body, headers, code);
const text =
  (code: number, body: string, type = 'text/html') =>
  (response: ServerResponse): void => {
    response.writeHead(code, { 'content-type': type }).end(body);
  };
const reset = (response: ServerResponse): void => void response.destroy();
const cutBody = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"id":', () => response.destroy());
};

describe('a request', () => {
  it('carries the token, names itself and encodes its query', async () => {
    const server = await serve((_request, response) => ok(response));
    const client = open(`${server.url}/gitlab/`);
    const query = { with_projects: false, scopes: ['a b', 'c'], since: undefined, n: 3 };
    expect(await client.get('/groups/acme%2Fweb', query)).toEqual({ id: 1 });
    const [request] = server.requests;
    expect(request?.path).toBe('/gitlab/api/v4/groups/acme%2Fweb');
    expect([...(request?.query ?? [])]).toEqual([
      ['with_projects', 'false'],
      ['scopes[]', 'a b'],
      ['scopes[]', 'c'],
      ['n', '3'],
    ]);
    expect(request?.headers).toMatchObject({ 'private-token': canary, 'user-agent': 'gitlab-access-graph' });
    expect(client.host).toBe(`${server.url.slice('http://'.length)}/gitlab`);
  });

  it('is counted by the template of its path', async () => {
    const server = await serve(inTurn(status(500), ok));
    const client = open(server.url);
    await client.get('/projects/1');
    await client.get('/projects/acme%2Fweb');
    expect(client.metrics.byEndpoint).toEqual(new Map([['GET /projects/:id', 3]]));
    expect(client.metrics).toMatchObject({ requests: 3, retries: 1, waitingForRateLimit: false });
  });

  it('never leaves the API by dots in its path', async () => {
    const server = await serve((_request, response) => ok(response));
    const client = open(`${server.url}/gitlab`);
    expect(await failure(() => client.get('/groups/../../../other'))).toMatchObject({
      code: 'GITLAB_FOREIGN_PAGE',
    });
    expect(server.requests).toEqual([]);
  });

  it('gives null for an answer without content', async () => {
    const server = await serve((_request, response) => void response.writeHead(204).end());
    expect(await open(server.url).get('/x')).toBeNull();
  });
});

describe('a compressed answer', () => {
  const zipped =
    (bytes: Buffer) =>
    (response: ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bytes);
    };

  it('is asked for and read', async () => {
    const server = await serve(inTurn(zipped(gzipSync('{"name":"Zoë"}'))));
    expect(await open(server.url).get('/x')).toEqual({ name: 'Zoë' });
    expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip');
  });

  it('is read again when it was cut', async () => {
    const whole = gzipSync('{"id":1}');
    const server = await serve(inTurn(zipped(whole.subarray(0, -6)), zipped(whole)));
    expect(await open(server.url).get('/x')).toEqual({ id: 1 });
    expect(server.requests).toHaveLength(2);
  });

  it('may not unfold to more than the limit', async () => {
    const server = await serve(inTurn(zipped(gzipSync(`"${'a'.repeat(5_000_000)}"`))));
    const answer = await failure(() => open(server.url, { maxBytes: 1024 * 1024 }).get('/x'));
    expect(answer).toMatchObject({ code: 'GITLAB_BAD_ANSWER' });
    expect(answer.message).toContain('larger than 1 MiB');
  });
});

describe('a passing failure', () => {
  it.each([
    ['500', status(500)],
    ['502 with a page of the proxy', text(502, '<html>Bad Gateway')],
    ['a reset', reset],
    ['a body cut by the connection', cutBody],
    ['truncated JSON', text(200, '{"id":', 'application/json')],
    ['an empty body', text(200, '', 'application/json')],
  ])('is retried: %s', async (_name, fault) => {
    const server = await serve(inTurn(fault, fault, ok));
    expect(await open(server.url).get('/x')).toEqual({ id: 1 });
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    ['500', status(500), 'GITLAB_SERVER_ERROR'],
    ['a reset', reset, 'GITLAB_UNREACHABLE'],
    ['truncated JSON', text(200, '{"id":', 'application/json'), 'GITLAB_BAD_ANSWER'],
  ])('is given up after the last attempt: %s', async (_name, fault, code) => {
    const server = await serve((_request, response) => fault(response));
    expect(await failure(() => open(server.url).get('/x'))).toMatchObject({ code });
    expect(server.requests).toHaveLength(3);
  });

  it('backs off exponentially with jitter', async () => {
    const server = await serve((_request, response) => status(503)(response));
    const clock = createTestClock();
    const client = open(server.url, { clock, random: () => 0.5, backoffMs: 500, attempts: 5 });
    await failure(() => client.get('/x'));
    expect(clock.sleeps).toEqual([500, 1000, 2000, 4000]);
  });

  it('includes an answer that does not come in time', async () => {
    const server = await serve((request, response) => {
      if (request.count > 1) ok(response);
    });
    expect(await open(server.url, { timeoutMs: 50, attempts: 20 }).get('/x')).toEqual({ id: 1 });
    const silent = await serve(() => undefined);
    const error = await failure(() => open(silent.url, { timeoutMs: 20, attempts: 2 }).get('/x'));
    expect(error).toMatchObject({
      code: 'GITLAB_UNREACHABLE',
      message: expect.stringContaining('within 20 ms'),
    });
  });
});

describe('429', () => {
  it('waits as asked, and uses up no attempt', async () => {
    const limited = status(429, 'Retry later', { 'retry-after': '5' });
    const server = await serve(inTurn(limited, limited, limited, limited, ok));
    const clock = createTestClock();
    const client = open(server.url, { clock, attempts: 1, random: () => 0 });
    expect(await client.get('/users/1')).toEqual({ id: 1 });
    expect(clock.sleeps.every((ms) => ms >= 5000 && ms <= 5001)).toBe(true);
    expect(client.metrics.rateLimitWaitMs).toBeGreaterThanOrEqual(20_000);
  });

  it('without a word on when is given up after the longest wait', async () => {
    const server = await serve((_request, response) =>
      status(429, {}, { 'ratelimit-remaining': '1990' })(response),
    );
    const clock = createTestClock();
    const client = open(server.url, { clock, random: () => 1, backoffMs: 500, maxRateLimitWaitMs: 600_000 });
    expect(await failure(() => client.get('/users/1'))).toMatchObject({ code: 'GITLAB_RATE_LIMITED' });
    expect(client.metrics.rateLimitWaitMs).toBeGreaterThan(90_000);
    expect(client.metrics.rateLimitWaitMs).toBeLessThanOrEqual(600_000);
  });
});

describe('a refusal', () => {
  const redirectTo = (location: string) => status(302, {}, { location });
  it.each([
    ['401', status(401, { message: '401 Unauthorized' }), 'GITLAB_TOKEN_REJECTED', /expired or revoked/],
    ['a revoked token', status(403, { error: 'invalid_token' }), 'GITLAB_TOKEN_REJECTED', /revoked/],
    ['403', status(403, { message: '403 Forbidden' }), 'GITLAB_FORBIDDEN', /\/groups\/7: 403 Forbidden\.$/],
    [
      'a missing scope',
      status(403, { error: 'insufficient_scope', scope: 'api read_api' }),
      'GITLAB_FORBIDDEN',
      /insufficient_scope, it needs one of api, read_api/,
    ],
    ['a blocked address', text(403, 'Forbidden\n', 'text/plain'), 'GITLAB_FORBIDDEN', /Forbidden/],
    [
      'a refusal that repeats the token',
      status(403, { message: `no ${canary}` }),
      'GITLAB_FORBIDDEN',
      /403 Forbidden/,
    ],
    [
      '404',
      status(404, { message: '404 Group Not Found' }),
      'GITLAB_NOT_FOUND',
      /does not show \/groups\/7:/,
    ],
    [
      '400',
      status(400, { error: 'order_by does not have a valid value' }),
      'GITLAB_BAD_ANSWER',
      /400 order_by does not/,
    ],
    ['a page on first contact', text(200, '<!DOCTYPE html>'), 'GITLAB_NOT_GITLAB', /not with GitLab's API/],
    ['a 404 page on first contact', text(404, '<html>'), 'GITLAB_NOT_GITLAB', /not with GitLab's API/],
    [
      'a redirect to another host',
      redirectTo('https://evil.example/x'),
      'GITLAB_REDIRECTED',
      /https:\/\/evil\.example/,
    ],
    ['a redirect to another port', redirectTo('http://127.0.0.1:1/x'), 'GITLAB_REDIRECTED', /127\.0\.0\.1:1/],
    [
      'a redirect in a circle',
      redirectTo('/api/v4/groups/7'),
      'GITLAB_BAD_ANSWER',
      /redirects more than once/,
    ],
  ])('%s', async (_name, fault, code, message) => {
    const server = await serve((_request, response) => fault(response));
    const client = open(server.url);
    const error = await failure(() => client.get('/groups/7', { search: 'hidden' }));
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(error.message).not.toContain('hidden');
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  it('is a bad answer when a GitLab that answered before sends a page', async () => {
    const server = await serve(inTurn(ok, text(200, '<html>')));
    const client = open(server.url);
    await client.get('/x');
    expect(await failure(() => client.get('/x'))).toMatchObject({ code: 'GITLAB_BAD_ANSWER' });
  });

  it('comes for an answer that is too large, without reading it all', async () => {
    const server = await serve((_request, response) => sendJson(response, 'x'.repeat(200_000)));
    const client = open(server.url, { maxBytes: 100_000 });
    expect(await failure(() => client.get('/x'))).toMatchObject({ code: 'GITLAB_BAD_ANSWER' });
  });
});

describe('a redirect inside this GitLab', () => {
  it('is followed once, with the token', async () => {
    const server = await serve(inTurn(status(301, {}, { location: '/gitlab/api/v4/projects/9' }), ok));
    expect(await open(`${server.url}/gitlab`).get('/projects/old%2Fname')).toEqual({ id: 1 });
    expect(server.requests[1]).toMatchObject({
      path: '/gitlab/api/v4/projects/9',
      headers: { 'private-token': canary },
    });
  });

  it('is refused when it leads to something else on the same host', async () => {
    const server = await serve(inTurn(status(302, {}, { location: '/other' }), ok));
    const client = open(`${server.url}/gitlab`);
    expect(await failure(() => client.get('/x'))).toMatchObject({ code: 'GITLAB_REDIRECTED' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a GitLab that is away', () => {
  it('is reported at once on first contact, and asked again after it has answered once', async () => {
    const server = await startTestServer((_request, response) => ok(response));
    const known = open(server.url);
    await known.get('/x');
    await server.close();
    const expected = { code: 'GITLAB_UNREACHABLE', message: expect.stringContaining('connection refused') };
    expect(await failure(() => known.get('/x'))).toMatchObject(expected);
    expect(known.metrics.retries).toBeGreaterThan(0);
    const fresh = open(server.url);
    expect(await failure(() => fresh.get('/x'))).toMatchObject(expected);
    expect(fresh.metrics.retries).toBe(0);
  });
});

describe('stopping', () => {
  it('close() aborts what is under way and fails what comes later', async () => {
    const client: GitLabClient = open((await serve(() => client.close())).url);
    expect(await failure(() => client.get('/x'))).toMatchObject({ code: 'GITLAB_CLOSED' });
    expect(await failure(() => client.get('/x'))).toMatchObject({ code: 'GITLAB_CLOSED' });
    expect(await failure(() => client.list('/x').next())).toMatchObject({ code: 'GITLAB_CLOSED' });
    expect(await failure(() => client.graphql('{ a }'))).toMatchObject({ code: 'GITLAB_CLOSED' });
  });

  it('a signal aborts a wait for the rate limit, with its own reason when that is catalogued', async () => {
    const controller = new AbortController();
    const server = await serve((_request, response) => {
      status(429, {}, { 'retry-after': '600' })(response);
      controller.abort(appError('SYNC_CANCELLED', { connection: 'main' }));
    });
    const client = open(server.url, { signal: controller.signal });
    expect(await failure(() => client.get('/x'))).toMatchObject({ code: 'SYNC_CANCELLED' });
  });
});

describe('the token', () => {
  it.each(['', ' ', 'two words', 'two\nlines', 'tökén'])('%j is refused before it is sent', (token) => {
    const make = (): unknown => createGitLabClient({ url: 'https://gitlab.example.com', token });
    expect(make).toThrow(expect.objectContaining({ code: 'GITLAB_TOKEN_REJECTED' }));
  });

  it('may end with a line break, as one read from a file does', async () => {
    const server = await serve((_request, response) => ok(response));
    await open(server.url, { token: `${canary}\n` }).get('/x');
    expect(server.requests[0]?.headers['private-token']).toBe(canary);
  });

  it('is in no line of the log, nor are query values; the log has one line for each answer', async () => {
    const refusal = status(403, { message: `not with ${canary}` });
    const server = await serve(inTurn(ok, refusal, reset, ok, status(401)));
    const client = open(server.url);
    await client.get('/projects/1', { search: 'hidden' });
    await failure(() => client.get('/projects/1'));
    await client.get('/projects/1');
    await failure(() => client.graphql('{ a }'));
    expect(logLines.some((line) => line.includes('"endpoint":"GET /projects/:id","status":200'))).toBe(true);
    expect(logLines.some((line) => line.includes('"endpoint":"GET /projects/:id","status":403'))).toBe(true);
    expect(logLines.some((line) => line.includes('is repeated'))).toBe(true);
    expect(logLines.join('\n')).not.toMatch(new RegExp(`${canary}|hidden`));
  });
});
