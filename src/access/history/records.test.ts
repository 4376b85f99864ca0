import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ChangeRecord, type Facts, factsBefore } from './records.js';

const facts = fc.option(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 })), {
  nil: undefined,
});

/** The record of a change, as syncs write it: of an update only what differs. */
function recordOf(before: Facts, after: Facts): ChangeRecord[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const differing = names.filter((name) => before?.[name] !== after?.[name]);
  if ((before === undefined) === (after === undefined) && differing.length === 0) return [];
  const json = (of: Facts) =>
    of === undefined
      ? null
      : JSON.stringify(Object.fromEntries(differing.map((name) => [name, of[name] ?? null])));
  const common = {
    id: '',
    at: '',
    subject: 'node',
    type: 'user',
    key: '',
    fromKey: null,
    connection: '',
    run: '',
  } as const;
  const operation = before === undefined ? 'created' : after === undefined ? 'deleted' : 'updated';
  return [{ ...common, operation, properties: differing, before: json(before), after: json(after) }];
}

describe('factsBefore', () => {
  test('goes back over any history to each of its states, whichever later one was read', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 6 }), (states) => {
        const records = states.slice(1).map((after, index) => recordOf(states[index], after));
        for (const [then, expected] of states.entries()) {
          for (const read of states.slice(then)) {
            const since = records.slice(then).flat();
            expect(factsBefore(read, since)).toEqual(expected);
          }
        }
      }),
    );
  });
});
