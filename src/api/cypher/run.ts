import { performance } from 'node:perf_hooks';
import { appError } from '../../core/errors.js';
import type { Graph, GraphTable } from '../../graph/driver.js';
import { graphFailure } from '../../graph/failure.js';
import { isLoopFailure, loopLimits, withoutGuards } from '../../queries/cypher/loops.js';
import { Drawing, type DrawnNode, type DrawnRelationship } from './drawing.js';
import { cypherLimits, safeStatement } from './safety.js';

/** The answer to an ad-hoc statement. */
export interface CypherAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly nodes: readonly DrawnNode[];
  readonly relationships: readonly DrawnRelationship[];
  readonly truncated: boolean;
  readonly durationMs: number;
}

type CypherGraph = Pick<Graph, 'explain' | 'readWithColumns'>;

/** How many statements each graph runs. */
const running = new WeakMap<CypherGraph, number>();

/** The catalogued error for how a statement failed; the database's words about the statement are the client's to see. */
function failureOf(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  if (isLoopFailure(message)) {
    const reason = `a loop inside of an expression would go through more than ${loopLimits.outer} items (${loopLimits.inner} inside of another loop, ${loopLimits.reduce} in reduce); UNWIND the list, or cut it as in list[..${loopLimits.inner}]`;
    return appError('CYPHER_REFUSED', { reason }, error);
  }
  switch (graphFailure(error)) {
    case 'timeout':
      return appError('CYPHER_TIMEOUT', { seconds: cypherLimits.timeoutMs / 1000 }, error);
    case 'memory':
      return appError('CYPHER_MEMORY', undefined, error);
    case 'syntax':
      return appError('CYPHER_INVALID', { reason: withoutGuards(message.split('\n')[0] ?? '') }, error);
    case 'access':
      return appError('CYPHER_REFUSED', { reason: 'the database does not let a read do that' }, error);
    default:
      return error;
  }
}

function drawn({ columns, rows, truncated }: GraphTable, durationMs: number): CypherAnswer {
  const drawing = new Drawing();
  const names = columns.map(withoutGuards);
  const plain = rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [names[index] ?? column, drawing.add(row[column])])),
  );
  const nodes = [...drawing.nodes.values()];
  const relationships = [...drawing.relationships.values()];
  return { columns: names, rows: plain, nodes, relationships, truncated, durationMs };
}

/**
 * Runs a statement that a client wrote, if it only reads and can be kept within the limits.
 * @param signal ends it on the server.
 * @throws CYPHER_REFUSED, CYPHER_INVALID, CYPHER_TIMEOUT, CYPHER_MEMORY, CYPHER_BUSY, ANSWER_TOO_LARGE,
 *   OPERATION_CANCELLED.
 */
export async function runCypher(
  graph: CypherGraph,
  text: string,
  parameters: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<CypherAnswer> {
  const before = running.get(graph) ?? 0;
  if (before >= cypherLimits.atOnce) throw appError('CYPHER_BUSY', { most: cypherLimits.atOnce });
  running.set(graph, before + 1);
  const { timeoutMs, maxRows, maxBytes } = cypherLimits;
  const start = performance.now();
  try {
    const statement = await safeStatement(graph, text, parameters, { timeoutMs, signal });
    const table = await graph.readWithColumns(statement, parameters, {
      timeoutMs,
      maxRows,
      maxBytes,
      signal,
    });
    return drawn(table, Math.round(performance.now() - start));
  } catch (error) {
    throw failureOf(error);
  } finally {
    running.set(graph, (running.get(graph) ?? 1) - 1);
  }
}
