import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSearch, stringifySearch } from './url-state.js';

test('what an address says is what was written into it', () => {
  const value = fc.string({ minLength: 1, unit: 'grapheme' });
  const search = fc.dictionary(value, fc.oneof(value, fc.array(value, { minLength: 2, maxLength: 4 })), {
    maxKeys: 5,
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(search, (written) => {
      fc.pre(!Object.hasOwn(written, '__proto__'));
      expect(parseSearch(stringifySearch(written))).toEqual(written);
    }),
  );
});

test('names that every object has are names like others', () => {
  expect(parseSearch('?toString=a&toString=b&valueOf=c')).toEqual({ toString: ['a', 'b'], valueOf: 'c' });
});

test('what is empty is left out', () => {
  expect(stringifySearch({ a: '', b: undefined, c: [], d: 'x' })).toBe('?d=x');
  expect(stringifySearch({})).toBe('');
});
