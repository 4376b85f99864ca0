import type { GraphPlan } from '../../graph/driver.js';
import { allowedFunctions, allowedOperators, allowedProcedures } from './allowed.js';

/** Paths that a shortest path search may be asked for. */
const mostShortest = 10;

function shortestProblem(detail: string): string | undefined {
  const wanted = Number(/\b(?:SHORTEST|ANY) (\d+)/.exec(detail)?.[1] ?? 1);
  if (wanted > mostShortest) return `SHORTEST and ANY may ask for ${mostShortest} paths`;
  const quantifiers = [...detail.matchAll(/\)\)\{(\d+), ?(\d*)\}/g)];
  const long = quantifiers.some(([, least]) => Number(least) > 1);
  // Neo4j looks at no clock while it goes through paths that fail such a condition, and there may be very many.
  if (quantifiers.length > 1 || long || detail.includes('non-inlined predicates'))
    return 'a shortest path may have one part that is repeated, from 0 or 1 times on, and conditions on single nodes only';
  return undefined;
}

/** Why a plan is not that of a harmless read; undefined when it is. Whatever is not known is refused. */
export function planProblem(plan: GraphPlan): string | undefined {
  if (plan.queryType !== 'r') return 'it does more than read';
  if (plan.operators.length === 0) return 'the database tells no plan for it';
  for (const [index, operator] of plan.operators.entries()) {
    const name = operator.replace(/\(.*$/, '');
    const detail = plan.details[index] ?? '';
    if (!allowedOperators.has(name)) return `${name} is not allowed`;
    if (name === 'ProcedureCall') {
      const procedure = /^([\w.`]+)\(/.exec(detail)?.[1]?.replaceAll('`', '').toLowerCase() ?? '';
      if (!allowedProcedures.has(procedure)) return `the procedure ${procedure} is not allowed`;
      continue;
    }
    const problem = name === 'StatefulShortestPath' ? shortestProblem(detail) : undefined;
    if (problem !== undefined) return problem;
    const bare = detail.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "''");
    for (const [, found = ''] of bare.matchAll(/((?:`?\w+`?\.)+`?\w+`?)\(/g)) {
      const called = found.replaceAll('`', '').toLowerCase();
      if (!allowedFunctions.has(called)) return `the function ${called} is not allowed`;
    }
  }
  return undefined;
}
