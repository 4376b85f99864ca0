import { appError } from '../core/errors.js';
import type { Graph, StreamOptions } from '../graph/driver.js';
import { graphFailure } from '../graph/failure.js';
import { type QueryGraph, querySafetyProblem } from './check.js';
import { patternProblem } from './cypher/pattern-parameters.js';
import { resolveParameters } from './parameters.js';
import type { QueryRow, SavedQuery } from './types.js';

/** The queries that were found sound, by graph: each is checked once before its first run. */
const sound = new WeakMap<Pick<QueryGraph, 'explain'>, WeakSet<SavedQuery>>();

/**
 * Has the database look at a query once before its first run; at one that comes with the product tests did.
 * @throws QUERY_INVALID when it does more than read, or its columns are not those declared.
 */
export async function assertSound(graph: Pick<QueryGraph, 'explain'>, query: SavedQuery): Promise<void> {
  if (query.shipped === true) return;
  const known = sound.get(graph) ?? new WeakSet<SavedQuery>();
  sound.set(graph, known);
  if (known.has(query)) return;
  const reason = await querySafetyProblem(graph, query);
  if (reason !== undefined) throw appError('QUERY_INVALID', { file: query.file, reason });
  known.add(query);
}

/**
 * The values that a query is run with; those that it matches with as regular expressions must end in time.
 * @throws QUERY_PARAMETER
 */
export function safeParameters(
  query: SavedQuery,
  given: Readonly<Record<string, unknown>>,
): ReturnType<typeof resolveParameters> {
  const values = resolveParameters(query, given);
  const problem = patternProblem(query.statement, values);
  if (problem !== undefined) throw appError('QUERY_PARAMETER', { id: query.id, ...problem });
  return values;
}

/** The catalogued error for a query that took too long; anything else as it is. */
export function queryFailure(error: unknown, query: SavedQuery, timeoutMs: number): unknown {
  if (graphFailure(error) !== 'timeout') return error;
  return appError('QUERY_TIMEOUT', { id: query.id, seconds: timeoutMs / 1000 }, error);
}

/**
 * The rows of a saved query as they arrive, in a read transaction, after a look at its plan the first time. Leaving early
 * ends it in the database.
 * @throws QUERY_PARAMETER, QUERY_INVALID, QUERY_TIMEOUT, OPERATION_CANCELLED, and what the graph throws.
 */
export async function* streamSavedQuery(
  graph: Pick<Graph, 'explain' | 'stream'>,
  query: SavedQuery,
  given: Readonly<Record<string, unknown>>,
  options: StreamOptions & { readonly timeoutMs: number },
): AsyncGenerator<QueryRow, void, void> {
  const values = safeParameters(query, given);
  await assertSound(graph, query);
  try {
    yield* graph.stream<QueryRow>(query.statement, values, options);
  } catch (error) {
    throw queryFailure(error, query, options.timeoutMs);
  }
}
