import PQueue from 'p-queue';
import { appError } from '../../core/errors.js';
import { stoppedError, throwIfStopped } from './abort.js';
import type { Clock } from './clock.js';
import type { AnswerHeaders } from './http.js';
import type { MetricsRecorder } from './metrics.js';
import { readRateLimit, readRemaining, readRetryAfter } from './rate-limit-headers.js';

/** What a limiter is made from. */
export interface LimiterOptions {
  readonly concurrency: number;
  readonly backoffMs: number;
  readonly maxRateLimitWaitMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly metrics: MetricsRecorder;
}

/** A request that got a slot; its number says which requests were sent before which limit was hit. */
type Ticket = number;

/** Lets requests through at the pace that GitLab allows. */
export interface Limiter {
  /** Runs `task` when a slot is free and no limit stands in the way. Throws GITLAB_RATE_LIMITED when that takes too long. */
  run<T>(request: LimitedRequest, task: (ticket: Ticket) => Promise<T>): Promise<T>;
  /** Learns from any answer's `RateLimit-*` headers. */
  observe(headers: AnswerHeaders): void;
  /** Learns from a 429; gives the milliseconds that the endpoint now pauses. */
  limited(endpoint: string, ticket: Ticket, headers: AnswerHeaders): number;
  /** Learns that the endpoint answers again. */
  passed(endpoint: string): void;
}

/** What the limiter needs to know of a request. */
interface LimitedRequest {
  readonly endpoint: string;
  readonly path: string;
  readonly signal: AbortSignal;
}

interface Gate {
  until: number;
  strikes: number;
  closedAt: Ticket;
}

interface Budget {
  readonly window: number;
  readonly limit: number;
  readonly resetAt: number;
  remaining: number;
  nextSlotAt: number;
}

/** Below this share of the limit, what is left of it is spread over the rest of the window. */
const reserveShare = 0.1;
/** The longest single back-off, in multiples of `backoffMs`: five minutes at the default of 500 ms. */
const longestBackoff = 600;
const paused = Symbol('paused');

/**
 * A limiter for one token. GitLab's per-endpoint limits answer 429 without warning while the general one still
 * has room, so such a 429 pauses that endpoint alone; any other pauses everything.
 */
export function createLimiter(options: LimiterOptions): Limiter {
  const { clock, metrics, random } = options;
  const queue = new PQueue({ concurrency: options.concurrency });
  const everything = newGate();
  const endpoints = new Map<string, Gate>();
  let budget: Budget | undefined;
  let tickets: Ticket = 0;

  function gateOf(endpoint: string): Gate {
    const gate = endpoints.get(endpoint) ?? newGate();
    endpoints.set(endpoint, gate);
    return gate;
  }

  function currentBudget(): Budget | undefined {
    if (budget !== undefined && budget.resetAt <= clock.now()) budget = undefined;
    return budget;
  }

  function pauseOf(endpoint: string): number {
    const spent = currentBudget();
    const untilReset = spent !== undefined && spent.remaining <= 0 ? spent.resetAt : 0;
    return Math.max(everything.until, gateOf(endpoint).until, untilReset) - clock.now();
  }

  function paceOf(): number {
    const current = currentBudget();
    if (current === undefined || current.remaining > current.limit * reserveShare) return 0;
    const now = clock.now();
    const slot = Math.max(now, current.nextSlotAt);
    current.nextSlotAt = slot + (current.resetAt - now) / (current.remaining + 1);
    return Math.min(slot, current.resetAt) - now;
  }

  async function wait(ms: number, { path, signal }: LimitedRequest): Promise<void> {
    if (ms > options.maxRateLimitWaitMs) throw appError('GITLAB_RATE_LIMITED', { path });
    try {
      await metrics.limited(clock.now, () => clock.sleep(Math.ceil(ms), signal));
    } catch (error) {
      throw signal.aborted ? stoppedError(signal) : error;
    }
  }

  return {
    run: async (request, task) => {
      let isPaced = false;
      for (;;) {
        throwIfStopped(request.signal);
        const pause = pauseOf(request.endpoint);
        if (pause > 0) {
          await wait(pause, request);
          continue;
        }
        const pace = isPaced ? 0 : paceOf();
        isPaced = true;
        if (pace > 0) {
          await wait(pace, request);
          continue;
        }
        const outcome = await queue.add(async () => {
          throwIfStopped(request.signal);
          // A limit may have been hit while this request stood in the queue.
          if (pauseOf(request.endpoint) > 0) return paused;
          const current = currentBudget();
          if (current !== undefined) current.remaining -= 1;
          tickets += 1;
          return { value: await task(tickets) };
        });
        if (outcome !== paused) return outcome.value;
      }
    },

    observe: (headers) => {
      const now = clock.now();
      const state = readRateLimit(headers, now);
      if (state === undefined || state.resetInMs <= 0) return;
      const current = currentBudget();
      // Answers overtake each other: an older window says nothing, and the lowest count of a window is the latest.
      if (current !== undefined && state.window < current.window) return;
      if (current !== undefined && state.window === current.window) {
        current.remaining = Math.min(current.remaining, state.remaining);
        return;
      }
      budget = {
        window: state.window,
        limit: state.limit ?? state.remaining,
        resetAt: now + state.resetInMs,
        // The others in flight were sent before this window was known, so nothing has counted them yet.
        remaining: state.remaining - Math.max(0, queue.pending - 1),
        nextSlotAt: now,
      };
    },

    limited: (endpoint, ticket, headers) => {
      const now = clock.now();
      const gate = (readRemaining(headers) ?? 0) > 0 ? gateOf(endpoint) : everything;
      const asked = readRetryAfter(headers, now);
      // Requests sent before the gate closed hit the same limit again, which is no reason to wait longer.
      const isStraggler = ticket <= gate.closedAt;
      if (!isStraggler) {
        gate.strikes += 1;
        gate.closedAt = tickets;
      }
      const ceiling = options.backoffMs * Math.min(2 ** gate.strikes, longestBackoff);
      const backoff = Math.max(1, random() * ceiling);
      const ms = asked === undefined ? backoff : asked + (gate.strikes > 1 || asked === 0 ? backoff : 0);
      if (!isStraggler || asked !== undefined) gate.until = Math.max(gate.until, now + ms);
      return Math.max(0, pauseOf(endpoint));
    },

    passed: (endpoint) => {
      for (const gate of [everything, endpoints.get(endpoint)]) {
        if (gate !== undefined && gate.until <= clock.now()) gate.strikes = 0;
      }
    },
  };
}

function newGate(): Gate {
  return { until: 0, strikes: 0, closedAt: 0 };
}
