import { expect, test } from '@jest/globals';
import { svgOf } from './svg.js';

const colours = { text: 'black', quiet: 'gray', surface: 'white', line: 'gray', accent: 'blue' };
const node = (id: string, label: string, x: number) => ({ id, label, x, y: 0, colour: 'red' });

test('a picture holds each thing and relationship once, and names are text, whatever they are', () => {
  const name = `<script>alert(1)</script> & "quoted" 'too'`;
  const text = svgOf(
    [node('a', name, 0), node('b', 'b', 100)],
    [
      { source: 'a', target: 'b', label: '<b>' },
      { source: 'a', target: 'gone', label: 'nowhere' },
    ],
    colours,
  );
  expect(text.match(/<circle/g)).toHaveLength(2);
  expect(text.match(/<line/g)).toHaveLength(1);
  expect(text).not.toMatch(/<script|<b>|nowhere/);
  expect(text).toContain('&#60;script&#62;alert(1)');
  expect(text).not.toMatch(/href|url\((?!#arrow)/);
});
