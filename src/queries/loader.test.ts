import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadSavedQueries } from './loader.js';
import { parseSavedQuery, usedParameters } from './parse.js';

const place = { name: 'a-query', category: 'inventory', file: 'inventory/a-query.cypher' };

/** The text of a query file; `lines` are added to its header. */
function text(id: string, lines: readonly string[] = [], statement = 'RETURN 1 AS n;'): string {
  const header = [
    `id: ${id}`,
    'title: A title',
    'description: What it tells.',
    'returns: { n: int }',
    ...lines,
  ];
  return ['// ---', ...header.map((line) => `// ${line}`), '// ---', statement, ''].join('\n');
}

describe('parseSavedQuery', () => {
  it('reads every part of a header', () => {
    const source = text(
      'a-query',
      [
        'params: { days: { type: int, default: 30, min: 1, description: How many. }, name: { type: string, required: true } }',
        'alert: { severity: high, identity: [n], needs: [members] }',
        'remediation: Remove it.',
        'controls: { soc2: [CC6.3] }',
        'needs: [members, users-2fa]',
      ],
      'RETURN $days AS n // $notOne\n, "$norThis" AS `$orThis`, $name',
    );
    expect(parseSavedQuery(source.replaceAll('\n', '\r\n'), place)).toEqual({
      id: 'a-query',
      title: 'A title',
      description: 'What it tells.',
      category: 'inventory',
      level: 'inventory',
      file: place.file,
      parameters: [
        { name: 'days', type: 'int', default: 30, required: false, min: 1, description: 'How many.' },
        { name: 'name', type: 'string', default: null, required: true },
      ],
      columns: [{ name: 'n', type: 'int' }],
      alert: {
        severity: 'high',
        confidence: 'high',
        category: 'custom',
        identity: ['n'],
        asset: 'n',
        path: [],
        needs: ['members'],
        tier: 'free',
        aliases: [],
        evidence: 'A title',
        calls: [],
        volatile: [],
        assessment: expect.stringContaining('null AS checked'),
      },
      remediation: 'Remove it.',
      controls: { soc2: ['CC6.3'] },
      needs: ['members', 'users-2fa'],
      statement: 'RETURN $days AS n // $notOne\n, "$norThis" AS `$orThis`, $name',
    });
  });

  it('derives the findings of a rule from the things that it looks at', () => {
    const source = text(
      'a-query',
      ['alert: { severity: low, identity: [n], evidence: "It is {n}." }'],
      'RETURN true AS fires, 1 AS n',
    ).replace('{ n: int }', '{ fires: boolean, n: int }');
    const { columns, statement, alert } = parseSavedQuery(source, place);
    expect(columns).toEqual([{ name: 'n', type: 'int' }]);
    expect(statement).toContain('WHERE fires');
    expect(alert?.assessment).toContain('count(*) AS checked');
    // Whoever has the database look at one of them knows what the other one may do.
    const rows = 'CALL () {\nRETURN true AS fires, 1 AS n\n}\n';
    expect([statement, alert?.assessment].map((each) => each?.startsWith(rows))).toEqual([true, true]);
    expect([statement, alert?.assessment].map((each) => each?.slice(rows.length))).not.toContainEqual(
      expect.stringMatching(/CALL|LOAD|CREATE|MERGE|DELETE|SET/),
    );
  });

  it.each([
    ['a column that its evidence lacks', ', evidence: "{m}"'],
    ['a column that its asset lacks', ', asset: m'],
    ['a column that its calls lack', ', calls: ["DELETE /users/{m}"]'],
    ['a column that its picture lacks', ', path: [n, m]'],
  ])('refuses a rule that names %s', (_, entry) => {
    const source = text('a-query', [`alert: { severity: low, identity: [n]${entry} }`]);
    expect(() => parseSavedQuery(source, place)).toThrow(/no such column: m/);
  });

  it.each([
    ['no header', 'RETURN 1 AS n', /does not begin/],
    ['an open header', '// ---\n// id: a-query\nRETURN 1', /no closing/],
    [
      'a header line without its slashes',
      '// ---\nid: a-query\n// ---\nRETURN 1',
      /does not begin with "\/\/ "/,
    ],
    ['no statement', text('a-query', [], ''), /no statement/],
    ['broken YAML', text('a-query', ['needs: [']), /not YAML/],
    ['an entry twice', text('a-query', ['id: a-query']), /not YAML/],
    ['an unknown entry', text('a-query', ['retruns: {}']), /retruns/],
    ['another id', text('b-query'), /b-query is not its file name a-query/],
    ['an id that is not kebab-case', text('aQuery'), /id: must be kebab-case/],
    ['another category', text('a-query', ['category: other']), /category other is not its folder/],
    ['an undeclared parameter', text('a-query', [], 'RETURN $x AS n'), /not declared: x/],
    ['an unused parameter', text('a-query', ['params: { x: { type: int } }']), /never used: x/],
    ['an unknown type', text('a-query', ['params: { x: { type: number } }']), /params\.x\.type/],
    [
      'a default of another type',
      text('a-query', ['params: { x: { type: int, default: "5" } }']),
      /params\.x\.default/,
    ],
    [
      'a default out of range',
      text('a-query', ['params: { x: { type: int, default: 5, max: 4 } }']),
      /at most 4/,
    ],
    [
      'a required default',
      text('a-query', ['params: { x: { type: int, default: 5, required: true } }']),
      /no default/,
    ],
    [
      'limits of a text',
      text('a-query', ['params: { x: { type: string, min: 5 } }']),
      /min and max are for numbers/,
    ],
    ['an unknown severity', text('a-query', ['alert: { severity: bad, identity: [n] }']), /alert\.severity/],
    [
      'a foreign identity',
      text('a-query', ['alert: { severity: low, identity: [constructor] }']),
      /no such column/,
    ],
  ])('refuses %s', (_, source, reason) => {
    expect(() => parseSavedQuery(source, place)).toThrow(reason);
  });

  it('sees parameters only where they are parameters', () => {
    expect(usedParameters("RETURN $b, '\\'$x', $a, $b /* $y */ // $z\n, `$q`")).toEqual(['a', 'b']);
  });
});

describe('loadSavedQueries', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'queries-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function put(file: string, content: string): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }

  it('loads what is sound, skips and reports what is not, and keeps the first of two with one id', async () => {
    await put('one/inventory/b.cypher', text('b'));
    await put('one/access/a.cypher', text('a'));
    await put('one/inventory/broken.cypher', 'RETURN 1');
    await put('one/inventory/notes.txt', 'not a query');
    await put('two/b.cypher', text('b'));
    await put('two/mine.cypher', text('mine'));
    const { queries, problems } = await loadSavedQueries([
      join(folder, 'one'),
      join(folder, 'two'),
      join(folder, 'three'),
    ]);
    expect(queries.map(({ id, category, file }) => [id, category, file])).toEqual([
      ['a', 'access', 'access/a.cypher'],
      ['mine', 'custom', 'mine.cypher'],
      ['b', 'inventory', 'inventory/b.cypher'],
    ]);
    expect(problems).toEqual([
      { file: join(folder, 'one/inventory/broken.cypher'), reason: 'it does not begin with "// ---"' },
      { file: join(folder, 'two/b.cypher'), reason: 'its id is already that of inventory/b.cypher' },
      { file: join(folder, 'three'), reason: 'it does not exist' },
    ]);
  });

  it('does not read a file that is too large for a query', async () => {
    await put('inventory/large.cypher', `${text('large')}//${' '.repeat(300 * 1024)}`);
    const { queries, problems } = await loadSavedQueries([folder]);
    expect(queries).toEqual([]);
    expect(problems.map((problem) => problem.reason)).toEqual(['it is larger than 256 KiB']);
  });
});
