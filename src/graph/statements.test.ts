import { describe, expect, test } from '@jest/globals';
import { splitStatements } from './statements.js';

describe('splitStatements', () => {
  test('ends statements at semicolons, the last one also at the end of the file', () => {
    expect(splitStatements('CREATE (a);\nCREATE (b)\n;CREATE (c)')).toEqual([
      'CREATE (a)',
      'CREATE (b)',
      'CREATE (c)',
    ]);
  });

  test.each([
    ["RETURN ';' AS a", "RETURN ';' AS a"],
    ['RETURN "a;\\";" AS a', 'RETURN "a;\\";" AS a'],
    ["RETURN 'it\\'s;' AS a", "RETURN 'it\\'s;' AS a"],
    ['RETURN 1 AS `a;``b;`', 'RETURN 1 AS `a;``b;`'],
    ['RETURN 1 // one; two\n+ 1', 'RETURN 1 // one; two\n+ 1'],
    ["RETURN 1 /* it's; */ + 1", "RETURN 1 /* it's; */ + 1"],
    ["RETURN 'http://x;' AS a", "RETURN 'http://x;' AS a"],
    ["// don't\nRETURN 1", "// don't\nRETURN 1"],
  ])('does not split inside %s', (text, statement) => {
    expect(splitStatements(`${text};\nRETURN 2;`)).toEqual([statement, 'RETURN 2']);
  });

  test('leaves out parts without a statement', () => {
    expect(splitStatements('// only; a comment\n;\n/* and; another */ ;;\n')).toEqual([]);
    expect(splitStatements('')).toEqual([]);
  });

  test.each([
    ["RETURN 'a", "' in line 1"],
    ['RETURN 1;\nRETURN `a', '` in line 2'],
    ['/* never', '/* in line 1'],
  ])('refuses %s, which is not closed', (text, place) => {
    expect(() => splitStatements(text)).toThrow(`${place} is not closed`);
  });
});
