import fc from 'fast-check';
import { byId, connect, newestFirst } from './connection.js';

const rows = (ids: readonly number[]): { id: number }[] => ids.map((id) => ({ id }));

test('pages of any size give every row once, in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.boolean(),
      (ids, first, descending) => {
        const sorted = rows(ids).sort((a, b) => (descending ? b.id - a.id : a.id - b.id));
        const seen: number[] = [];
        let after: unknown = null;
        for (;;) {
          const page = connect(sorted, { first, after }, descending ? newestFirst : byId);
          seen.push(...page.nodes.map(({ id }) => id));
          if (page.pageInfo.hasNextPage !== true) break;
          after = page.pageInfo.endCursor;
        }
        expect(seen).toEqual(sorted.map(({ id }) => id));
      },
    ),
  );
});

test('a cursor keeps its place when its row is gone', () => {
  const { pageInfo } = connect(rows([1, 2, 3, 4]), { first: 2 }, byId);
  expect(connect(rows([1, 3, 4]), { first: 2, after: pageInfo.endCursor }, byId).nodes).toEqual(rows([3, 4]));
});

test('pages hold at most 100 rows, and also go backwards', () => {
  const many = rows(Array.from({ length: 150 }, (_, position) => position));
  expect(connect(many, { first: 1000 }, byId).nodes).toHaveLength(100);
  const last = connect(many, { last: 2 }, byId);
  expect([last.nodes.map(({ id }) => id), last.pageInfo.hasPreviousPage, last.edges.length]).toEqual([
    [148, 149],
    true,
    2,
  ]);
  const before = connect(many, { last: 2, before: last.pageInfo.startCursor }, byId);
  expect(before.nodes.map(({ id }) => id)).toEqual([146, 147]);
  expect(() => connect(many, { after: 'nonsense' }, byId)).toThrow('Please provide a valid cursor');
});
