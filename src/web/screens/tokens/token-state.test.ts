import { expiryOf, stateOf } from './token-state.js';

const now = Date.parse('2026-03-01T00:00:00Z');

describe('how a token is', () => {
  it.each([
    ['one that does not end is active', null, null, 'ACTIVE'],
    ['one that ends in half a year is active', '2026-09-01T00:00:00Z', null, 'ACTIVE'],
    ['one that ends within two weeks is ending', '2026-03-10T00:00:00Z', null, 'ENDING'],
    ['one that ends now has expired', '2026-03-01T00:00:00Z', null, 'EXPIRED'],
    [
      'one that was revoked is revoked, whenever it ends',
      '2026-09-01T00:00:00Z',
      '2026-02-01T00:00:00Z',
      'REVOKED',
    ],
  ])('%s', (_, expiresAt, revokedAt, state) => {
    expect(stateOf({ expiresAt, revokedAt }, now)).toBe(state);
  });
});

describe('when a new token ends', () => {
  it('is so many days from now', () => {
    expect(expiryOf(90, now)).toBe('2026-05-30T00:00:00.000Z');
  });

  it('is never without days', () => {
    expect(expiryOf(null, now)).toBeNull();
  });
});
