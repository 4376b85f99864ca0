import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatRows } from './format.js';
import { textWidth, wrapText } from './text.js';

const columns = ['name', 'n'];

describe('formatRows as a table', () => {
  it('draws a compact grid', () => {
    expect(
      formatRows(
        columns,
        [
          { name: 'a', n: 1 },
          { name: ['x', 'y'], n: null },
        ],
        'table',
      ),
    ).toBe(
      [
        '┌──────┬───┐',
        '│ name │ n │',
        '├──────┼───┤',
        '│ a    │ 1 │',
        '│ x, y │   │',
        '└──────┴───┘',
        '',
      ].join('\n'),
    );
  });

  it('wraps to the width, with lines between rows, and by the width of each character', () => {
    const rows = [
      { name: 'acme/platform/日本語のプロジェクト', n: 1 },
      { name: 'b', n: 2 },
    ];
    expect(formatRows(columns, rows, 'table', { width: 28 })).toBe(
      [
        '┌──────────────────────┬───┐',
        '│ name                 │ n │',
        '├──────────────────────┼───┤',
        '│ acme/platform/       │ 1 │',
        '│ 日本語のプロジェクト │   │',
        '├──────────────────────┼───┤',
        '│ b                    │ 2 │',
        '└──────────────────────┴───┘',
        '',
      ].join('\n'),
    );
  });

  it('draws rows one below the other when columns would be too narrow', () => {
    const wide = { first: 'aaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbb', third: 'ccccccccccccccc' };
    expect(formatRows(Object.keys(wide), [wide], 'table', { width: 28 })).toBe(
      ['┌────────┬─────────────────┐', '│ first  │ aaaaaaaaaaaaaaa │', '│ second │ bbbbbbbbbbbbbbb │'].join(
        '\n',
      ) + ['', '│ third  │ ccccccccccccccc │', '└────────┴─────────────────┘', ''].join('\n'),
    );
  });

  it('says that there are no rows', () => {
    expect(formatRows(columns, [], 'table', { width: 10 })).toBe('No rows.\n');
  });

  it('writes out what could steer a terminal or turn its text', () => {
    const text = formatRows(['name'], [{ name: '\u001b[2Jx\u009by\u202ez\r\n\u{e0041}' }], 'table');
    expect(text).toContain('\\u001b[2Jx\\u009by\\u202ez\\u000d\\u000a\\u{e0041}');
  });

  it('keeps every line within the width and loses no character', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 30, max: 90 }),
        (rows, width) => {
          const lines = formatRows(
            ['left', 'right'],
            rows.map(([left, right]) => ({ left, right })),
            'table',
            { width },
          );
          for (const line of lines.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
    fc.assert(
      fc.property(cell, fc.integer({ min: 2, max: 20 }), (text, width) => {
        expect(wrapText(text, width).join('')).toBe(text);
      }),
    );
  });
});

describe('formatRows as JSON', () => {
  it('keeps the order of columns, sorts keys inside, and names what is absent', () => {
    const text = formatRows(
      ['z', 'a'],
      [{ a: { y: 1, x: [{ d: 1, c: 2 }] }, z: 12345678901234567890n, extra: 1 }, {}],
      'json',
    );
    expect(text).toBe(
      `${JSON.stringify(
        [
          { z: '12345678901234567890', a: { x: [{ c: 2, d: 1 }], y: 1 } },
          { z: null, a: null },
        ],
        null,
        2,
      )}\n`,
    );
  });

  it('is safe to print and parses to the same values', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const text = formatRows(['name'], [{ name }], 'json');
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
        expect(JSON.parse(text)).toEqual([{ name }]);
      }),
    );
  });
});

describe('formatRows as CSV', () => {
  it('follows RFC 4180', () => {
    const rows = [
      { name: 'a "b", c', n: -1 },
      { name: 'two\nlines', n: true },
      { name: ['x', 'y'], n: null },
    ];
    expect(formatRows(columns, rows, 'csv')).toBe(
      'name,n\r\n"a ""b"", c",-1\r\n"two\nlines",true\r\n"[""x"",""y""]",\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'keeps %j from being a formula',
    (name) => {
      expect(formatRows(['name'], [{ name }], 'csv').split('\r\n').slice(1).join('\r\n')).toMatch(/^"?'/);
    },
  );

  it('keeps escape sequences from the terminal', () => {
    expect(formatRows(['name'], [{ name: 'a\u001b[2J' }], 'csv')).toBe('name\r\na\\u001b[2J\r\n');
  });
});
