import { isDeepStrictEqual } from 'node:util';
import type { Rule } from '../../../src/alerts/rule.js';
import type { GraphTransaction } from '../../../src/graph/driver.js';
import { resolveParameters } from '../../../src/queries/parameters.js';
import { standingParameter } from '../../../src/queries/rule-statements.js';
import type { Seed } from './mutate.js';
import { Estate, type Reference } from './reference.js';
import { asCypher, writeWorld } from './world.js';

type Record_ = Readonly<Record<string, unknown>>;

/** What was said of one world, in an order that does not matter. */
export interface Answer {
  readonly checked: number | null;
  readonly findings: readonly Record_[];
  readonly unknown: number;
  readonly unknowns: readonly Record_[];
}

const text = (row: Record_) =>
  JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
const inOrder = (rows: readonly Record_[]) =>
  rows.map((row) => JSON.parse(text(row)) as Record_).sort((a, b) => (text(a) < text(b) ? -1 : 1));
const only = (row: Record_, names: Iterable<string>) =>
  Object.fromEntries([...new Set(names)].map((name) => [name, row[name]]));

/** What is a setting of the time: rules that go by it are asked as of this one unless the fixture says another. */
const asOf = '2026-06-01T12:00:00Z';

/** The values of all parameters. */
export function parametersOf(rule: Rule, params: Record_) {
  const goesByTime = rule.parameters.some(({ name }) => name === 'asOf');
  return resolveParameters(rule, goesByTime ? { asOf, ...params } : params);
}

/** What the reference says. */
export function expectedOf(rule: Rule, reference: Reference, { world, params }: Seed): Answer {
  const rows = [...reference(new Estate(world), parametersOf(rule, params))];
  const columns = rule.columns.map(({ name }) => name);
  const identity = [...rule.alert.identity, rule.alert.asset];
  const unknowns = rows.filter(({ fires }) => fires === null).map((row) => only(row, identity));
  return {
    checked: rows.length,
    findings: inOrder(rows.filter(({ fires }) => fires === true).map((row) => only(row, columns))),
    unknown: unknowns.length,
    unknowns: inOrder(unknowns),
  };
}

/** What the rule says of the world, which is written for it alone: of all that is unknown, as if all things had alerts. */
export async function actualOf(
  tx: GraphTransaction,
  rule: Rule,
  { world, params }: Seed,
  expected: Answer,
): Promise<Answer> {
  await writeWorld(tx, world);
  const keys = world.nodes.flatMap(({ properties: { key } }) => (typeof key === 'string' ? [key] : []));
  const assets = expected.unknowns.map((row) => row[rule.alert.asset] ?? '');
  const [row] = await tx.run<Answer>(rule.alert.assessment, {
    ...parametersOf(rule, params),
    [standingParameter]: [...new Set(['', ...keys, ...assets])],
  });
  if (row === undefined) throw new Error('no row');
  return { ...row, findings: inOrder(row.findings), unknowns: inOrder(row.unknowns) };
}

/** The differences in words, with the world as Cypher; undefined where there is none. */
export function differenceOf(expected: Answer, actual: Answer, { world, params }: Seed): string | undefined {
  if (isDeepStrictEqual(expected, actual)) return undefined;
  const without = (some: readonly Record_[], others: readonly Record_[]) =>
    some.map(text).filter((one) => !others.map(text).includes(one));
  const lines = (['findings', 'unknowns'] as const).flatMap((what) => [
    ...without(expected[what], actual[what]).map((one) => `${what}, of the reference only: ${one}`),
    ...without(actual[what], expected[what]).map((one) => `${what}, of the rule only: ${one}`),
  ]);
  return [
    `checked: reference ${expected.checked}, rule ${actual.checked}; unknown: ${expected.unknown}, ${actual.unknown}`,
    ...lines,
    `params: ${JSON.stringify(params)}`,
    asCypher(world),
  ].join('\n');
}
