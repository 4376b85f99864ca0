import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseSavedQuery } from '../../../queries/parse.js';
import type { OwnQuery } from './own-query.js';
import { idOf, queryFileText, usedParameters } from './query-file.js';
import { readQueryFile } from './read-query-file.js';

const own: OwnQuery = {
  id: '1',
  name: 'Tokens: "old" ones # of mine',
  description: '',
  statement:
    "MATCH (t:GitLabAccessToken) WHERE t.name <> '$not' AND t.kind IN $kinds RETURN t.key AS key LIMIT $most;",
  parameters: { kinds: ['personal', 'a: b'], most: 5, unused: true },
  columns: ['key'],
};

describe('a query of one’s own as a file', () => {
  it('is one that the service takes', () => {
    const text = queryFileText(own);
    const query = parseSavedQuery(text, { name: idOf(own.name), category: 'custom', file: 'x' });
    expect(text).toContain('QUERIES_DIR');
    expect(query).toMatchObject({
      id: 'tokens-old-ones-of-mine',
      title: own.name,
      description: own.name,
      statement: own.statement.slice(0, -1),
      columns: [{ name: 'key', type: 'any' }],
    });
    expect(query.parameters.map(({ name, type, default: value }) => [name, type, value])).toEqual([
      ['kinds', 'string_list', ['personal', 'a: b']],
      ['most', 'int', 5],
    ]);
  });

  it('says where its columns are missing', () => {
    expect(queryFileText({ ...own, columns: [] })).toContain('Name the columns here');
  });

  it('says where its columns need other names', () => {
    const text = queryFileText({ ...own, columns: ['key', 'count(*)'] });
    expect(text).toContain('AS name');
    expect(readQueryFile(text, 'x').columns).toEqual(['key', 'count(*)']);
  });

  it('is read as it was written, whatever its name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, description) => {
        const title = name.replaceAll(/\s+/g, ' ').trim();
        const read = readQueryFile(queryFileText({ ...own, name, description }), 'file.cypher');
        expect(read.statement).toBe(own.statement.slice(0, -1));
        expect(read.parameters).toEqual({ kinds: ['personal', 'a: b'], most: 5 });
        if (title !== '') expect(read.name).toBe(title);
      }),
    );
  });
});

describe('readQueryFile', () => {
  it('reads files as they come with the service', () => {
    const { name, description, statement, parameters, columns } = readQueryFile(
      [
        '',
        '// ---',
        '// id: tokens-by-age',
        "// title: 'Tokens: by age'",
        '// description: >-',
        '//   Tokens, oldest first,',
        '//   with what they may do.',
        '//',
        '// params:',
        '//   least: { type: int, default: 0, min: 0, description: Only tokens at least this old. }',
        '//   scope: { type: string }',
        '// returns:',
        "//   kind: { type: string, description: '`personal` or `group`.' }",
        '//   key: string',
        '// ---',
        '// A remark.',
        'MATCH (t)',
        'RETURN t.kind AS kind, t.key AS key',
      ].join('\n'),
      'x.cypher',
    );
    expect({ name, description, parameters, columns }).toEqual({
      name: 'Tokens: by age',
      description: 'Tokens, oldest first, with what they may do.',
      parameters: { least: 0, scope: null },
      columns: ['kind', 'key'],
    });
    expect(statement).toBe('// A remark.\nMATCH (t)\nRETURN t.kind AS kind, t.key AS key');
  });

  it('takes a file without a header, or with one that is no YAML', () => {
    expect(readQueryFile('MATCH (n)\r\nRETURN n;\r\n', 'my own.cypher')).toEqual({
      name: 'my own',
      description: '',
      statement: 'MATCH (n)\nRETURN n',
      parameters: {},
      columns: [],
    });
    expect(readQueryFile('// ---\n// title: [\n// ---\nRETURN 1', 'a.cypher').name).toBe('a');
    expect(readQueryFile('// ---\n// 7\n// ---\nRETURN 1', 'a.cypher').statement).toBe('RETURN 1');
  });

  it.each(['', '// ---\n// id: a', '// ---\n// id: a\n// ---\n', 'x'.repeat(300_000)])(
    'refuses %#',
    (text) => {
      expect(() => readQueryFile(text, 'a.cypher')).toThrow(/^It/);
    },
  );
});

describe('usedParameters', () => {
  it('sees those outside of texts and comments', () => {
    expect(usedParameters("RETURN $b, $a, $b, '$c', `$d` // $e\n/* $f */")).toEqual(['a', 'b']);
  });
});
