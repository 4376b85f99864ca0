import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { baselineState } from './identity-baselines.js';

const texts = fc.uniqueArray(
  fc.constantFrom('scope api', 'administrator', 'Owner in h/group/1', 'untagged jobs'),
);

test('nothing is said to be more where it is not certain, nor to be less where it cannot be read', () => {
  const row = fc.record({
    accepted: fc.option(texts),
    added: fc.array(fc.record({ text: fc.string(), certain: fc.boolean() })),
    removed: texts,
    unread: fc.subarray(['scope', 'administrator', 'untagged jobs']),
  });
  fc.assert(
    fc.property(row, (some) => {
      const state = baselineState(some);
      const { accepted, added, removed, unread } = some;
      expect(state === 'NOT_ACCEPTED').toBe(accepted === null);
      expect(state === 'EXPANDED').toBe(accepted !== null && added.some(({ certain }) => certain));
      if (state === 'REDUCED')
        expect(removed.some((text) => !unread.some((what) => text.startsWith(what)))).toBe(true);
      expect(state === 'ACCEPTED').toBe(accepted !== null && added.length === 0 && removed.length === 0);
    }),
  );
});
