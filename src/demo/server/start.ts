import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { indexOf } from '../world/indexes.js';
import { createRandom } from '../world/random.js';
import type { World, WorldPrincipals } from '../world/types.js';
import { answer, templateOf } from './answer.js';
import type { Answer } from './answer-types.js';
import { tokenFrom } from './caller.js';
import { HttpFailure } from './failure.js';
import { type FaultEffect, type Faults, faultFor, type SimulatedRequest, spoilRow } from './faults.js';
import { type SimulatedGitLabOptions, settingsOf } from './options.js';
import { createRateLimiter } from './rate-limit.js';

/** One line of the request log. */
interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly template: string;
  /** The caller's user name, or `anonymous`. */
  readonly principal: string;
  /** 0 when the connection was reset. */
  readonly status: number;
}

/** A simulated GitLab that listens. */
export interface SimulatedGitLab {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Secrets to call it with, each of different rights. */
  readonly tokens: Readonly<Record<keyof WorldPrincipals, string>>;
  /** The newest 20,000 requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly requestCount: number;
  /** Milliseconds spent computing and writing answers so far, added latency left out. */
  readonly answeringMs: number;
  readonly faults: Faults;
  readonly world: World;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

const logLimit = 20_000;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function spoiled(made: Answer, effect: FaultEffect | undefined): Answer {
  switch (effect?.kind) {
    case 'status': {
      const headers = effect.retryAfter === undefined ? {} : { 'retry-after': String(effect.retryAfter) };
      return { status: effect.status, headers, body: effect.body ?? { message: `${effect.status} made up` } };
    }
    case 'html':
      return {
        status: effect.status ?? 200,
        headers: { 'content-type': 'text/html' },
        body: '<!DOCTYPE html><html><body>Sign in</body></html>',
      };
    case 'row':
      return { ...made, body: spoilRow(made.body, effect) };
    case 'graphql-error':
      return { status: 200, headers: {}, body: { errors: [{ message: effect.message }] } };
    default:
      return made;
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer, truncate: boolean): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  const sent = truncate ? text.slice(0, Math.floor(text.length / 2)) : text;
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(sent),
    'x-request-id': 'simulated',
    ...headers,
  });
  response.end(sent);
}

/** Starts a simulated GitLab over `world` on 127.0.0.1; whoever changes the world must `touch` it. */
export async function startSimulatedGitLab(
  world: World,
  options: SimulatedGitLabOptions = {},
): Promise<SimulatedGitLab> {
  const settings = settingsOf(options);
  const limiter = createRateLimiter(options.rateLimit);
  const random = createRandom(options.seed ?? 1);
  const faults: Faults = { rules: [] };
  const requests: LoggedRequest[] = [];
  let requestCount = 0;
  let answeringMs = 0;
  let base = '';

  const log = (line: LoggedRequest): void => {
    requests.push(line);
    if (requests.length > logLimit) requests.shift();
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requestCount += 1;
    const number = requestCount;
    const url = new URL(request.url ?? '/', base);
    const method = request.method ?? 'GET';
    const body = method === 'POST' ? await readBody(request) : '';
    const seen: SimulatedRequest = {
      number,
      method,
      path: request.url ?? '/',
      template: templateOf(url),
      body,
    };
    await faults.onRequest?.(seen);
    const effect = faultFor(faults, seen, random);
    const token = tokenFrom(request.headers);
    const userId = token === undefined ? undefined : indexOf(world).tokenByValue.get(token)?.userId;
    const principal = (userId === undefined ? undefined : world.users.get(userId)?.username) ?? 'anonymous';
    if (effect?.kind === 'reset') {
      log({ method, path: seen.path, template: seen.template, principal, status: 0 });
      request.socket.destroy();
      return;
    }
    const wait = (options.latencyMs ?? 0) + (effect?.kind === 'delay' ? effect.milliseconds : 0);
    // Not held by the event loop: a closed server must not keep its process waiting.
    if (wait > 0) await sleep(wait, undefined, { ref: false });
    const started = performance.now();
    let made: Answer;
    try {
      const limits = limiter.check(principal, seen.template);
      const own = await answer({ world, settings, base, method, url, headers: request.headers, body });
      made = spoiled({ ...own, headers: { ...own.headers, ...limits } }, effect);
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      made = { status: error.status, headers: { ...error.headers }, body: error.body };
    }
    send(response, made, effect?.kind === 'truncate');
    answeringMs += performance.now() - started;
    log({ method, path: seen.path, template: seen.template, principal, status: made.status });
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A mistake of the simulator itself: tests must see it as such.
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (response.headersSent) response.destroy();
      else
        send(
          response,
          { status: 500, headers: {}, body: { message: `The simulator failed: ${message}` } },
          false,
        );
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const secret = (name: keyof WorldPrincipals): string =>
    world.tokens.get(world.principals[name])?.value ?? '';
  return {
    url: base,
    tokens: {
      admin: secret('admin'),
      owner: secret('owner'),
      auditor: secret('auditor'),
      developer: secret('developer'),
      readUserOnly: secret('readUserOnly'),
      expired: secret('expired'),
      revoked: secret('revoked'),
      groupToken: secret('groupToken'),
    },
    requests,
    get requestCount() {
      return requestCount;
    },
    get answeringMs() {
      return answeringMs;
    },
    faults,
    world,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
