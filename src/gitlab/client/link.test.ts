import { expect, it } from '@jest/globals';
import { nextLink } from './link.js';

it.each([
  ['<https://h/a?page=1>; rel="first", <https://h/a?page=2>; rel="next"', 'https://h/a?page=2'],
  ['<https://h/a?x=1,2;3>; title="y"; rel=next', 'https://h/a?x=1,2;3'],
  ['<https://h/a>; rel="prev next"', 'https://h/a'],
  ['<https://h/a>; rel="nextish"', undefined],
  ['<https://h/next>; rel="first"', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s', (header, expected) => {
  expect(nextLink(header)).toBe(expected);
});
