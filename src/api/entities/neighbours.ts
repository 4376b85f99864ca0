import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { ApiContext } from '../context.js';
import { freshness, sourcesFeeding } from '../freshness.js';
import { connectionOf, type Page, type TotalCount } from './connection.js';
import type { Neighbours } from './names.js';
import { type ListArguments, type PagePlan, pageOf, planPage, rowExpression, type Selected } from './page.js';
import { selectedOfConnection } from './selection.js';

const size = { usual: 20, most: 100 };
/** Parents in one statement: a hundred neighbours of each of a hundred nodes, but no lists of lists without end. */
const mostParents = 10_000;

/** All parents of one field of an operation, answered together. */
interface Field {
  readonly pages: DataLoader<string, Page>;
  readonly counts: DataLoader<string, TotalCount>;
}

function pattern({ type, direction, other, onlyKind }: Neighbours, relationship: string): string {
  const arrow = direction === 'out' ? `-[${relationship}:${type}]->` : `<-[${relationship}:${type}]-`;
  return `(n)${arrow}(o${onlyKind ? '' : `:${other.definition.label}`})`;
}

const parents = ({ owner }: Neighbours) =>
  `UNWIND $keys AS key MATCH (n:${owner.definition.label} {key: key})`;

/** Runs a statement for all keys, and puts its rows in the order of the keys. */
async function byKey<T extends { readonly key: string }>(
  context: ApiContext,
  statement: string,
  keys: readonly string[],
  parameters: Readonly<Record<string, unknown>>,
): Promise<(T | undefined)[]> {
  const rows = await context.read<T>(statement, { ...parameters, keys });
  const found = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => found.get(key));
}

function loadPages(context: ApiContext, field: Neighbours, plan: PagePlan, selected: Selected) {
  const conditions = [plan.filter, plan.after].filter((each) => each !== undefined);
  const statement = `${parents(field)}
    CALL (n) {
      MATCH ${pattern(field, 'r')} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
      WITH o, r ORDER BY ${plan.order.cypher} LIMIT $limit
      RETURN collect(${rowExpression(plan, selected, 'o')}) AS rows
    }
    RETURN key, rows`;
  return async (keys: readonly string[]) => {
    const found = await byKey<{ key: string; rows: unknown[][] }>(context, statement, keys, plan.parameters);
    return found.map((row) => pageOf(plan, selected, row?.rows ?? []));
  };
}

function loadCounts(context: ApiContext, field: Neighbours, plan: PagePlan) {
  const where = plan.filter === undefined ? '' : ` WHERE ${plan.filter}`;
  const statement = `${parents(field)} RETURN key, COUNT { ${pattern(field, '')}${where} } AS value`;
  return async (keys: readonly string[]) => {
    const found = await byKey<{ key: string; value: number }>(context, statement, keys, plan.parameters);
    return found.map((row) => ({ value: row?.value ?? 0, isEstimate: false }));
  };
}

function fieldOf(
  neighbours: Neighbours,
  args: ListArguments,
  context: ApiContext,
  info: GraphQLResolveInfo,
): Field {
  const { other, owner, field, relationship } = neighbours;
  const plan = planPage(other, `${owner.typeName}.${field}`, 'o', args, size);
  const own = Object.keys(relationship.properties);
  const selected = selectedOfConnection(info, other, own.length > 0 ? [...own, 'unreadable'] : []);
  const options = { maxBatchSize: mostParents };
  return {
    pages: new DataLoader(loadPages(context, neighbours, plan, selected), options),
    counts: new DataLoader(loadCounts(context, neighbours, plan), options),
  };
}

/** The connection of the neighbours of one node; all nodes of the same field in an operation share its statements. */
export function neighboursOf(
  neighbours: Neighbours,
  parent: { readonly key: string },
  args: ListArguments,
  context: ApiContext,
  info: GraphQLResolveInfo,
) {
  // All parents of one field in the document have the very same field nodes, and so the same arguments and selection.
  const fields = context.once('neighbours', () => new WeakMap<GraphQLResolveInfo['fieldNodes'], Field>());
  const field = fields.get(info.fieldNodes) ?? fieldOf(neighbours, args, context, info);
  fields.set(info.fieldNodes, field);
  return connectionOf({
    page: () => field.pages.load(parent.key),
    totalCount: () => field.counts.load(parent.key),
    freshness: () => freshness(context, sourcesFeeding(neighbours.owner.kind, neighbours.other.kind)),
  });
}
