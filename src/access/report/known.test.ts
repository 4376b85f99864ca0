import { describe, expect, it } from '@jest/globals';
import { recent } from './known.js';

describe('things that were used recently', () => {
  it('are not loaded again, and are no more than allowed', async () => {
    const asked: (readonly string[])[] = [];
    const load = recent(
      async () => [],
      async (_read, keys) => {
        asked.push(keys);
        return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
      },
      3,
    );
    expect([...(await load(['a', 'b', 'none', 'a'])).values()]).toEqual(['A', 'B']);
    expect([...(await load(['a', 'c', 'd'])).values()]).toEqual(['A', 'C', 'D']);
    expect([...(await load(['a', 'b'])).values()]).toEqual(['A', 'B']);
    expect(asked).toEqual([['a', 'b', 'none'], ['c', 'd'], ['b']]);
    expect([...(await load(['p', 'q', 'r', 's', 't'])).keys()]).toEqual(['p', 'q', 'r', 's', 't']);
  });
});
