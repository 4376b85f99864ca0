import { describe, expect, it } from '@jest/globals';
import { withoutGuards } from './loops.js';
import { regexProblem } from './regex.js';
import { checkText } from './text-check.js';

describe('checkText', () => {
  it('guards loops and leaves the rest as it is', () => {
    const plain = "MATCH (n) WHERE n.name <> 'x' // end\nRETURN n";
    expect(checkText(plain, {})).toEqual({ ok: true, statement: plain });
    const checked = checkText('RETURN [x IN $l | x + 1] AS l', { l: [1] });
    expect(checked.ok && checked.statement).toContain('size(_items) <= 10000');
    expect(checked.ok && withoutGuards(checked.statement)).toBe('RETURN [x IN $l | x + 1] AS l');
  });

  it.each([
    ['', /empty/],
    ['SHOW USERS', /begin with/],
    ['RETURN 1; RETURN 2', /one statement/],
    ["RETURN '\\u0041'", /escapes/],
    ['RETURN 1 // \r CREATE (x)', /control/],
    ['RETURN (1', /not closed/],
    ["RETURN 'a", /not closed/],
    ['RETURN `file`()', /function file/],
    ['WITH `range`(1, 1000000000000) AS l RETURN -1 IN l AS n', /range must be without backticks/],
    ["RETURN `replace`('a', 'a', 'aa') AS n", /replace must be without backticks/],
    ['CALL `dbms`.listConfig()', /procedure dbms.listconfig/],
    ['MATCH (n) RETURN n.x + apoc.any()', /function apoc.any/],
  ])('refuses %j', (statement, reason) => {
    expect(checkText(statement, {})).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });
});

describe('regexProblem', () => {
  it.each(['abc', '(?i)acme.*', '.*bot[0-9]+', '(a|b)c?', '\\d{4}-\\d+', '[^/]+/x'])(
    'lets %j through',
    (pattern) => {
      expect(regexProblem(pattern)).toBeUndefined();
    },
  );
  it.each([
    '(a+)+',
    '(.*a){25}',
    '(a|a)*',
    '.*.*.*.*',
    '(a)\\1',
    '(?=a)',
    'a?a?a?a?a?a?a?',
    '[a[b]]',
    '(a){2}',
  ])('refuses %j', (pattern) => {
    expect(regexProblem(pattern)).toEqual(expect.any(String));
  });
});
