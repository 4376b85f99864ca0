import { download } from './download.js';

/** What a spreadsheet would run as a formula when a cell begins with it. */
const formula = /^[=+\-@\t\r]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = typeof value !== 'number' && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180), in which no cell is a formula. */
export function csvText(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [columns, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

/** Gives rows to the person as a file. */
export function downloadCsv(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): void {
  // The mark tells spreadsheets that it is UTF-8.
  download(`${name}.csv`, new Blob(['\uFEFF', csvText(columns, rows)], { type: 'text/csv;charset=utf-8' }));
}
