import { type Covered, extentOf, ranked } from './coverage.js';

const source = (title: string, facts: Partial<Covered> = {}): Covered => ({
  source: title,
  title,
  state: 'READ',
  reason: null,
  asOf: null,
  complete: 1,
  denied: 0,
  failed: 0,
  ...facts,
});

describe('how much of a source is known', () => {
  it.each([
    ['all of what was read', {}, 'READ'],
    ['a part where GitLab denied a list', { denied: 1 }, 'PART'],
    ['a part where a list failed', { failed: 2 }, 'PART'],
    ['nothing of what is not readable', { state: 'UNREADABLE' }, 'UNREADABLE'],
  ] as const)('%s', (_, facts, extent) => {
    expect(extentOf(source('a', facts))).toBe(extent);
  });
});

describe('sources by what could not be read', () => {
  const { rows, counts } = ranked([
    source('c'),
    source('b', { state: 'ABSENT' }),
    source('d', { state: 'UNREADABLE' }),
    source('a', { denied: 1 }),
    source('b'),
  ]);

  it('begin with what is unknown', () => {
    expect(rows.map(({ title, state }) => `${title} ${state}`)).toEqual([
      'd UNREADABLE',
      'a READ',
      'b READ',
      'c READ',
      'b ABSENT',
    ]);
  });

  it('are counted', () => {
    expect(Object.fromEntries(counts)).toEqual({ UNREADABLE: 1, PART: 1, READ: 2, ABSENT: 1 });
  });
});
