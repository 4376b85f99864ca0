import { expect, test } from '@jest/globals';
import { factText, webAddress } from './fact-text.js';

const fact = (name: string, value: unknown, readable = true) => ({ name, value, readable });

test('facts are told as people read them', () => {
  expect(factText(fact('accessLevel', 40))).toBe('Maintainer');
  expect(factText(fact('issuesAccessLevel', 'private'))).toBe('private');
  expect(['id', 'iid', 'userId', 'mergeRequestIid'].map((name) => factText(fact(name, 12345)))).toEqual(
    Array(4).fill('12345'),
  );
  expect(factText(fact('paid', 12345))).toBe('12,345');
  expect(factText(fact('archived', false))).toBe('no');
});

test('what could not be read is unknown, not none', () => {
  expect(factText(fact('email', null, false))).toBe('unknown: could not be read');
});

test('only addresses that a browser opens as pages are links', () => {
  expect(webAddress([fact('webUrl', 'https://gitlab.example.com/a')])).toBe('https://gitlab.example.com/a');
  expect(webAddress([fact('webUrl', 'javascript:alert(1)')])).toBeUndefined();
  expect(webAddress([fact('name', 'https://gitlab.example.com/a')])).toBeUndefined();
});
