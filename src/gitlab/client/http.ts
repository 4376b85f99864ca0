import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { appError } from '../../core/errors.js';

/** One HTTP request, as it goes over the wire. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly address: URL;
  /** The path as errors name it: without host and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** Headers of an answer, names in lower case, repeated ones joined by commas. */
export type AnswerHeaders = Readonly<Record<string, string | undefined>>;

/** The answer, whole. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
}

/** How much of an answer is borne. */
export interface HttpLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** What a request ends with that has no whole answer in time. */
export class AnswerTimeout extends Error {
  override readonly name = 'AnswerTimeout';
}

interface Received {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly bytes: Buffer;
}

const gunzipped = promisify(gunzip);
const decoder = new TextDecoder();

/**
 * Sends one request and gathers its answer, without following redirects. It works on undici's dispatcher, because
 * `fetch` with its streams and signals costs a sync more time than the reading of the answers.
 * @throws GITLAB_BAD_ANSWER when the answer is larger than `maxBytes`, {@link AnswerTimeout}, the signal's reason, or
 *   what undici throws of the network.
 */
export async function roundTrip(
  dispatcher: Dispatcher,
  request: HttpRequest,
  limits: HttpLimits,
): Promise<RawAnswer> {
  const { status, headers, bytes } = await receive(dispatcher, request, limits);
  const isZipped = headers['content-encoding'] === 'gzip' && bytes.length > 0;
  const plain = isZipped ? await unzip(bytes, request, limits) : bytes;
  return { status, headers, text: decoder.decode(plain) };
}

function receive(dispatcher: Dispatcher, request: HttpRequest, limits: HttpLimits): Promise<Received> {
  const { method, address, headers, body, signal } = request;
  return new Promise((resolve, reject) => {
    let connection: Dispatcher.DispatchController | undefined;
    let stopped: Error | undefined;
    let status = 0;
    let received: AnswerHeaders = {};
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = (reason: Error): void => {
      stopped = reason;
      connection?.abort(reason);
      settle();
      reject(reason);
    };
    const onAbort = (): void => stop(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    const timer = setTimeout(() => stop(new AnswerTimeout()), limits.timeoutMs);
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    signal.addEventListener('abort', onAbort);
    dispatcher.dispatch(
      {
        origin: address.origin,
        path: `${address.pathname}${address.search}`,
        method,
        headers: { 'accept-encoding': 'gzip', ...headers },
        ...(body === undefined ? {} : { body }),
        // The one timer above bounds the whole exchange.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onRequestStart: (controller) => {
          connection = controller;
          if (stopped !== undefined) controller.abort(stopped);
        },
        onResponseStart: (_controller, code, answered) => {
          status = code;
          received = joined(answered);
        },
        onResponseData: (_controller, chunk) => {
          bytes += chunk.length;
          if (bytes > limits.maxBytes) stop(tooLarge(request, limits));
          else chunks.push(chunk);
        },
        onResponseEnd: () => {
          settle();
          const [only] = chunks;
          const whole = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, bytes);
          resolve({ status, headers: received, bytes: whole });
        },
        onResponseError: (_controller, error) => {
          settle();
          reject(error);
        },
      },
    );
  });
}

async function unzip(bytes: Buffer, request: HttpRequest, limits: HttpLimits): Promise<Buffer> {
  try {
    return await gunzipped(bytes, { maxOutputLength: limits.maxBytes });
  } catch (error) {
    const isLarge =
      error instanceof RangeError || (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw isLarge ? tooLarge(request, limits) : error;
  }
}

function tooLarge({ path }: HttpRequest, { maxBytes }: HttpLimits): Error {
  return appError('GITLAB_BAD_ANSWER', {
    path,
    reason: `it is larger than ${Math.round(maxBytes / 1024 / 1024)} MiB`,
  });
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): AnswerHeaders {
  const single: Record<string, string | undefined> = {};
  for (const name in headers) {
    const value = headers[name];
    single[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return single;
}
