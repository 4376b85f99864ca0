import { setTimeout as delay } from 'node:timers/promises';

/** Time as the client sees it, so that waits can be simulated. */
export interface Clock {
  /** Milliseconds of a clock that moves forward. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects when `signal` is aborted first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await delay(ms, undefined, { signal });
  },
};
