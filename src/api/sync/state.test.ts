import { describe, expect, it } from '@jest/globals';
import { type ConnectionLife, connectionState } from './state.js';

const life = (given: Partial<ConnectionLife>): ConnectionLife => ({
  schedule: '0 * * * *',
  isSyncing: false,
  lastEnded: undefined,
  verifiedAt: null,
  verifyError: null,
  ...given,
});
const ended = (status: string, error: string | null = null) => ({
  status,
  finishedAt: '2026-01-02T00:00:00.000Z',
  error,
});

describe('the state of a connection', () => {
  it.each([
    ['verifying', null, {}],
    ['verifying', null, { verifiedAt: '2026-01-01T00:00:00.000Z' }],
    ['disabled', null, { schedule: 'disabled' }],
    ['syncing', null, { isSyncing: true }],
    ['syncing', 'away', { isSyncing: true, lastEnded: ended('failed', 'away') }],
    ['connected', null, { lastEnded: ended('complete') }],
    ['connected', null, { lastEnded: ended('complete'), schedule: 'disabled' }],
    ['degraded', null, { lastEnded: ended('partial') }],
    ['failed', 'away', { lastEnded: ended('failed', 'away') }],
    ['failed', 'refused', { verifyError: 'refused', verifiedAt: '2026-01-01T00:00:00.000Z' }],
    [
      'failed',
      'refused',
      { lastEnded: ended('complete'), verifyError: 'refused', verifiedAt: '2026-01-03T00:00:00.000Z' },
    ],
    [
      'connected',
      null,
      { lastEnded: ended('complete'), verifyError: 'refused', verifiedAt: '2026-01-01T00:00:00.000Z' },
    ],
  ] as const)('%s (%j) after %j', (state, lastError, given) => {
    expect(connectionState(life(given))).toEqual({ state, lastError });
  });
});
