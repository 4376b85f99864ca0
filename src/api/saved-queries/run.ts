import { performance } from 'node:perf_hooks';
import { resolveParameters } from '../../queries/parameters.js';
import { streamSavedQuery } from '../../queries/stream.js';
import type { QueryRow, SavedQuery } from '../../queries/types.js';
import { sourcesNeeded } from '../../sync/facts-needed.js';
import type { ApiContext } from '../context.js';
import { type Freshness, freshness } from '../freshness.js';
import { sizeOf } from '../pages.js';
import { parseQueryCursor, queryCursor, queryTag } from './cursor.js';
import { pageOf } from './page.js';

/** The answer to a saved query. */
export interface SavedQueryAnswer extends Freshness {
  readonly columns: readonly string[];
  readonly rows: readonly QueryRow[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly durationMs: number;
}

/** A page that is asked for. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

const usualPage = 100;

/**
 * A page of a saved query's rows.
 * @param given parameters by name; null stands for the default.
 * @throws QUERY_PARAMETER, QUERY_INVALID, QUERY_TIMEOUT, PAGE_SIZE, CURSOR_INVALID, CURSOR_EXPIRED,
 *   OPERATION_CANCELLED.
 */
export async function runSavedQueryPage(
  context: ApiContext,
  query: SavedQuery,
  given: Readonly<Record<string, unknown>>,
  page: PageArguments,
): Promise<SavedQueryAnswer> {
  const { graph, limits, signal } = context;
  const most = limits.maxPageSize;
  const size = sizeOf(page, { usual: Math.min(usualPage, most), most });
  const start = performance.now();
  const parameters = resolveParameters(query, given);
  const tag = queryTag(query.id, parameters);
  const after = page.after === undefined || page.after === null ? [] : parseQueryCursor(tag, page.after);
  const columns = query.columns.map(({ name }) => name);
  const stream = streamSavedQuery(graph, query, parameters, {
    timeoutMs: limits.queryTimeoutMs,
    signal,
    fetchSize: Math.min(1000, size + 1),
  });
  // What is known of the data is read first: a sync that ends in between makes it seem older, never newer.
  const known = await freshness(context, sourcesNeeded(query.needs));
  const { rows, hasNextPage, anchors } = await pageOf(stream, columns, size, after);
  const endCursor = anchors.length === 0 ? null : queryCursor(tag, anchors);
  const durationMs = Math.round(performance.now() - start);
  return { ...known, columns, rows: rows.map(jsonRow), pageInfo: { hasNextPage, endCursor }, durationMs };
}

/** Whole numbers beyond those of JavaScript as texts, which JSON can hold. */
function jsonRow(row: QueryRow): QueryRow {
  return JSON.parse(
    JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  ) as QueryRow;
}
