import { type AppError, appError, isAppError } from '../../core/errors.js';
import { childController, stoppedError } from './abort.js';
import { explainNetworkFailure } from './network-failure.js';
import { TransientFailure } from './retry.js';
import { isUnder } from './url.js';

/** One HTTP exchange with a GitLab: what is sent, and how much of an answer is borne. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly address: URL;
  /** The path as errors name it: without host and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** The answer, whole. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What bounds an exchange. */
export interface ExchangeLimits {
  /** The GitLab's base address, which a redirect may not leave. */
  readonly url: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
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
export async function exchange(request: ExchangeRequest, limits: ExchangeLimits): Promise<RawAnswer> {
  const within = childController(request.signal);
  let isTooLate = false;
  let isWhole = false;
  const whole = async (response: Response): Promise<RawAnswer> => {
    const answer = await readWhole(response, request, limits);
    isWhole = true;
    return answer;
  };
  const timer = setTimeout(() => {
    isTooLate = true;
    within.abort();
  }, limits.timeoutMs);
  try {
    const response = await fetchOnce(request, request.address, within.signal, limits);
    if (!redirects.has(response.status)) return await whole(response);
    await response.body?.cancel();
    const target = redirectTarget(response, request, limits);
    const second = await fetchOnce(request, target, within.signal, limits);
    if (!redirects.has(second.status)) return await whole(second);
    await second.body?.cancel();
    throw appError('GITLAB_BAD_ANSWER', { path: request.path, reason: 'it redirects more than once' });
  } catch (error) {
    if (isAppError(error)) throw error;
    if (request.signal.aborted) throw stoppedError(request.signal);
    throw isTooLate ? timeoutFailure(limits, error) : networkError(error, limits);
  } finally {
    clearTimeout(timer);
    // Lets go of the connection of an answer that was not read to its end; an abort of the others would only cost time.
    if (!isWhole) within.abort();
    within.release();
  }
}

function fetchOnce(
  { method, headers, body }: ExchangeRequest,
  address: URL,
  signal: AbortSignal,
  limits: ExchangeLimits,
): Promise<Response> {
  limits.onSent();
  return fetch(address, {
    method,
    headers,
    signal,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
}

function redirectTarget(response: Response, request: ExchangeRequest, limits: ExchangeLimits): URL {
  const { path, method } = request;
  const location = response.headers.get('location') ?? '';
  if (!URL.canParse(location, request.address.href)) {
    throw appError('GITLAB_BAD_ANSWER', { path, reason: 'it redirects nowhere' });
  }
  const target = new URL(location, request.address);
  if (!isUnder(limits.url, target)) throw appError('GITLAB_REDIRECTED', { path, host: target.origin });
  const keepsMethod = method === 'GET' || response.status === 307 || response.status === 308;
  if (!keepsMethod) throw appError('GITLAB_BAD_ANSWER', { path, reason: 'it redirects a POST to a GET' });
  return target;
}

async function readWhole(
  response: Response,
  { path }: ExchangeRequest,
  limits: ExchangeLimits,
): Promise<RawAnswer> {
  const { status, headers } = response;
  // An answer that says its length needs no counting, and is read faster in one go.
  const length = Number(headers.get('content-length') ?? Number.NaN);
  const isPlain = headers.get('content-encoding') === null;
  if (isPlain && length <= limits.maxBytes) return { status, headers, text: await response.text() };
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limits.maxBytes) {
      const reason = `it is larger than ${Math.round(limits.maxBytes / 1024 / 1024)} MiB`;
      throw appError('GITLAB_BAD_ANSWER', { path, reason });
    }
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  parts.push(decoder.decode());
  return { status, headers, text: parts.join('') };
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
