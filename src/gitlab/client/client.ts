import { Agent } from 'undici';
import { appError } from '../../core/errors.js';
import { type Logger, silentLogger } from '../../core/logger.js';
import { childController, throwIfStopped } from './abort.js';
import { type Clock, systemClock } from './clock.js';
import { createGraphQL } from './graphql.js';
import { readGraphQLPages } from './graphql-pages.js';
import { createLimiter } from './limiter.js';
import { createMetrics } from './metrics.js';
import { readPages } from './paging.js';
import { createRest } from './rest.js';
import { createSend } from './send.js';
import { withTokenCheck } from './token-check.js';
import type { ClientOptions, GitLabClient } from './types.js';
import { normaliseUrl } from './url.js';

/** {@link ClientOptions}, and what a test or an embedder may put in its place. */
export interface CreateClientOptions extends ClientOptions {
  /** Gets one debug line per request: method, endpoint template, status, milliseconds (default: none). */
  readonly logger?: Logger;
  /** Time for waits and back-offs (default: the machine's). */
  readonly clock?: Clock;
  /** Jitter in [0, 1) (default `Math.random`). */
  readonly random?: () => number;
  /** Bytes of one answer at most (default 64 MiB). */
  readonly maxBytes?: number;
}

const readAhead = 6;

/**
 * Opens a client of one GitLab; nothing is sent until it is asked.
 * @throws GITLAB_INSECURE_URL, GITLAB_UNREACHABLE when the address is none, GITLAB_TOKEN_REJECTED when the token is not
 *   one word of printable ASCII and so could not be sent.
 */
export function createGitLabClient(options: CreateClientOptions): GitLabClient {
  const { url, host } = normaliseUrl(options.url);
  const token = options.token.trim();
  // An invalid header would be repeated, token and all, in the error of fetch.
  if (!/^[\x21-\x7e]+$/.test(token)) throw appError('GITLAB_TOKEN_REJECTED', { url });

  const closing = childController(options.signal);
  const metrics = createMetrics();
  const policy = {
    attempts: options.attempts ?? 6,
    backoffMs: options.backoffMs ?? 500,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    maxRateLimitWaitMs: options.maxRateLimitWaitMs ?? 15 * 60_000,
    metrics,
  };
  const agent = new Agent();
  const send = createSend({
    ...policy,
    dispatcher: agent,
    url,
    token,
    timeoutMs: options.timeoutMs ?? 60_000,
    maxBytes: options.maxBytes ?? 64 * 1024 * 1024,
    limiter: createLimiter({ ...policy, concurrency: options.concurrency ?? 24 }),
    logger: options.logger ?? silentLogger,
  });
  const rest = withTokenCheck(createRest(url, send), policy.clock);
  const graphql = createGraphQL({ url, token, send, signal: closing.signal });

  return {
    url,
    host,
    metrics: metrics.view,
    get: async (path, query) => {
      throwIfStopped(closing.signal);
      return (await rest(path, query, closing.signal)).body;
    },
    list: (path, list = {}) => readPages({ get: rest, url, path, list, signal: closing.signal, readAhead }),
    graphql,
    graphqlPages: (document, variables, connection, pages = {}) =>
      readGraphQLPages({ graphql, document, variables, connection, ...pages }),
    close: () => {
      closing.abort();
      closing.release();
      void agent.destroy();
    },
  };
}
