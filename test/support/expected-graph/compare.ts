import { isDeepStrictEqual } from 'node:util';
import { type FactGraph, type Facts, intersection } from './model.js';

/** What a comparison leaves aside. */
export interface Comparison {
  /** Relationships that may be there or not: true, but not all readers are told. */
  readonly optional?: ReadonlySet<string>;
  /** Nodes and relationships (by key or id) that are not compared. */
  readonly ignore?: (id: string) => boolean;
  /** Compare keys and relationship types only. */
  readonly keysOnly?: boolean;
}

function propertyDifferences(actual: Facts, expected: Facts): string[] {
  const names = [...new Set([...Object.keys(actual), ...Object.keys(expected)])].sort();
  return names
    .filter((name) => !isDeepStrictEqual(actual[name], expected[name]))
    .map((name) => `${name}: ${JSON.stringify(actual[name])} instead of ${JSON.stringify(expected[name])}`);
}

type Item = { readonly properties: Facts; readonly labels?: readonly string[] };

function compare(
  actual: ReadonlyMap<string, Item>,
  expected: ReadonlyMap<string, Item>,
  options: Comparison,
): string[] {
  const compared = (id: string) => options.ignore?.(id) !== true;
  const extra = [...actual.keys()].filter((id) => !expected.has(id) && options.optional?.has(id) !== true);
  const missing = [...expected.keys()].filter((id) => !actual.has(id) && options.optional?.has(id) !== true);
  const changed = [...expected].flatMap(([id, item]) => {
    const found = actual.get(id);
    if (found === undefined || options.keysOnly === true || !compared(id)) return [];
    const labels = isDeepStrictEqual(found.labels, item.labels)
      ? []
      : [`labels ${found.labels} instead of ${item.labels}`];
    const differing = [...labels, ...propertyDifferences(found.properties, item.properties)];
    return differing.length === 0 ? [] : [`differs  ${id}: ${differing.join('; ')}`];
  });
  return [
    ...extra.filter(compared).map((id) => `too much ${id}`),
    ...missing.filter(compared).map((id) => `missing  ${id}`),
    ...changed,
  ];
}

/** One line for each node or relationship that is too much, missing or different. */
export function differencesOf(actual: FactGraph, expected: FactGraph, options: Comparison = {}): string[] {
  return [
    ...compare(actual.nodes, expected.nodes, options),
    ...compare(actual.edges, expected.edges, options),
  ];
}

/** Throws with the first 20 differences when the two graphs are not the same. */
export function expectSameGraph(actual: FactGraph, expected: FactGraph, options: Comparison = {}): void {
  const found = differencesOf(actual, expected, options);
  if (found.length === 0) return;
  const rest = found.length > 20 ? `\n… and ${found.length - 20} more` : '';
  throw new Error(
    `The graph differs in ${found.length} of ${expected.nodes.size} nodes and ${expected.edges.size} relationships:\n` +
      `${found.slice(0, 20).join('\n')}${rest}`,
  );
}

/** Throws when a node or relationship of `part` is not in `whole`. */
export function expectNothingLost(whole: FactGraph, part: FactGraph): void {
  const gone = differencesOf(whole, part, { keysOnly: true }).filter((line) => line.startsWith('missing'));
  if (gone.length > 0) throw new Error(`${gone.length} things disappeared:\n${gone.slice(0, 20).join('\n')}`);
}

/** Throws when something is neither of before nor of now, or is gone although it is of both. */
export function expectBetween(actual: FactGraph, before: FactGraph, now: FactGraph): void {
  expectNothingLost(actual, intersection(before, now));
  const either: FactGraph = {
    nodes: new Map([...before.nodes, ...now.nodes]),
    edges: new Map([...before.edges, ...now.edges]),
  };
  const invented = differencesOf(actual, either, { keysOnly: true }).filter((line) =>
    line.startsWith('too much'),
  );
  if (invented.length > 0)
    throw new Error(`${invented.length} things were invented:\n${invented.join('\n')}`);
}
