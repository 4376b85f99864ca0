import { appError } from '../../core/errors.js';
import { hashOf } from '../../core/hash.js';
import type { Graph } from '../../graph/driver.js';
import { standingParameter } from '../../queries/rule-statements.js';
import { assertSound, safeParameters } from '../../queries/stream.js';
import type { QueryRow, SavedQuery } from '../../queries/types.js';
import { type AssessmentRow, assessedBy } from '../assess.js';
import type { Rule } from '../rule.js';
import { keysOf, type Watch } from './watch.js';

/** Rows that a watched query may have; more than people can look through is no watch. */
const mostRows = 10_000;
/** Characters of one row as JSON. */
const longestRow = 50_000;

/** The rows of a watched query, by what tells them apart. */
export interface WatchedRows {
  readonly rows: ReadonlyMap<string, QueryRow>;
  /** Of how many things the query does not know whether they are among its rows. */
  readonly unknown: number;
}

/** A row as it is kept: without the columns that change by themselves, and with whole numbers of any size as text. */
function keptRow(query: SavedQuery, row: QueryRow): QueryRow {
  const volatile = query.alert?.volatile ?? [];
  const steady = Object.entries(row).filter(([name]) => !volatile.includes(name));
  const text = JSON.stringify(Object.fromEntries(steady), (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  if (text.length > longestRow) throw new RangeError(`a row has more than ${longestRow} characters`);
  return JSON.parse(text) as QueryRow;
}

/** What tells a row from others: the values of the key columns, or of all. */
export function keyOf(watch: Watch, query: SavedQuery, row: QueryRow): QueryRow {
  const keys = keysOf(watch, query);
  return keys.length === 0 ? row : Object.fromEntries(keys.map((name) => [name, row[name] ?? null]));
}

async function read(
  graph: Pick<Graph, 'explain' | 'readWithColumns'>,
  watch: Watch,
  query: SavedQuery,
  limits: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<{ readonly rows: readonly QueryRow[]; readonly unknown: number; readonly truncated: boolean }> {
  const values = safeParameters(query, watch.parameters);
  if (query.alert === undefined) {
    await assertSound(graph, query);
    const { rows, truncated } = await graph.readWithColumns(query.statement, values, {
      ...limits,
      maxRows: mostRows,
    });
    return { rows, truncated, unknown: 0 };
  }
  // The assessment of a rule tells also what it does not know.
  const assessment = assessedBy(query as Rule);
  await assertSound(graph, assessment);
  const { rows } = await graph.readWithColumns(
    assessment.statement,
    { ...values, [standingParameter]: [] },
    limits,
  );
  const { findings, unknown } = (rows[0] ?? { findings: [], unknown: 0 }) as unknown as AssessmentRow;
  return { rows: findings, unknown, truncated: findings.length > mostRows };
}

/**
 * Runs the query of a watch.
 * @throws AppError WATCH_ROWS when there are too many rows, or several with the same key; QUERY_INVALID, QUERY_PARAMETER; errors of the graph.
 */
export async function watchedRows(
  graph: Pick<Graph, 'explain' | 'readWithColumns'>,
  watch: Watch,
  query: SavedQuery,
  limits: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<WatchedRows> {
  const { name } = watch;
  const { rows: all, unknown, truncated } = await read(graph, watch, query, limits);
  if (truncated) throw appError('WATCH_ROWS', { name, reason: `it has more than ${mostRows} rows` });
  const rows = new Map<string, QueryRow>();
  const isByKey = keysOf(watch, query).length > 0;
  for (const each of all) {
    let row: QueryRow;
    try {
      row = keptRow(query, each);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw appError('WATCH_ROWS', { name, reason: error.message });
    }
    const id = hashOf(Object.entries(keyOf(watch, query, row)));
    if (isByKey && rows.has(id))
      throw appError('WATCH_ROWS', { name, reason: 'several rows have the same key columns' });
    rows.set(id, row);
  }
  return { rows, unknown };
}
