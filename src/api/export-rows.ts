import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { isAppError, publicMessage } from '../core/errors.js';
import { formatCsvRows, formatJsonLine } from '../queries/format.js';
import type { QueryRow } from '../queries/types.js';

/** The forms in which rows are exported, and the media type of each. */
export const exportTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

/** The form in which rows are exported. */
export type ExportFormat = keyof typeof exportTypes;

/** Rows as they arrive, some at once. */
export type RowBatches = AsyncIterable<readonly QueryRow[]>;

/** The rows and what stands around them and, as `separator`, before each batch but the first. */
interface Shape {
  readonly head: (columns: readonly string[]) => string;
  readonly rows: (columns: readonly string[], rows: readonly QueryRow[]) => string;
  readonly separator: string;
  readonly tail: string;
}

const lines = (columns: readonly string[], rows: readonly QueryRow[]) =>
  rows.map((row) => formatJsonLine(columns, row));

const shapes: Readonly<Record<ExportFormat, Shape>> = {
  csv: {
    head: (columns) => formatCsvRows(columns, [Object.fromEntries(columns.map((name) => [name, name]))]),
    rows: formatCsvRows,
    separator: '',
    tail: '',
  },
  ndjson: { head: () => '', rows: (columns, rows) => lines(columns, rows).join(''), separator: '', tail: '' },
  json: {
    head: () => '[\n',
    rows: (columns, rows) => lines(columns, rows).join(','),
    separator: ',',
    tail: ']\n',
  },
};

/**
 * The text of rows, part by part: CSV with a line of column names, an array in JSON with an object in each line, or an object
 * in each line alone. The first part comes with the first rows, so that nothing is written when they fail.
 */
export async function* exportText(
  columns: readonly string[],
  batches: RowBatches,
  format: ExportFormat,
): AsyncGenerator<string, void, void> {
  const { head, rows: textOf, separator, tail } = shapes[format];
  let before = head(columns);
  let count = 0;
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield `${before}${textOf(columns, rows)}`;
    before = separator;
    count += rows.length;
  }
  const end = `${count === 0 ? before : ''}${tail}`;
  if (end !== '') yield end;
}

/** Writes and waits while the reader is behind; fails when the reader is gone. */
async function put(writable: Writable, text: string, signal: AbortSignal): Promise<void> {
  if (writable.destroyed) throw new Error('The reader of the export is gone.');
  if (!writable.write(text)) await once(writable, 'drain', { signal });
}

function errorLine(error: unknown): string {
  const code = isAppError(error) ? error.code : 'INTERNAL';
  return formatJsonLine(['error'], { error: { code, message: publicMessage(error) } });
}

/**
 * Writes rows and ends `writable`; rows are asked for only when those before were taken, so that memory does not grow.
 * @param batches gives the rows; it stops when its signal is aborted: the reader is gone.
 * @param signal ends the export.
 * @returns how many rows there were.
 * @throws what `batches` throws. When nothing was written yet, `writable` is left as it is for an answer about the error;
 *   later it is destroyed, so that the reader cannot take what it got for the whole, and an export as NDJSON ends with a line
 *   `{"error": {"code", "message"}}`.
 */
export async function exportRows(
  columns: readonly string[],
  batches: (signal: AbortSignal) => RowBatches,
  format: ExportFormat,
  writable: Writable,
  signal: AbortSignal,
): Promise<{ readonly rows: number }> {
  const gone = new AbortController();
  const stop = AbortSignal.any([signal, gone.signal]);
  const left = () => gone.abort();
  writable.once('close', left);
  let rows = 0;
  let begun = false;
  async function* countedBatches() {
    for await (const batch of batches(stop)) {
      rows += batch.length;
      yield batch;
    }
  }
  try {
    for await (const text of exportText(columns, countedBatches(), format)) {
      begun = true;
      await put(writable, text, stop);
    }
    writable.end();
    return { rows };
  } catch (error) {
    if (begun) await breakOff(writable, format, error);
    throw error;
  } finally {
    writable.off('close', left);
  }
}

/** Ends an export in the middle so that its reader notices. */
async function breakOff(writable: Writable, format: ExportFormat, error: unknown): Promise<void> {
  if (!writable.destroyed && format === 'ndjson') {
    const gone = new AbortController();
    const written = new Promise<void>((resolve) => writable.write(errorLine(error), () => resolve()));
    await Promise.race([written, once(writable, 'close', { signal: gone.signal }).catch(() => undefined)]);
    gone.abort();
  }
  writable.destroy();
}
