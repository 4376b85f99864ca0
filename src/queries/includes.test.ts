import { expect, test } from '@jest/globals';
import { withIncludes } from './includes.js';
import { parseSavedQuery } from './parse.js';
import type { QueryProblem } from './types.js';

function query(id: string, statement: string, more = '') {
  const text = `// ---\n// id: ${id}\n// title: A query\n// description: A query of this test.\n${more}// returns: { n: int }\n// ---\n${statement}`;
  return parseSavedQuery(text, { name: id, category: 'custom', file: `${id}.cypher` });
}
const include = (id: string) => `CALL () {\n  // include: ${id}\n}\nRETURN n`;

test('a statement stands in place of the line that includes it, through several files', () => {
  const problems: QueryProblem[] = [];
  const queries = [
    query('one', "RETURN '$& $1' AS n"),
    query('two', include('one')),
    query('three', include('two')),
  ];
  const [, , three] = withIncludes(queries, problems);
  expect(problems).toEqual([]);
  expect(three?.statement).toBe("CALL () {\nCALL () {\nRETURN '$& $1' AS n\n}\nRETURN n\n}\nRETURN n");
});

test.each([
  ['MATCH (x)\nRETURN x.n AS n\nORDER BY n', 'MATCH (x)\nRETURN x.n AS n'],
  ['MATCH (x)\nRETURN x.n AS n\nORDER BY n DESC\nLIMIT 5', undefined],
  ['MATCH (x)\nRETURN x.n AS n\nORDER BY n LIMIT 5', undefined],
  ['MATCH (x)\nWITH x\nORDER BY x.n\nRETURN collect(x.n) AS n', undefined],
])('of what is included only an order that decides nothing is left out: %j', (text, left) => {
  const [, two] = withIncludes([query('one', text), query('two', include('one'))], []);
  expect(two?.statement).toBe(`CALL () {\n${left ?? text}\n}\nRETURN n`);
});

test('what cannot be included is reported, and the query left out', () => {
  const problems: QueryProblem[] = [];
  const given = '// params: { least: { type: int, default: 1 } }\n';
  const queries = [
    query('a', include('b')),
    query('b', include('a')),
    query('c', include('nothing')),
    query('d', include('e')),
    query('e', 'RETURN $least AS n', given),
  ];
  expect(withIncludes(queries, problems).map(({ id }) => id)).toEqual(['e']);
  expect(problems.map(({ reason }) => reason)).toEqual([
    'include: a includes b includes a',
    'include: b includes a includes b',
    'include: there is no query nothing',
    'include: e is a rule or takes parameters',
  ]);
});
