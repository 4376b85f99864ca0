import { readRetryAfter } from '../../gitlab/client/rate-limit-headers.js';
import { DeliveryFailure } from './failure.js';

/** A request to a receiver. */
export interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** The answer of a receiver; of a long text only the beginning. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

const mostBytes = 1024 * 1024;

async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
    if (bytes >= mostBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8');
}

function networkReason(error: unknown): string {
  const { code } = (error as { readonly cause?: { readonly code?: unknown } }).cause ?? {};
  return typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code)
    ? `it cannot be reached (${code})`
    : 'it cannot be reached';
}

/** Answers that may be others the next time. */
const passing = (status: number) => status >= 500 || [408, 425, 429].includes(status);

/**
 * Sends a request to a receiver. Redirects are not followed, because what is sent is for this address alone.
 * @param explain what an answer says about why it is none of success; a part of a sentence.
 * @returns an answer of success.
 * @throws DeliveryFailure; what `signal` was aborted with.
 */
export async function request(
  url: string,
  { method = 'POST', headers = {}, body, signal }: Sent,
  explain: (answer: Answer) => string | undefined = () => undefined,
): Promise<Answer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: { 'user-agent': 'gitlab-access-graph', ...headers },
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    text = await beginningOf(response);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new DeliveryFailure(networkReason(error), { isFinal: false });
  }
  const { status } = response;
  if (response.ok) return { status, text };
  if (status >= 300 && status < 400)
    throw new DeliveryFailure(`it answered with ${status}, a redirect, which is not followed`, {
      isFinal: true,
      status,
    });
  const why = explain({ status, text });
  const reason = `it answered with ${status}${why === undefined ? '' : `: ${why}`}`;
  const retryAfterMs = readRetryAfter(Object.fromEntries(response.headers), Date.now());
  throw new DeliveryFailure(reason, { isFinal: !passing(status), retryAfterMs, status });
}
