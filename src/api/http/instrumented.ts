import { createHash } from 'node:crypto';
import { inSpan } from '../../core/tracing.js';
import type { Graph } from '../../graph/driver.js';
import type { ApiMetrics } from './metrics.js';

/** A statement by its hash: enough to tell statements apart, and nothing of what callers wrote. */
function nameOf(statement: string): string {
  return createHash('sha256').update(statement).digest('hex').slice(0, 12);
}

/** The graph with the time that its statements take counted, and a span for each. */
export function instrumented(graph: Graph, metrics: ApiMetrics): Graph {
  const timed = async <T>(access: string, statement: string, work: () => Promise<T>): Promise<T> => {
    const stop = metrics.statementSeconds.startTimer({ access });
    const attributes = () => ({
      'db.system': 'neo4j',
      'db.operation.name': access,
      'access_graph.statement': nameOf(statement),
    });
    try {
      return await inSpan(`neo4j ${access}`, attributes, work);
    } finally {
      stop();
    }
  };
  return {
    ...graph,
    read: (...args) => timed('read', args[0], () => graph.read(...args)),
    readWithColumns: (...args) => timed('read', args[0], () => graph.readWithColumns(...args)),
    write: (...args) => timed('write', args[0], () => graph.write(...args)),
    transaction: (work) => timed('write', 'transaction', () => graph.transaction(work)),
    explain: (...args) => timed('explain', args[0], () => graph.explain(...args)),
  };
}
