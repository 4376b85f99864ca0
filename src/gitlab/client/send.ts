import type { Dispatcher } from 'undici';
import { appError } from '../../core/errors.js';
import type { Logger } from '../../core/logger.js';
import { throwIfStopped } from './abort.js';
import type { Clock } from './clock.js';
import { exchange } from './exchange.js';
import type { AnswerHeaders, RawAnswer } from './http.js';
import type { Limiter } from './limiter.js';
import type { MetricsRecorder } from './metrics.js';
import { refusalError } from './refusal.js';
import { TransientFailure, withRetries } from './retry.js';

/** A request as REST and GraphQL hand it to the one way out. */
interface SendRequest {
  readonly method: 'GET' | 'POST';
  readonly address: URL;
  /** Template of the path with its method, such as `GET /projects/:id`: the unit of rate limits and counts. */
  readonly endpoint: string;
  /** What errors call the request. */
  readonly path: string;
  readonly auth: 'private-token' | 'bearer';
  readonly body?: string;
  readonly signal: AbortSignal;
  /** 5xx that are not retried but thrown at once as GITLAB_SERVER_ERROR. */
  readonly finalStatuses?: ReadonlySet<number>;
  /** 4xx (other than 401, 403, 404, 429) whose JSON is an answer to be judged by the caller. */
  readonly answerStatuses?: ReadonlySet<number>;
}

/** An answer that is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: unknown;
}

/** Sends a request under the client's one policy of limits, retries, timeouts and errors. */
export type Send = (request: SendRequest) => Promise<Answer>;

/** What {@link createSend} is made from. */
export interface SendOptions {
  readonly url: string;
  readonly token: string;
  readonly dispatcher: Dispatcher;
  readonly attempts: number;
  readonly timeoutMs: number;
  readonly backoffMs: number;
  readonly maxRateLimitWaitMs: number;
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limiter: Limiter;
  readonly metrics: MetricsRecorder;
  readonly logger: Logger;
}

/**
 * Makes the one way out: every request of the client goes through what this returns, and only it knows the token.
 * 429 waits without using up attempts; 5xx, resets, timeouts and truncated bodies are retried.
 */
export function createSend(options: SendOptions): Send {
  const { url, token, clock, limiter, metrics, logger } = options;
  let isKnown = false;

  async function dispatch(request: SendRequest): Promise<RawAnswer> {
    let limitedSince: number | undefined;
    for (;;) {
      let sentAs = 0;
      const raw = await limiter.run(request, async (ticket) => {
        sentAs = ticket;
        const from = clock.now();
        const answer = await exchange(
          { ...request, headers: headersOf(request, token) },
          { ...options, isKnown: () => isKnown, onSent: () => metrics.sent(request.endpoint) },
        );
        limiter.observe(answer.headers);
        metrics.dated(answer.headers.date, clock.now());
        const { method, endpoint } = request;
        logger.debug({ method, endpoint, status: answer.status, ms: clock.now() - from }, 'GitLab answered');
        return answer;
      });
      if (raw.status !== 429) {
        limiter.passed(request.endpoint);
        return raw;
      }
      limitedSince ??= clock.now();
      const waitMs = limiter.limited(request.endpoint, sentAs, raw.headers);
      if (clock.now() + waitMs - limitedSince > options.maxRateLimitWaitMs) {
        throw appError('GITLAB_RATE_LIMITED', { path: request.path });
      }
      metrics.retried();
      logger.debug({ endpoint: request.endpoint, waitMs }, 'GitLab limits the rate');
    }
  }

  function judge(request: SendRequest, raw: RawAnswer): Answer {
    const { path } = request;
    const { status, headers } = raw;
    if (status >= 500) {
      const final = appError('GITLAB_SERVER_ERROR', { path, status });
      throw request.finalStatuses?.has(status) === true
        ? final
        : new TransientFailure(`status ${status}`, final);
    }
    if (status === 204) return { status, headers, body: null };
    const body = parseJson(raw);
    if (body === notJson) {
      const isRefusal = status === 401 || status === 403 || status === 404;
      if (isRefusal && !isHtml(raw)) throw refusalError({ url, path, status, body: raw.text, token });
      if (!isKnown) throw appError('GITLAB_NOT_GITLAB', { url });
      if (status === 403) throw refusalError({ url, path, status, body: undefined, token });
      throw appError('GITLAB_BAD_ANSWER', { path, reason: `it is not JSON (status ${status})` });
    }
    if (body === truncated) {
      const reason = 'its JSON is not complete';
      throw new TransientFailure(reason, appError('GITLAB_BAD_ANSWER', { path, reason }));
    }
    isKnown = true;
    if (status < 300 || request.answerStatuses?.has(status) === true) return { status, headers, body };
    throw refusalError({ url, path, status, body, token });
  }

  return async (request) => {
    throwIfStopped(request.signal);
    return withRetries(async () => judge(request, await dispatch(request)), {
      ...options,
      signal: request.signal,
      onRetry: (reason, attempt) => {
        metrics.retried();
        logger.debug({ endpoint: request.endpoint, reason, attempt }, 'GitLab request is repeated');
      },
    });
  };
}

function headersOf({ auth, body }: SendRequest, token: string): Record<string, string> {
  return {
    accept: 'application/json',
    'user-agent': 'gitlab-access-graph',
    ...(auth === 'bearer' ? { authorization: `Bearer ${token}` } : { 'private-token': token }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

const notJson = Symbol('not JSON');
const truncated = Symbol('truncated');

function parseJson(raw: RawAnswer): unknown {
  try {
    return JSON.parse(raw.text);
  } catch {
    const saysJson = raw.headers['content-type']?.includes('json') === true;
    return saysJson && !isHtml(raw) ? truncated : notJson;
  }
}

function isHtml({ headers, text }: RawAnswer): boolean {
  return headers['content-type']?.includes('html') === true || /^\s*</.test(text);
}
