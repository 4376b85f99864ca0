import { stringify } from 'csv-stringify/sync';
import { drawTable } from './table.js';
import { escapeJson, escapeUnsafe } from './text.js';
import type { QueryRow } from './types.js';

/** The forms in which rows can be written. */
export const rowFormats = ['table', 'json', 'csv', 'ndjson'] as const;

/** The form in which rows are written. */
export type RowFormat = (typeof rowFormats)[number];

/** How a table is drawn. */
export interface FormatOptions {
  /** Columns of the terminal that a table has to fit into; none: as wide as it needs. */
  readonly width?: number;
}

/** `value` with the keys of every object in it sorted; a `bigint` beyond the safe numbers becomes its digits. */
function stable(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return value.map(stable);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, stable(item)]));
}

function scalarText(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? undefined : String(value);
}

function tableText(value: unknown): string {
  const isList = Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object');
  const text = isList ? value.map((item) => scalarText(item) ?? '').join(', ') : scalarText(value);
  return escapeUnsafe(text ?? JSON.stringify(stable(value)));
}

function toTable(columns: readonly string[], rows: readonly QueryRow[], width: number | undefined): string {
  const cells = rows.map((row) => columns.map((column) => tableText(row[column])));
  return `${drawTable(
    columns.map((column) => escapeUnsafe(column)),
    cells,
    width,
  )}\n`;
}

function toJson(columns: readonly string[], rows: readonly QueryRow[]): string {
  const ordered = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column, stable(row[column])])),
  );
  return `${escapeJson(JSON.stringify(ordered, null, 2))}\n`;
}

function csvCell(value: unknown): unknown {
  if (typeof value === 'number') return value;
  const text = escapeUnsafe(scalarText(value) ?? JSON.stringify(stable(value)), '\t\n\r');
  // csv-stringify leaves this one first character out of those that spreadsheets strip before a formula.
  return text.startsWith('\n') ? `'${text}` : text;
}

/**
 * Lines of CSV without a header (see `formatRows`): also for rows that are written as they arrive, because every line
 * stands for itself.
 */
export function formatCsvRows(columns: readonly string[], rows: readonly QueryRow[]): string {
  return stringify(
    rows.map((row) => columns.map((column) => csvCell(row[column]))),
    { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

function toCsv(columns: readonly string[], rows: readonly QueryRow[]): string {
  const head = Object.fromEntries(columns.map((column) => [column, column]));
  return formatCsvRows(columns, [head, ...rows]);
}

/** A row as one line of JSON, columns in their order, keys inside of them sorted, no control character in it. */
export function formatJsonLine(columns: readonly string[], row: QueryRow): string {
  const ordered = Object.fromEntries(columns.map((column) => [column, stable(row[column])]));
  return `${escapeJson(JSON.stringify(ordered))}\n`;
}

/**
 * Rows as text that ends with a line break. No control character of a name reaches the terminal in any form.
 * - `table`: fits `options.width`, lists joined by commas.
 * - `json`: an array of objects, columns in their order, keys inside of them sorted.
 * - `csv`: RFC 4180 with a header line; lists and objects as JSON; a text that a spreadsheet would take for a formula
 *   gets a leading `'`.
 * - `ndjson`: an object as in `json` in each line.
 */
export function formatRows(
  columns: readonly string[],
  rows: readonly QueryRow[],
  format: RowFormat,
  options: FormatOptions = {},
): string {
  switch (format) {
    case 'table':
      return toTable(columns, rows, options.width);
    case 'json':
      return toJson(columns, rows);
    case 'csv':
      return toCsv(columns, rows);
    case 'ndjson':
      return rows.map((row) => formatJsonLine(columns, row)).join('');
  }
}
