import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvText } from './csv.js';

/** The cells of CSV as a spreadsheet reads them (RFC 4180). */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('CSV', () => {
  test('has the columns, the values as they are, and nothing for none', () => {
    expect(
      csvText(
        ['name', 'count'],
        [
          ['a,"b"\nc', 7],
          [null, undefined],
          [['x'], -1.5],
        ],
      ),
    ).toBe('name,count\r\n"a,""b""\nc",7\r\n,\r\n"[""x""]",-1.5\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', "=cmd|' /C calc'!A0"])('%j is no formula', (value) => {
    expect(cellsOf(csvText(['x'], [[value]]))[1]).toEqual([`'${value}`]);
  });

  test('keeps every text, and no cell of any text begins like a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }),
        (rows) => {
          const [, ...read] = cellsOf(csvText(['a', 'b'], rows));
          expect(read).toHaveLength(rows.length);
          for (const [index, cells] of read.entries())
            for (const [at, cell] of cells.entries()) {
              expect(cell).not.toMatch(/^[=+\-@\t\r]/);
              const text = rows[index]?.[at] ?? '';
              expect([text, `'${text}`]).toContain(cell);
            }
        },
      ),
    );
  });
});
