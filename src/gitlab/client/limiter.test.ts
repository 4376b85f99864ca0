import { describe, expect, it } from '@jest/globals';
import type { AnswerHeaders } from './http.js';
import { createLimiter, type LimiterOptions } from './limiter.js';
import { createMetrics } from './metrics.js';
import { createTestClock } from './testing.js';

const endpoint = 'GET /users/:id';
const { signal } = new AbortController();
const request = { endpoint, path: '/users/1', signal };
const other = { endpoint: 'GET /groups', path: '/groups', signal };

function setUp(overrides: Partial<LimiterOptions> = {}) {
  const clock = createTestClock();
  const metrics = createMetrics();
  const limiter = createLimiter({
    concurrency: 2,
    backoffMs: 500,
    maxRateLimitWaitMs: 900_000,
    clock,
    random: () => 1,
    metrics,
    ...overrides,
  });
  /** Sends a request that is answered with 429 and these headers. */
  const hit = async (headers: Record<string, string>): Promise<void> => {
    await limiter.run(request, async (ticket) => limiter.limited(endpoint, ticket, headers));
  };
  return { clock, metrics, limiter, hit };
}

/** The headers of a limit of 600, from a server whose clock is years ahead of ours. */
function rateLimitOf(clock: { now(): number }, remaining: number, resetInSeconds = 60): AnswerHeaders {
  const serverNow = 1_700_000_000 + Math.ceil(clock.now() / 1000);
  return {
    date: new Date(serverNow * 1000).toUTCString(),
    'ratelimit-limit': '600',
    'ratelimit-remaining': `${remaining}`,
    'ratelimit-reset': `${serverNow + resetInSeconds}`,
  };
}

describe('the general limit', () => {
  it('lets requests through at full speed while most of it is left', async () => {
    const { clock, limiter } = setUp();
    for (let i = 0; i < 100; i += 1) {
      await limiter.run(request, async () => limiter.observe(rateLimitOf(clock, 600 - i)));
    }
    expect(clock.sleeps).toEqual([]);
  });

  it('spreads what is left over the window before it is spent', async () => {
    const { clock, limiter, metrics } = setUp();
    const start = clock.now();
    await limiter.run(request, async () => limiter.observe(rateLimitOf(clock, 60)));
    for (let i = 0; i < 59; i += 1) await limiter.run(request, async () => undefined);
    const elapsed = clock.now() - start;
    expect(elapsed).toBeGreaterThan(50_000);
    expect(elapsed).toBeLessThanOrEqual(61_000);
    expect(metrics.view.rateLimitWaitMs).toBe(elapsed);
  });

  it('pauses every endpoint once it is spent, until its reset, whatever our clock says', async () => {
    const { clock, limiter, metrics } = setUp();
    await limiter.run(request, async () => limiter.observe(rateLimitOf(clock, 0, 30)));
    await limiter.run(other, async () => undefined);
    expect(clock.sleeps).toEqual([30_000]);
    expect(metrics.view.waitingForRateLimit).toBe(false);
  });

  it('keeps the lowest count of a window when answers overtake each other, and forgets older windows', async () => {
    const { clock, limiter } = setUp();
    const older = rateLimitOf(clock, 0, 10);
    await limiter.run(request, async () => {
      limiter.observe(rateLimitOf(clock, 300, 60));
      limiter.observe(older);
    });
    await limiter.run(request, async () => undefined);
    expect(clock.sleeps).toEqual([]);
    await limiter.run(request, async () => {
      limiter.observe(rateLimitOf(clock, 0, 60));
      limiter.observe(rateLimitOf(clock, 5, 60));
    });
    await limiter.run(request, async () => undefined);
    expect(clock.sleeps).toEqual([60_000]);
  });

  it('counts the requests in flight when it first hears of a window', async () => {
    const { clock, limiter } = setUp({ concurrency: 10 });
    let allSent = (): void => undefined;
    const sent = new Promise<void>((resolve) => {
      allSent = resolve;
    });
    const learn = async (ticket: number): Promise<void> => {
      if (ticket === 10) allSent();
      await sent;
      limiter.observe(rateLimitOf(clock, 9, 60));
    };
    await Promise.all(Array.from({ length: 10 }, () => limiter.run(request, learn)));
    await limiter.run(request, async () => undefined);
    expect(clock.sleeps).toEqual([60_000]);
  });

  it('ignores a reset that has passed, as in a replayed answer', async () => {
    const { clock, limiter } = setUp();
    await limiter.run(request, async () => limiter.observe(rateLimitOf(clock, 0, -60)));
    await limiter.run(request, async () => undefined);
    expect(clock.sleeps).toEqual([]);
  });

  it('gives up rather than wait longer than allowed', async () => {
    const { clock, limiter } = setUp({ maxRateLimitWaitMs: 1000 });
    await limiter.run(request, async () => limiter.observe(rateLimitOf(clock, 0, 30)));
    await expect(limiter.run(other, async () => 1)).rejects.toMatchObject({ code: 'GITLAB_RATE_LIMITED' });
  });
});

describe('429', () => {
  it('with requests remaining pauses that endpoint alone', async () => {
    const { clock, limiter, hit } = setUp();
    await hit({ 'ratelimit-remaining': '1990', 'retry-after': '7' });
    await limiter.run(other, async () => undefined);
    expect(clock.sleeps).toEqual([]);
    await limiter.run(request, async () => undefined);
    expect(clock.sleeps).toEqual([7000]);
  });

  it('without word of the general limit pauses everything', async () => {
    const { clock, limiter, hit } = setUp();
    await hit({ 'retry-after': '7' });
    await limiter.run(other, async () => undefined);
    expect(clock.sleeps).toEqual([7000]);
  });

  it('honours a date in Retry-After by the clock of the server', async () => {
    const { clock, limiter, hit } = setUp();
    const date = 'Sat, 01 Jan 2000 00:00:00 GMT';
    await hit({ date, 'retry-after': 'Sat, 01 Jan 2000 00:00:42 GMT' });
    await limiter.run(request, async () => undefined);
    expect(clock.sleeps).toEqual([42_000]);
  });

  it('without Retry-After backs off exponentially up to minutes, then starts anew', async () => {
    const { clock, limiter, hit } = setUp();
    for (let i = 0; i < 12; i += 1) await hit({ 'ratelimit-remaining': '1990' });
    expect(clock.sleeps.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
    expect(Math.max(...clock.sleeps)).toBe(300_000);
    await limiter.run(request, async () => limiter.passed(endpoint));
    await hit({ 'ratelimit-remaining': '1990' });
    await limiter.run(request, async () => undefined);
    expect(clock.sleeps.at(-1)).toBe(1000);
  });

  it('holds back a request that stood in the queue when the limit was hit', async () => {
    const { clock, limiter } = setUp({ concurrency: 1 });
    const first = limiter.run(request, async (ticket) => {
      await new Promise((resolve) => setImmediate(resolve));
      limiter.limited(endpoint, ticket, { 'retry-after': '7' });
    });
    const slept = limiter.run(request, async () => [...clock.sleeps]);
    await first;
    expect(await slept).toEqual([7000]);
  });

  it('counts a burst of 429s once', async () => {
    const { clock, limiter } = setUp({ concurrency: 20 });
    const headers = { 'ratelimit-remaining': '1990' };
    const tickets: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, () => limiter.run(request, async (ticket) => void tickets.push(ticket))),
    );
    for (const ticket of tickets) limiter.limited(endpoint, ticket, headers);
    await limiter.run(request, async () => undefined);
    expect(clock.sleeps).toEqual([1000]);
  });

  it('never waits zero for ever', async () => {
    const { clock, hit } = setUp();
    for (let i = 0; i < 5; i += 1) await hit({ 'retry-after': '0' });
    expect(clock.sleeps).toEqual([1000, 2000, 4000, 8000]);
  });
});

it('runs no more than the given number at once', async () => {
  const { limiter } = setUp({ concurrency: 3 });
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 30 }, () =>
      limiter.run(request, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      }),
    ),
  );
  expect(most).toBe(3);
});

it('stops waiting when it is aborted', async () => {
  const { limiter, hit } = setUp();
  await hit({ 'retry-after': '7' });
  const controller = new AbortController();
  const waiting = limiter.run({ ...request, signal: controller.signal }, async () => undefined);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'GITLAB_CLOSED' });
});
