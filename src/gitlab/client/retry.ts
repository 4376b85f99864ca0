import pRetry from 'p-retry';
import type { AppError } from '../../core/errors.js';
import { stoppedError } from './abort.js';
import type { Clock } from './clock.js';

/** A failure that may pass: a 5xx, a reset, a timeout, a truncated body. `final` is thrown when it does not. */
export class TransientFailure extends Error {
  override readonly name = 'TransientFailure';
  constructor(
    readonly reason: string,
    readonly final: AppError,
  ) {
    super(reason);
  }
}

/** How often and how patiently a request is repeated. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly backoffMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly onRetry: (reason: string, attempt: number) => void;
}

const longestBackoffMs = 30_000;

/**
 * Runs `attempt` until it succeeds, fails for good, or has failed `attempts` times with a {@link TransientFailure};
 * waits between them grow exponentially, with full jitter, up to 30 s.
 * @throws what `attempt` throws, or the transient failure's `final` error.
 */
export async function withRetries<T>(attempt: () => Promise<T>, policy: RetryPolicy): Promise<T> {
  try {
    return await pRetry(attempt, {
      retries: Math.max(1, policy.attempts) - 1,
      minTimeout: 0,
      shouldRetry: ({ error }) => error instanceof TransientFailure,
      onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
        if (!(error instanceof TransientFailure) || retriesLeft <= 0) return;
        policy.onRetry(error.reason, attemptNumber);
        const ceiling = Math.min(longestBackoffMs, policy.backoffMs * 2 ** attemptNumber);
        await policy.clock.sleep(Math.ceil(policy.random() * ceiling), policy.signal);
      },
    });
  } catch (error) {
    if (policy.signal.aborted) throw stoppedError(policy.signal);
    throw error instanceof TransientFailure ? error.final : error;
  }
}
