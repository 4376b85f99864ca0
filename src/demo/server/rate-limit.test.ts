import { HttpFailure } from './failure.js';
import { createRateLimiter } from './rate-limit.js';

test('a window lets its requests through, then refuses until it ends', () => {
  let now = 0;
  const limiter = createRateLimiter({ general: { limit: 2, windowMs: 10_000 } }, () => now);
  expect(limiter.check('ana', '/user')).toMatchObject({
    'ratelimit-remaining': '1',
    'ratelimit-reset': '10',
  });
  limiter.check('ana', '/user');
  now = 4_000;
  let refused: unknown;
  try {
    limiter.check('ana', '/user');
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(HttpFailure);
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '6', 'ratelimit-remaining': '0' } });
  expect(limiter.check('other', '/user')).toMatchObject({ 'ratelimit-remaining': '1' });
  now = 10_000;
  expect(limiter.check('ana', '/user')).toMatchObject({ 'ratelimit-remaining': '1' });
});

test('without limits there are no headers', () => {
  expect(createRateLimiter(undefined).check('ana', '/user')).toEqual({});
});
