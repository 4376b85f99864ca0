import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { isAppError, publicMessage } from '../../core/errors.js';
import { formatCsvRows, formatJsonLine } from '../../queries/format.js';
import { streamSavedQuery } from '../../queries/stream.js';
import type { QueryRow, SavedQuery } from '../../queries/types.js';
import type { ApiServices, Principal } from '../context.js';

/** The forms in which rows are exported, and the media type of each. */
export const exportTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const;

/** The form in which rows are exported. */
export type ExportFormat = keyof typeof exportTypes;

/** An export takes as long as its reader does, but not for ever. */
const longestMs = 10 * 60_000;
/** Rows that are written at once: more would only cost memory. */
const batchRows = 200;

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
 * Streams all rows of a saved query: CSV with a line of column names, or an object in each line. Rows stay in the
 * database until the reader has taken those before, so memory does not grow with the result. Ends `writable`.
 * @param signal ends the statement in the database and the export.
 * @throws what `streamSavedQuery` throws. When nothing was written yet, `writable` is left as it is for an answer about
 *   the error; later it is destroyed, so that the reader cannot take what it got for the whole, and an export as NDJSON
 *   ends with a line `{"error": {"code", "message"}}`.
 */
export async function exportQuery(
  services: Pick<ApiServices, 'graph' | 'logger' | 'limits'>,
  principal: Pick<Principal, 'id'>,
  query: SavedQuery,
  params: Readonly<Record<string, unknown>>,
  format: ExportFormat,
  writable: Writable,
  signal: AbortSignal,
): Promise<{ readonly rows: number }> {
  const columns = query.columns.map(({ name }) => name);
  const timeoutMs = Math.max(services.limits.queryTimeoutMs, longestMs);
  const gone = new AbortController();
  const stop = AbortSignal.any([signal, gone.signal]);
  const left = () => gone.abort();
  writable.once('close', left);
  const text = (rows: readonly QueryRow[]) =>
    format === 'csv'
      ? formatCsvRows(columns, rows)
      : rows.map((row) => formatJsonLine(columns, row)).join('');
  let count = 0;
  let begun = false;
  try {
    let batch: QueryRow[] = [];
    const flush = async () => {
      const head =
        begun || format === 'ndjson'
          ? ''
          : formatCsvRows(columns, [Object.fromEntries(columns.map((name) => [name, name]))]);
      const whole = head + text(batch);
      begun = true;
      batch = [];
      if (whole !== '') await put(writable, whole, stop);
    };
    const rows = streamSavedQuery(services.graph, query, params, {
      timeoutMs,
      signal: stop,
      fetchSize: batchRows,
    });
    for await (const row of rows) {
      batch.push(row);
      count += 1;
      if (batch.length >= batchRows) await flush();
    }
    await flush();
    writable.end();
    services.logger.debug(
      { query: query.id, principal: principal.id, rows: count },
      'Exported a saved query',
    );
    return { rows: count };
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
