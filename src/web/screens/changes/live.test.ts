import { countIn } from './live.js';

const event = {
  connection: 'main',
  run: 'r1',
  at: '2026-03-01T00:00:00Z',
  total: 7,
  counts: [
    { kind: 'project', operation: 'CREATED', count: 3 },
    { kind: 'MEMBER_OF', operation: 'DELETED', count: 4 },
  ],
  keys: ['h/project/1', 'h/user/2'],
  keysTruncated: false,
} as const;

describe('changes that have come since', () => {
  it.each([
    ['all count where nothing is filtered', {}, 7],
    ['none of another connection', { connection: 'other' }, 0],
    ['those of the connection', { connection: 'main' }, 7],
    ['none of another run', { run: 'r2' }, 0],
    ['those of the operations', { operations: ['DELETED'] }, 4],
    ['none of a thing that it does not name', { key: 'h/project/9' }, 0],
    ['perhaps one of a thing that it names', { key: 'h/user/2' }, 1],
  ] as const)('%s', (_, wanted, count) => {
    expect(countIn(event, wanted)).toBe(count);
  });

  it('may be of a thing that was left out of a long list of keys', () => {
    expect(countIn({ ...event, keysTruncated: true }, { key: 'h/project/9' })).toBe(1);
  });
});
