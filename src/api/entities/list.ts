import type { GraphQLResolveInfo } from 'graphql';
import type { ApiContext } from '../context.js';
import { freshness, sourcesFeeding } from '../freshness.js';
import { connectionOf, type TotalCount } from './connection.js';
import type { ApiKind } from './names.js';
import { type ListArguments, type PagePlan, pageOf, planPage, rowExpression, type Selected } from './page.js';
import { selectedOfConnection } from './selection.js';

/** Nodes of a label up to which a filter's matches are counted; beyond, the planner's estimate has to do. */
const countedNodes = 100_000;

function pageStatement(plan: PagePlan, selected: Selected): string {
  const { kind, filter, after, order } = plan;
  // Every key is more than '': it lets the index give the nodes in the order of their keys.
  const conditions = [filter, after ?? "n.key > ''"].filter((each) => each !== undefined);
  return `MATCH (n:${kind.definition.label}) WHERE ${conditions.join(' AND ')}
    WITH n ORDER BY ${order.cypher} LIMIT $limit
    RETURN ${rowExpression(plan, selected, 'n')} AS row`;
}

async function countNodes(context: ApiContext, { kind, filter, parameters }: PagePlan): Promise<TotalCount> {
  const { label } = kind.definition;
  const [all] = await context.read<{ count: number }>(`MATCH (n:${label}) RETURN count(n) AS count`);
  const value = all?.count ?? 0;
  if (filter === undefined) return { value, isEstimate: false };
  const matching = `MATCH (n:${label}) WHERE ${filter}`;
  if (value <= countedNodes) {
    const [row] = await context.read<{ count: number }>(`${matching} RETURN count(n) AS count`, parameters);
    return { value: row?.count ?? 0, isEstimate: false };
  }
  const { estimatedRows } = await context.graph.explain(`${matching} RETURN n.key AS key`, parameters);
  return { value: Math.min(value, Math.round(estimatedRows)), isEstimate: true };
}

/** The connection of all nodes of a kind. */
export function listOf(kind: ApiKind, args: ListArguments, context: ApiContext, info: GraphQLResolveInfo) {
  const plan = planPage(kind, kind.many, 'n', args, { usual: 50, most: context.limits.maxPageSize });
  return connectionOf({
    page: async () => {
      const selected = selectedOfConnection(info, kind);
      const rows = await context.read<{ row: unknown[] }>(pageStatement(plan, selected), plan.parameters);
      return pageOf(
        plan,
        selected,
        rows.map(({ row }) => row),
      );
    },
    totalCount: () => countNodes(context, plan),
    freshness: () => freshness(context, sourcesFeeding(kind.kind)),
  });
}
