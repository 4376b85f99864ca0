import type { GraphRead } from '../core/graph-read.js';

/** How many values one row holds: the driver takes longer for a row than for what is in it, and much longer for a huge one. */
const inOneRow = 200;

/** Cypher that cuts a list into rows; `name` is of the list in them. */
export const cut = (list: string, name: string) => ({
  unwind: `UNWIND range(0, size(${list}) - 1, ${inOneRow}) AS n`,
  part: `${list}[n..n + ${inOneRow}] AS ${name}`,
});

/** Cypher of each key that the parameters of `keysIn` hold, as `key`. */
export const eachKey = (name: string) =>
  `UNWIND split($${name}, '\\n') AS rest WITH $${name}Start + rest AS key`;

/**
 * Many keys as parameters, with what they all begin with told once: the driver sends a list in pieces of a kilobyte, and
 * each value by itself.
 */
export function keysIn(name: string, keys: readonly string[]): Record<string, string> {
  const [first = ''] = keys;
  let shared = first.length;
  for (const key of keys) while (!key.startsWith(first.slice(0, shared))) shared -= 1;
  return {
    [name]: keys.map((key) => key.slice(shared)).join('\n'),
    [`${name}Start`]: first.slice(0, shared),
  };
}

/**
 * Reads thousands of values in few rows.
 * @param statement what comes before `RETURN`.
 * @param value the Cypher of one value: a list, where the names of what it holds would weigh more.
 */
export async function readMany<Value>(
  read: GraphRead,
  statement: string,
  value: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Value[]> {
  const { unwind, part } = cut('every', 'part');
  const rows = await read<{ part: readonly Value[] }>(
    `${statement} WITH collect(${value}) AS every ${unwind} RETURN ${part}`,
    parameters,
  );
  return rows.flatMap(({ part: values }) => values);
}
