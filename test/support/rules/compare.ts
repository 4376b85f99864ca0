import { isDeepStrictEqual } from 'node:util';
import type { Rule } from '../../../src/alerts/rule.js';
import type { GraphTransaction } from '../../../src/graph/driver.js';
import { resolveParameters } from '../../../src/queries/parameters.js';
import type { Seed } from './mutate.js';
import { Estate, type Reference } from './reference.js';
import { asCypher, writeWorld } from './world.js';

type Record_ = Readonly<Record<string, unknown>>;

/** What was said of one world, in an order that does not matter. */
export interface Answer {
  readonly checked: number | null;
  readonly findings: readonly Record_[];
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
  return {
    checked: rows.length,
    findings: inOrder(rows.filter(({ fires }) => fires === true).map((row) => only(row, columns))),
    unknowns: inOrder(rows.filter(({ fires }) => fires === null).map((row) => only(row, identity))),
  };
}

/** What the rule says of the world, which is written for it alone. */
export async function actualOf(tx: GraphTransaction, rule: Rule, { world, params }: Seed): Promise<Answer> {
  await writeWorld(tx, world);
  const [row] = await tx.run<Answer>(rule.alert.assessment, parametersOf(rule, params));
  if (row === undefined) throw new Error('no row');
  return { checked: row.checked, findings: inOrder(row.findings), unknowns: inOrder(row.unknowns) };
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
    `checked: reference ${expected.checked}, rule ${actual.checked}`,
    ...lines,
    `params: ${JSON.stringify(params)}`,
    asCypher(world),
  ].join('\n');
}
