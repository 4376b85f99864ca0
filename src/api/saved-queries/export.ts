import type { Writable } from 'node:stream';
import { streamSavedQuery } from '../../queries/stream.js';
import type { QueryRow, SavedQuery } from '../../queries/types.js';
import type { ApiServices, Principal } from '../context.js';
import { type ExportFormat, exportRows } from '../export-rows.js';

/** An export takes as long as its reader does, but not for ever. */
const longestMs = 10 * 60_000;
/** Rows that are written at once: more would only cost memory. */
const batchRows = 200;

async function* inBatches(rows: AsyncIterable<QueryRow>): AsyncGenerator<readonly QueryRow[], void, void> {
  let batch: QueryRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/**
 * Streams all rows of a saved query, see `exportRows`. Rows stay in the database until the reader has taken those before.
 * @param signal ends the statement in the database and the export.
 * @throws what `streamSavedQuery` throws.
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
  const batches = (stop: AbortSignal) =>
    inBatches(
      streamSavedQuery(services.graph, query, params, { timeoutMs, signal: stop, fetchSize: batchRows }),
    );
  const { rows } = await exportRows(columns, batches, format, writable, signal);
  services.logger.debug({ query: query.id, principal: principal.id, rows }, 'Exported a saved query');
  return { rows };
}
