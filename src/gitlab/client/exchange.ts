import type { Dispatcher } from 'undici';
import { type AppError, appError, isAppError } from '../../core/errors.js';
import { stoppedError } from './abort.js';
import { AnswerTimeout, type HttpLimits, type HttpRequest, type RawAnswer, roundTrip } from './http.js';
import { explainNetworkFailure } from './network-failure.js';
import { TransientFailure } from './retry.js';
import { isUnder } from './url.js';

/** What bounds an exchange. */
export interface ExchangeLimits extends HttpLimits {
  readonly dispatcher: Dispatcher;
  /** The GitLab's base address, which a redirect may not leave. */
  readonly url: string;
  /** Whether this GitLab has answered before: only then a refused connection may be a restart. */
  readonly isKnown: () => boolean;
  readonly onSent: () => void;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Sends one request and reads its answer whole. A redirect inside the GitLab is followed once; one that leaves it is
 * refused, because the token would travel there.
 * @throws GITLAB_UNREACHABLE, GITLAB_REDIRECTED, GITLAB_BAD_ANSWER, GITLAB_CLOSED, or a TransientFailure.
 */
export async function exchange(request: HttpRequest, limits: ExchangeLimits): Promise<RawAnswer> {
  try {
    limits.onSent();
    const first = await roundTrip(limits.dispatcher, request, limits);
    if (!redirects.has(first.status)) return first;
    const address = redirectTarget(first, request, limits);
    limits.onSent();
    const second = await roundTrip(limits.dispatcher, { ...request, address }, limits);
    if (!redirects.has(second.status)) return second;
    throw appError('GITLAB_BAD_ANSWER', { path: request.path, reason: 'it redirects more than once' });
  } catch (error) {
    if (request.signal.aborted) throw stoppedError(request.signal);
    if (isAppError(error)) throw error;
    throw error instanceof AnswerTimeout ? timeoutFailure(limits, error) : networkError(error, limits);
  }
}

function redirectTarget({ status, headers }: RawAnswer, request: HttpRequest, limits: ExchangeLimits): URL {
  const { path, method } = request;
  const location = headers.location ?? '';
  if (!URL.canParse(location, request.address.href)) {
    throw appError('GITLAB_BAD_ANSWER', { path, reason: 'it redirects nowhere' });
  }
  const target = new URL(location, request.address);
  if (!isUnder(limits.url, target)) throw appError('GITLAB_REDIRECTED', { path, host: target.origin });
  const keepsMethod = method === 'GET' || status === 307 || status === 308;
  if (!keepsMethod) throw appError('GITLAB_BAD_ANSWER', { path, reason: 'it redirects a POST to a GET' });
  return target;
}

function networkError(error: unknown, { url, isKnown }: ExchangeLimits): AppError | TransientFailure {
  const { reason, retry } = explainNetworkFailure(error);
  const final = appError('GITLAB_UNREACHABLE', { url, reason }, error);
  return retry === 'now' || (retry === 'later' && isKnown()) ? new TransientFailure(reason, final) : final;
}

function timeoutFailure({ url, timeoutMs }: ExchangeLimits, error: unknown): TransientFailure {
  const reason = `no answer within ${timeoutMs} ms`;
  return new TransientFailure(reason, appError('GITLAB_UNREACHABLE', { url, reason }, error));
}
