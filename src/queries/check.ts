import type { Graph } from '../graph/driver.js';
import { graphFailure } from '../graph/failure.js';
import { allowedOperators } from './cypher/allowed.js';
import type { QueryProblem, SavedQuery } from './types.js';

/** The part of the graph that saved queries use. */
export type QueryGraph = Pick<Graph, 'explain' | 'readWithColumns'>;

/**
 * A saved query may have the operators of any read, but calls no procedure. Files and addresses read by the server, and
 * commands that show or stop what others do, are refused although Neo4j calls them reads.
 */
const allowed: ReadonlySet<string> = new Set(
  [...allowedOperators].filter((name) => name !== 'ProcedureCall'),
);

/** The first line of why the server refused the statement; any other failure is not the query's fault and is thrown. */
function refusal(error: unknown): string {
  const own = ['syntax', 'access'].includes(graphFailure(error));
  if (!own || !(error instanceof Error)) throw error;
  return error.message.split('\n')[0] ?? '';
}

/**
 * Why the database would refuse the query or should not be given it; undefined when it is sound: `EXPLAIN` passes, it
 * only reads, it calls no procedure and reads no file or address, and its columns are those it declares, in order.
 * @throws what the graph throws when it cannot be reached.
 */
export async function querySafetyProblem(
  graph: Pick<QueryGraph, 'explain'>,
  query: SavedQuery,
): Promise<string | undefined> {
  const parameters = Object.fromEntries(
    query.parameters.map((parameter) => [parameter.name, parameter.default]),
  );
  let plan: Awaited<ReturnType<QueryGraph['explain']>>;
  try {
    plan = await graph.explain(query.statement, parameters);
  } catch (error) {
    return `the database refuses it: ${refusal(error)}`;
  }
  if (plan.queryType !== 'r') return 'it does more than read';
  const bad = plan.operators
    .map((operator) => operator.split('@')[0] ?? '')
    .filter((name) => !allowed.has(name.replace(/\(.*$/, '')));
  if (bad.length > 0) return `it uses what saved queries may not: ${[...new Set(bad)].join(', ')}`;
  const declared = query.columns.map((column) => column.name);
  if (declared.join() !== plan.columns.join()) {
    return `it returns ${plan.columns.join(', ')}, and its header says ${declared.join(', ')}`;
  }
  return undefined;
}

/**
 * Asks the database about each query without running any (see `querySafetyProblem`).
 * @returns what is wrong; nothing when all are sound.
 * @throws what the graph throws when it cannot be reached.
 */
export async function checkSavedQueries(
  graph: QueryGraph,
  queries: readonly SavedQuery[],
): Promise<QueryProblem[]> {
  const problems: QueryProblem[] = [];
  for (const query of queries) {
    const reason = await querySafetyProblem(graph, query);
    if (reason !== undefined) problems.push({ file: query.file, reason });
  }
  return problems;
}

/**
 * What was loaded, without the queries that the database finds unsound; those are added to the problems.
 * @throws what the graph throws when it cannot be reached.
 */
export async function onlySound(
  graph: QueryGraph,
  loaded: { readonly queries: readonly SavedQuery[]; readonly problems: readonly QueryProblem[] },
): Promise<{ readonly queries: readonly SavedQuery[]; readonly problems: readonly QueryProblem[] }> {
  const unsound = await checkSavedQueries(graph, loaded.queries);
  const files = new Set(unsound.map(({ file }) => file));
  return {
    queries: loaded.queries.filter(({ file }) => !files.has(file)),
    problems: [...loaded.problems, ...unsound],
  };
}
