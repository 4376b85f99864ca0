import type { QueryGraph } from './check.js';
import { assertSound, queryFailure, safeParameters } from './stream.js';
import type { QueryResult, SavedQuery } from './types.js';

/** How long and how much a saved query may run. */
export interface RunOptions {
  /** Milliseconds after which the database stops it; default 30,000. */
  readonly timeoutMs?: number;
  /** Rows after which the rest is left out and `truncated` is true; default 100,000. */
  readonly maxRows?: number;
}

/**
 * Runs a saved query in a read transaction, after a look at its plan the first time.
 * @param params values by name; texts are read as the parameters' types, see `resolveParameters`.
 * @throws QUERY_PARAMETER, QUERY_INVALID (it does more than read, or its columns are not those declared),
 * QUERY_TIMEOUT, and what the graph throws when it cannot be reached.
 */
export async function runSavedQuery(
  graph: QueryGraph,
  query: SavedQuery,
  params: Readonly<Record<string, unknown>> = {},
  options: RunOptions = {},
): Promise<QueryResult> {
  const { timeoutMs = 30_000, maxRows = 100_000 } = options;
  const values = safeParameters(query, params);
  await assertSound(graph, query);
  try {
    const { columns, rows, truncated } = await graph.readWithColumns(query.statement, values, {
      timeoutMs,
      maxRows,
    });
    return { columns, rows, truncated };
  } catch (error) {
    throw queryFailure(error, query, timeoutMs);
  }
}
