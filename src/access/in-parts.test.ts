import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keysIn } from './in-parts.js';

/** What `eachKey` makes of the parameters. */
const unpacked = ({ keys = '', keysStart = '' }: Record<string, string>) =>
  keys.split('\n').map((rest) => keysStart + rest);

const anyKey = fc
  .tuple(fc.constantFrom('gitlab.example.com', 'a', ''), fc.constantFrom('user', 'project'), fc.nat())
  .map(([host, kind, id]) => `${host}/${kind}/${id}`);

test('keys come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(anyKey, { minLength: 1 }), (keys) => {
      expect(unpacked(keysIn('keys', keys))).toEqual(keys);
    }),
  );
});

test('what all keys begin with is told once', () => {
  expect(keysIn('keys', ['h/user/12', 'h/user/13'])).toEqual({ keys: '2\n3', keysStart: 'h/user/1' });
});

test('of no keys comes one that nothing has', () => {
  expect(unpacked(keysIn('keys', []))).toEqual(['']);
});
