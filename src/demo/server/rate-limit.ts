import { HttpFailure } from './failure.js';
import type { RateLimitRule, SimulatedGitLabOptions } from './options.js';

/** Counts requests and refuses those above the limits. */
export interface RateLimiter {
  /** The headers that every answer carries; throws the 429 of a limit that is used up. */
  check(caller: string, template: string): Record<string, string>;
}

interface Counted {
  startedAt: number;
  count: number;
}

/**
 * Limits by fixed windows, as GitLab's.
 * @param now milliseconds; tests pass a clock of their own.
 */
export function createRateLimiter(
  limits: SimulatedGitLabOptions['rateLimit'],
  now: () => number = Date.now,
): RateLimiter {
  const windows = new Map<string, Counted>();
  const count = (key: string, rule: RateLimitRule): { observed: number; resetsAt: number } => {
    const length = rule.windowMs ?? 60_000;
    const known = windows.get(key);
    const current =
      known !== undefined && now() < known.startedAt + length ? known : { startedAt: now(), count: 0 };
    current.count += 1;
    windows.set(key, current);
    return { observed: current.count, resetsAt: current.startedAt + length };
  };
  const wait = (resetsAt: number): string => String(Math.max(1, Math.ceil((resetsAt - now()) / 1000)));

  return {
    check: (caller, template) => {
      const own = limits?.perEndpoint?.[template];
      if (own !== undefined) {
        const { observed, resetsAt } = count(`${caller} ${template}`, own);
        if (observed > own.limit) {
          const headers = own.retryAfter === false ? {} : { 'retry-after': wait(resetsAt) };
          throw new HttpFailure(
            429,
            { message: { error: 'This endpoint has been requested too many times. Try again later.' } },
            headers,
          );
        }
      }
      const general = limits?.general;
      if (general === undefined) return {};
      const { observed, resetsAt } = count(caller, general);
      const headers = {
        'ratelimit-name': 'throttle_authenticated_api',
        'ratelimit-limit': String(general.limit),
        'ratelimit-observed': String(observed),
        'ratelimit-remaining': String(Math.max(0, general.limit - observed)),
        'ratelimit-reset': String(Math.ceil(resetsAt / 1000)),
        'ratelimit-resettime': new Date(resetsAt).toUTCString(),
      };
      if (observed <= general.limit) return headers;
      throw new HttpFailure(
        429,
        'Retry later\n',
        general.retryAfter === false ? headers : { ...headers, 'retry-after': wait(resetsAt) },
      );
    },
  };
}
