import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { QueryRow } from '../../queries/types.js';
import { compare, compareCount, type Kept, type RowChange } from './compare.js';

const everything = ['NEW_ROWS', 'GONE_ROWS', 'CHANGED_ROWS'] as const;
type Rows = ReadonlyMap<string, QueryRow>;
const rows = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 2 }))
  .map((values): Rows => new Map(Object.entries(values).map(([id, value]) => [id, { value }])));
const on = fc.subarray([...everything]);
const some = fc.subarray(['a', 'b', 'c', 'd']);

/** The definition, said plainly: what differs between two sets of rows. */
function differenceOf(accepted: Rows, now: Rows): Map<string, RowChange> {
  const result = new Map<string, RowChange>();
  for (const [id, row] of now)
    if (!accepted.has(id)) result.set(id, 'NEW_ROWS');
    else if (accepted.get(id)?.value !== row.value) result.set(id, 'CHANGED_ROWS');
  for (const id of accepted.keys()) if (!now.has(id)) result.set(id, 'GONE_ROWS');
  return result;
}

const first = (now: Rows) => compare(new Map(), now, { on: [], isWhole: true, accepted: new Set() }).kept;
const told = ({ differences }: ReturnType<typeof compare>) =>
  new Map(differences.map(({ id, change }) => [id, change]));
const acceptedIn = (kept: ReadonlyMap<string, Kept>) =>
  new Map([...kept].flatMap(([id, { accepted }]) => (accepted === null ? [] : [[id, accepted] as const])));

describe('rows that are compared with what was accepted', () => {
  test('raise nothing the first time', () => {
    fc.assert(
      fc.property(rows, (now) => {
        const result = compare(new Map(), now, { on: [], isWhole: true, accepted: new Set() });
        expect(result.differences).toEqual([]);
        expect(acceptedIn(result.kept)).toEqual(now);
      }),
    );
  });

  test('differ at the end as the accepted rows and those of now do, whatever was in between', () => {
    const step = fc.record({ now: rows, accept: some });
    fc.assert(
      fc.property(rows, fc.array(step, { minLength: 1, maxLength: 8 }), (start, steps) => {
        let kept = first(start);
        // What was accepted, and what the alerts of the round before show, by the definition alone.
        let accepted = start;
        let before = start;
        for (const { now, accept } of steps) {
          const open = differenceOf(accepted, before);
          const taken = accept.filter((id) => open.has(id));
          const next = new Map(accepted);
          for (const id of taken) {
            const row = before.get(id);
            if (row === undefined) next.delete(id);
            else next.set(id, row);
          }
          accepted = next;
          before = now;
          const result = compare(kept, now, { on: everything, isWhole: true, accepted: new Set(taken) });
          kept = result.kept;
          expect(told(result)).toEqual(differenceOf(accepted, now));
          expect(acceptedIn(kept)).toEqual(accepted);
        }
      }),
    );
  });

  test('are accepted as they come where a watch does not look', () => {
    fc.assert(
      fc.property(rows, rows, on, (start, now, wanted) => {
        const result = compare(first(start), now, { on: wanted, isWhole: true, accepted: new Set() });
        const all = differenceOf(start, now);
        for (const [id, change] of all) {
          expect(told(result).get(id)).toBe(wanted.includes(change) ? change : undefined);
          const accepted = acceptedIn(result.kept).get(id);
          expect(accepted).toEqual(wanted.includes(change) ? start.get(id) : now.get(id));
        }
      }),
    );
  });

  test('that are missing are not gone while not everything was read, and all is as before when it was again', () => {
    fc.assert(
      fc.property(rows, rows, rows, (start, seen, now) => {
        const partly = compare(first(start), seen, { on: everything, isWhole: false, accepted: new Set() });
        expect([...told(partly).values()]).not.toContain('GONE_ROWS');
        const whole = compare(partly.kept, now, { on: everything, isWhole: true, accepted: new Set() });
        expect(told(whole)).toEqual(differenceOf(start, now));
      }),
    );
  });
});

test('a crossing of a threshold is told while it lasts, until it is accepted, and again when it comes back', () => {
  const crossing = (before: ReadonlyMap<string, Kept>, count: number, accepted: readonly string[] = []) =>
    compareCount(
      'COUNT_ABOVE',
      before,
      { count, threshold: 2 },
      { isWhole: true, accepted: new Set(accepted) },
    );
  const one = crossing(new Map(), 3);
  expect(one.differences).toHaveLength(1);
  const two = crossing(one.kept, 4);
  expect(two.differences).toHaveLength(1);
  const accepted = crossing(two.kept, 5, ['#COUNT_ABOVE']);
  expect(accepted.differences).toEqual([]);
  expect(crossing(accepted.kept, 6).differences).toEqual([]);
  const below = crossing(accepted.kept, 2);
  expect(below.differences).toEqual([]);
  expect(crossing(below.kept, 3).differences).toHaveLength(1);
});

test('too few rows are told only when everything was read', () => {
  const below = (isWhole: boolean, before: ReadonlyMap<string, Kept> = new Map()) =>
    compareCount('COUNT_BELOW', before, { count: 1, threshold: 2 }, { isWhole, accepted: new Set() });
  expect(below(false).differences).toEqual([]);
  expect(below(true).differences).toHaveLength(1);
  expect(below(false, below(true).kept).kept).toEqual(below(true).kept);
});
