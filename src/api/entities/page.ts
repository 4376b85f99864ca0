import { sizeOf } from '../pages.js';
import type { EdgeRow, NodeRow, Page } from './connection.js';
import { type FilterInput, filterCondition } from './filter.js';
import type { ApiKind } from './names.js';
import { type Order, orderOf, type SortInput } from './order.js';

/** The arguments of every list. */
export interface ListArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly filter?: FilterInput | null;
  readonly sort?: readonly SortInput[] | null;
}

/** The stored properties that a page gives of each node, besides its key, and of the relationship that leads to it. */
export interface Selected {
  readonly node: readonly string[];
  readonly edge: readonly string[];
}

/** One page of a list, ready to be made into a statement. */
export interface PagePlan {
  readonly kind: ApiKind;
  readonly first: number;
  readonly order: Order;
  /** Cypher condition of the filter, if there is one. */
  readonly filter: string | undefined;
  /** Cypher condition of the cursor, if there is one. */
  readonly after: string | undefined;
  /** Values of both, and `limit`: one row more than the page, to see whether there is a next. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Checks the arguments of a list and makes the parts of its statement.
 * @param list names the list: its cursors are of no use in others.
 * @param variable of the statement that holds the nodes.
 * @throws AppError PAGE_SIZE, CURSOR_INVALID, FILTER_INVALID, SORT_INVALID.
 */
export function planPage(
  kind: ApiKind,
  list: string,
  variable: string,
  args: ListArguments,
  size: { readonly usual: number; readonly most: number },
): PagePlan {
  const first = sizeOf(args, size);
  const parameters: Record<string, unknown> = { limit: first + 1 };
  const order = orderOf(kind, list, args.sort ?? [], variable);
  return {
    kind,
    first,
    order,
    filter: args.filter == null ? undefined : filterCondition(kind, args.filter, variable, parameters),
    after: args.after == null ? undefined : order.after(args.after, parameters),
    parameters,
  };
}

/** A node with the type that GraphQL gives it. */
export function nodeRow(
  kind: ApiKind,
  node: Readonly<Record<string, unknown>> & { readonly key: string },
): NodeRow {
  return { ...node, __typename: kind.typeName };
}

/** A Cypher map of a variable's properties. */
export function projection(variable: string, names: readonly string[]): string {
  return `${variable} {${names.map((name) => `.${name}`).join(', ')}}`;
}

/** A row as a Cypher list, which is half as dear to carry as a map: key, node, what the cursor needs, relationship. */
export function rowExpression({ order }: PagePlan, { node, edge }: Selected, variable: string): string {
  const properties = ['key', ...node].map((name) => `${variable}.${name}`);
  return `[${[...properties, ...order.values, ...edge.map((name) => `r.${name}`)].join(', ')}]`;
}

function edgeRow({ kind, order }: PagePlan, { node, edge }: Selected, row: readonly unknown[]): EdgeRow {
  const key = String(row[0]);
  const sortAt = node.length + 1;
  const edgeAt = sortAt + order.values.length;
  const properties: Record<string, unknown> = { key, __typename: kind.typeName };
  for (const [index, name] of node.entries()) properties[name] = row[index + 1];
  const facts: Record<string, unknown> = {};
  for (const [index, name] of edge.entries()) facts[name] = row[edgeAt + index];
  return {
    ...facts,
    cursor: () => order.cursor(row.slice(sortAt, edgeAt), key),
    node: properties as NodeRow,
  };
}

/** The page that the rows of a statement make. */
export function pageOf(plan: PagePlan, selected: Selected, rows: readonly (readonly unknown[])[]): Page {
  return {
    edges: rows.slice(0, plan.first).map((row) => edgeRow(plan, selected, row)),
    hasNextPage: rows.length > plan.first,
  };
}
