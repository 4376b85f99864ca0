import type { ClientMetrics } from './types.js';

/** The counts behind {@link ClientMetrics}, and how they grow. */
export interface MetricsRecorder {
  readonly view: ClientMetrics;
  sent(endpoint: string): void;
  retried(): void;
  /** Notes the `Date` header of an answer that came at `now`. */
  dated(header: string | undefined, now: number): void;
  /** Runs `wait`, and counts its time as spent on a rate limit. */
  limited(now: () => number, wait: () => Promise<void>): Promise<void>;
}

/** Starts counting from zero. */
export function createMetrics(): MetricsRecorder {
  const byEndpoint = new Map<string, number>();
  let requests = 0;
  let retries = 0;
  let rateLimitWaitMs = 0;
  let waiting = 0;
  let clockSkewMs: number | undefined;
  return {
    view: {
      get requests() {
        return requests;
      },
      get retries() {
        return retries;
      },
      get rateLimitWaitMs() {
        return rateLimitWaitMs;
      },
      get waitingForRateLimit() {
        return waiting > 0;
      },
      get clockSkewMs() {
        return clockSkewMs;
      },
      byEndpoint,
    },
    sent: (endpoint) => {
      requests += 1;
      byEndpoint.set(endpoint, (byEndpoint.get(endpoint) ?? 0) + 1);
    },
    retried: () => {
      retries += 1;
    },
    dated: (header, now) => {
      const theirs = Date.parse(header ?? '');
      if (!Number.isNaN(theirs)) clockSkewMs = theirs - now;
    },
    limited: async (now, wait) => {
      const from = now();
      waiting += 1;
      try {
        await wait();
      } finally {
        waiting -= 1;
        rateLimitWaitMs += Math.max(0, now() - from);
      }
    },
  };
}
