import fc from 'fast-check';
import { type ApiKind, apiKinds } from '../../src/api/entities/names.js';
import { constantName, sortableNames } from '../../src/api/entities/sdl.js';
import type { PropertyType } from '../../src/gitlab/model/values.js';
import type { Graph } from '../../src/graph/driver.js';

/** A node as the graph stores it. */
export type StoredNode = Readonly<Record<string, unknown>> & {
  readonly key: string;
  readonly unreadable: readonly string[];
};

/** A filter as a client writes it. */
export type Filter = Readonly<Record<string, unknown>>;

/** One field of an order as a client writes it. */
export interface Sort {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** True, false, or null where it is not known. */
type Verdict = boolean | null;

/** All nodes of each kind, read without the API. */
export async function storedNodes(graph: Graph): Promise<ReadonlyMap<ApiKind, readonly StoredNode[]>> {
  const read = async (kind: ApiKind) => {
    const { label } = kind.definition;
    const rows = await graph.read<{ node: StoredNode }>(
      `MATCH (n:${label}) RETURN properties(n) AS node ORDER BY n.key`,
    );
    return [kind, rows.map(({ node }) => node)] as const;
  };
  return new Map(await Promise.all(apiKinds.map(read)));
}

const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b);
  return Number(a) - Number(b);
}

const all = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes(false) ? false : verdicts.includes(null) ? null : true;
const any = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes(true) ? true : verdicts.includes(null) ? null : false;
const not = (verdict: Verdict): Verdict => (verdict === null ? null : !verdict);

function holds(operator: string, value: unknown, asked: unknown, isTime: boolean): boolean {
  const stored = (each: unknown) => (isTime ? new Date(String(each)).toISOString() : each);
  const wanted = Array.isArray(asked) ? asked.map(stored) : stored(asked);
  const list = wanted as readonly unknown[];
  if (Array.isArray(value))
    return operator === 'contains' ? value.includes(wanted) : list.some((each) => value.includes(each));
  const text = String(value);
  if (operator === 'in') return list.includes(value);
  if (operator === 'contains') return text.includes(String(wanted));
  if (operator === 'startsWith') return text.startsWith(String(wanted));
  if (operator === 'endsWith') return text.endsWith(String(wanted));
  const sign = Math.sign(compare(value, wanted));
  const signs: Readonly<Record<string, readonly number[]>> = {
    equals: [0],
    notEquals: [-1, 1],
    lt: [-1],
    before: [-1],
    lte: [-1, 0],
    onOrBefore: [-1, 0],
    gt: [1],
    after: [1],
    gte: [0, 1],
    onOrAfter: [0, 1],
  };
  return signs[operator]?.includes(sign) ?? false;
}

const lower = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(lower) : typeof value === 'string' ? value.toLowerCase() : value;

function ofProperty(node: StoredNode, name: string, filter: Filter, isTime: boolean): Verdict {
  const { ignoreCase, ...operators } = filter;
  const value = node[name] ?? null;
  return all(
    Object.entries(operators).map(([operator, asked]) => {
      if (value === null && node.unreadable.includes(name)) return null;
      if (operator === 'exists') return (value !== null) === asked;
      if (value === null) return operator === 'notEquals';
      return ignoreCase === true
        ? holds(operator, lower(value), lower(asked), isTime)
        : holds(operator, value, asked, isTime);
    }),
  );
}

/** Whether a filter holds for a node, worked out plainly. */
function verdictOf(kind: ApiKind, filter: Filter, node: StoredNode): Verdict {
  return all(
    Object.entries(filter).map(([name, part]) => {
      const each = () => (part as readonly Filter[]).map((inner) => verdictOf(kind, inner, node));
      if (name === 'not') return not(verdictOf(kind, part as Filter, node));
      if (name === 'and') return all(each());
      if (name === 'or') return any(each());
      return ofProperty(node, name, part as Filter, kind.definition.properties[name]?.type === 'time');
    }),
  );
}

/** The keys of the nodes that a list shall give, in order. */
export function expectedKeys(
  kind: ApiKind,
  nodes: readonly StoredNode[],
  filter: Filter | undefined,
  sort: readonly Sort[],
): string[] {
  const names = new Map(sortableNames(kind).map((name) => [constantName(name), name]));
  const order = [...sort, { field: 'KEY', direction: 'ASC' as const }];
  const kept = nodes.filter((node) => filter === undefined || verdictOf(kind, filter, node) === true);
  const sorted = [...kept].sort((a, b) => {
    for (const { field, direction } of order) {
      const name = names.get(field) ?? 'key';
      const [x, y] = [a[name] ?? null, b[name] ?? null];
      if (x === null && y === null) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      const sign = compare(x, y);
      if (sign !== 0) return direction === 'DESC' ? -sign : sign;
    }
    return 0;
  });
  return sorted.map(({ key }) => key);
}

const operatorsOf: Readonly<Record<PropertyType, readonly string[]>> = {
  text: ['equals', 'notEquals', 'in', 'contains', 'startsWith', 'endsWith'],
  integer: ['equals', 'notEquals', 'in', 'lt', 'lte', 'gt', 'gte'],
  boolean: ['equals'],
  time: ['equals', 'notEquals', 'in', 'before', 'onOrBefore', 'after', 'onOrAfter'],
  date: ['equals', 'notEquals', 'in', 'before', 'onOrBefore', 'after', 'onOrAfter'],
  texts: ['contains', 'containsAny'],
  integers: ['contains', 'containsAny'],
};

const junk: Readonly<Record<PropertyType, unknown>> = {
  text: 'a',
  integer: 30,
  boolean: true,
  time: '2026-01-31T12:00:00+02:00',
  date: '2026-01-31',
  texts: 'api',
  integers: 40,
};

function leaf(nodes: readonly StoredNode[], name: string, type: PropertyType) {
  const seen = [...new Set(nodes.flatMap((node) => node[name] ?? []))];
  const value = fc.constantFrom(...seen.slice(0, 50), junk[type]).chain((whole) => {
    if (type !== 'text') return fc.constant(whole);
    // A part of a text finds more than the whole.
    const part = String(whole).slice(0, 4);
    return fc.constantFrom(whole, part, String(whole).slice(-3), part.toUpperCase());
  });
  const operator = fc.constantFrom(...operatorsOf[type]).chain((each) => {
    const many = each === 'in' || each === 'containsAny';
    return fc.record({ [each]: many ? fc.array(value, { maxLength: 4 }) : value });
  });
  const ignoreCase = type === 'text' ? fc.constantFrom({}, { ignoreCase: true }) : fc.constant({});
  const compared = fc.tuple(operator, ignoreCase).map(([asked, how]) => ({ [name]: { ...asked, ...how } }));
  const exists = fc.boolean().map((asked) => ({ [name]: { exists: asked } }));
  return fc.oneof({ weight: 4, arbitrary: compared }, { weight: 1, arbitrary: exists });
}

/** Any filter of a kind, with values that its nodes have. */
export function anyFilter(kind: ApiKind, nodes: readonly StoredNode[]): fc.Arbitrary<Filter> {
  const declared = Object.entries(kind.definition.properties).map(
    ([name, { type }]) => [name, type] as const,
  );
  const names = [...declared, ['key', 'text'] as const, ['unreadable', 'texts'] as const];
  const leaves = fc.constantFrom(...names).chain(([name, type]) => leaf(nodes, name, type));
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaves,
      fc.tuple(leaves, leaves).map(([a, b]) => ({ ...a, ...b })),
      tie('filter').map((inner) => ({ not: inner })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((inner) => ({ or: inner })),
      fc.array(tie('filter'), { maxLength: 3 }).map((inner) => ({ and: inner })),
    ),
  }));
  return filter;
}

/** Any order of a kind. */
export function anySort(kind: ApiKind): fc.Arbitrary<Sort[]> {
  const field = fc.constantFrom(...sortableNames(kind).map(constantName));
  const direction = fc.constantFrom('ASC' as const, 'DESC' as const);
  return fc.array(fc.record({ field, direction }), { maxLength: 3 });
}
