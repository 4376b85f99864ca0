import type { AnswerHeaders } from './http.js';

/** The general rate limit as an answer tells it (GitLab's `RateLimit-*` headers). */
export interface RateLimitState {
  readonly limit: number | undefined;
  readonly remaining: number;
  /** Identifies the window; a later window has a greater one. */
  readonly window: number;
  /** Milliseconds until the window ends; negative when it is over. */
  readonly resetInMs: number;
}

/** Reads `RateLimit-Limit`, `-Remaining` and `-Reset`; undefined when they are absent or not numbers. */
export function readRateLimit(headers: AnswerHeaders, now: number): RateLimitState | undefined {
  const remaining = integer(headers['ratelimit-remaining']);
  const reset = integer(headers['ratelimit-reset']);
  if (remaining === undefined || reset === undefined) return undefined;
  const serverNow = serverTime(headers, now);
  // GitLab gives the Unix time of the reset; some proxies give the seconds that are left.
  const isDelta = reset < 1e8;
  const resetInMs = isDelta ? reset * 1000 : reset * 1000 - serverNow;
  const window = isDelta ? Math.round((serverNow + resetInMs) / 1000) : reset;
  return { limit: integer(headers['ratelimit-limit']), remaining, window, resetInMs };
}

/** What `RateLimit-Remaining` says, if it is there. */
export function readRemaining(headers: AnswerHeaders): number | undefined {
  return integer(headers['ratelimit-remaining']);
}

/** Milliseconds that `Retry-After` (seconds or a date) asks to wait; undefined when absent or unreadable. */
export function readRetryAfter(headers: AnswerHeaders, now: number): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  const seconds = integer(value);
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - serverTime(headers, now));
}

// Times in headers are the server's, so they are read against the server's own clock where it tells it.
function serverTime(headers: AnswerHeaders, now: number): number {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? now : date;
}

function integer(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value.trim()) ? Number(value) : undefined;
}
