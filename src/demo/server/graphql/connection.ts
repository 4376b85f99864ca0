import { GraphQLError } from 'graphql';
import type { Arguments } from './context.js';

/** Where a row is in its list; equal keys are ordered by id. */
interface CursorPosition {
  readonly key: string | number;
  readonly id: number;
}

/** How a list is ordered, so that a cursor keeps its place when rows come and go. */
export interface Order<Row> {
  readonly at: (row: Row) => CursorPosition;
  readonly descending?: boolean;
}

/** A page of a list, as GraphQL's connections show it. */
export interface Connection<Row> {
  readonly nodes: readonly Row[];
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly count: number;
  readonly pageInfo: Record<string, unknown>;
}

const maxPage = 100;

function encode({ key, id }: CursorPosition): string {
  return Buffer.from(JSON.stringify({ key, id: String(id) })).toString('base64');
}

function decode(cursor: string): CursorPosition {
  try {
    const { key, id } = JSON.parse(Buffer.from(cursor, 'base64').toString()) as {
      key?: unknown;
      id?: unknown;
    };
    if ((typeof key === 'string' || typeof key === 'number') && typeof id === 'string')
      return { key, id: Number(id) };
  } catch {
    // Not a cursor of ours: refused below.
  }
  throw new GraphQLError('Please provide a valid cursor');
}

function beyond(order: Order<never>, a: CursorPosition, b: CursorPosition): boolean {
  const sign = order.descending ? -1 : 1;
  const difference = a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1;
  return sign * difference > 0;
}

/** The page of `rows` (already in `order`) that `first`, `last`, `after` and `before` ask for; at most 100 rows. */
export function connect<Row>(rows: readonly Row[], args: Arguments, order: Order<Row>): Connection<Row> {
  const after = typeof args.after === 'string' && args.after !== '' ? decode(args.after) : undefined;
  const before = typeof args.before === 'string' && args.before !== '' ? decode(args.before) : undefined;
  const from =
    after === undefined ? 0 : rows.findIndex((row) => beyond(order as Order<never>, order.at(row), after));
  const until =
    before === undefined
      ? rows.length
      : rows.findIndex((row) => !beyond(order as Order<never>, before, order.at(row)));
  const start = from < 0 ? rows.length : from;
  const end = until < 0 ? rows.length : until;
  const size = (value: unknown): number =>
    Math.min(maxPage, typeof value === 'number' ? Math.max(0, value) : maxPage);
  const backwards = typeof args.last === 'number' && typeof args.first !== 'number';
  const first = backwards ? Math.max(start, end - size(args.last)) : start;
  const last = backwards ? end : Math.min(end, start + size(args.first));
  const nodes = rows.slice(first, last);
  const [head] = nodes;
  const tail = nodes.at(-1);
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({ cursor: encode(order.at(node)), node }));
    },
    count: rows.length,
    pageInfo: {
      hasNextPage: last < rows.length,
      hasPreviousPage: first > 0,
      startCursor: head === undefined ? null : encode(order.at(head)),
      endCursor: tail === undefined ? null : encode(order.at(tail)),
    },
  };
}

/** The order of ids. */
export const byId: Order<{ readonly id: number }> = { at: ({ id }) => ({ key: id, id }) };

/** Newest ids first. */
export const newestFirst: Order<{ readonly id: number }> = {
  at: ({ id }) => ({ key: id, id }),
  descending: true,
};
