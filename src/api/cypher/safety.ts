import { appError } from '../../core/errors.js';
import type { Graph } from '../../graph/driver.js';
import { planProblem } from '../../queries/cypher/plan-check.js';
import { checkText } from '../../queries/cypher/text-check.js';

/** What bounds an ad-hoc statement. */
export const cypherLimits = {
  /** Milliseconds for the plan and for the run, each. */
  timeoutMs: 10_000,
  maxRows: 10_000,
  maxBytes: 16 * 2 ** 20,
  /** Statements that the service runs at once. */
  atOnce: 4,
} as const;

/**
 * The statement to run in place of the one given, after a look at its text and at its plan.
 * @throws CYPHER_REFUSED, and what the graph throws when it cannot plan the statement.
 */
export async function safeStatement(
  graph: Pick<Graph, 'explain'>,
  text: string,
  parameters: Readonly<Record<string, unknown>>,
  limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<string> {
  const checked = checkText(text, parameters);
  if (!checked.ok) throw appError('CYPHER_REFUSED', { reason: checked.reason });
  const reason = planProblem(await graph.explain(checked.statement, parameters, limits));
  if (reason !== undefined) throw appError('CYPHER_REFUSED', { reason });
  return checked.statement;
}
