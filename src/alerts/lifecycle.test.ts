import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from './finding.js';
import { type AlertDeed, type AlertState, alertStatuses, done, gone, type Step, seen } from './lifecycle.js';

const at = '2026-01-01T00:00:00.000Z';
const later = '2026-01-02T00:00:00.000Z';

const finding = (evidenceHash = 'a'): Finding => ({
  fingerprint: 'f',
  identity: {},
  asset: null,
  path: null,
  severity: 'high',
  row: {},
  evidence: '',
  evidenceHash,
});
const opened = seen(undefined, finding(), at).after;
const suppression = {
  kind: 'ACCEPTED_RISK',
  owner: 'Ann',
  reason: 'known',
  expiresAt: '2026-03-01T00:00:00.000Z',
} as const;
const suppressed = done(opened, { action: 'SUPPRESSED', ...suppression }, at).after;

describe('what a run does to an alert', () => {
  test('opens it once, and tells when it was last seen', () => {
    expect(opened).toMatchObject({ status: 'OPEN', firstSeen: at, lastSeen: at, occurrences: 1 });
    expect(seen(opened, finding(), later)).toEqual({
      after: { ...opened, lastSeen: later },
      transition: undefined,
    });
  });

  test('resolves it when it is gone, and reopens it when it returns', () => {
    const { after, transition } = gone(opened, later);
    expect(after).toMatchObject({ status: 'RESOLVED', resolvedAt: later, lastSeen: at });
    expect(transition).toMatchObject({ action: 'RESOLVED', from: 'OPEN' });
    expect(seen(after, finding(), later)).toMatchObject({
      after: { status: 'OPEN', occurrences: 2, resolvedAt: null, firstSeen: at },
      transition: { action: 'REOPENED', from: 'RESOLVED' },
    });
  });

  test('leaves work on it alone, also when its evidence changes', () => {
    const { after } = done(opened, { action: 'STARTED' }, at);
    expect(seen(after, finding('b'), later)).toMatchObject({
      after: { status: 'IN_PROGRESS', evidenceHash: 'b' },
      transition: { action: 'EVIDENCE_CHANGED' },
    });
  });

  test('keeps a suppression until it expires or the evidence changes', () => {
    expect(seen(suppressed, finding(), later)).toMatchObject({
      after: { status: 'SUPPRESSED' },
      transition: undefined,
    });
    for (const step of [
      seen(suppressed, finding('b'), later),
      seen(suppressed, finding(), suppression.expiresAt),
    ])
      expect(step).toMatchObject({
        after: { status: 'OPEN', suppression: null },
        transition: { action: 'SUPPRESSION_ENDED' },
      });
  });
});

describe('what a person does to an alert', () => {
  test.each([
    ['no owner', { owner: ' ' }, /owner/],
    ['no reason', { reason: '' }, /reason/],
    ['no time', { expiresAt: 'soon' }, /time/],
    ['a time in the past', { expiresAt: at }, /future/],
    ['a time beyond a year', { expiresAt: '2027-06-01T00:00:00.000Z' }, /a year/],
  ])('is refused as a suppression with %s', (_, part, reason) => {
    expect(() => done(opened, { action: 'SUPPRESSED', ...suppression, ...part }, at)).toThrow(reason);
  });

  test('is refused where the alert does not stand so', () => {
    expect(() => done(gone(opened, at).after, { action: 'ACKNOWLEDGED' }, at)).toThrow(
      /resolved cannot be acknowledged/,
    );
  });
});

const step = fc.oneof(
  fc.constantFrom('a', 'b').map(
    (hash) =>
      (before: AlertState, now: string): Step =>
        seen(before, finding(hash), now),
  ),
  fc.constant((before: AlertState, now: string): Step | undefined =>
    before.status === 'RESOLVED' ? undefined : gone(before, now),
  ),
  fc
    .constantFrom<AlertDeed>(
      { action: 'ACKNOWLEDGED' },
      { action: 'STARTED' },
      { action: 'REOPENED' },
      { action: 'RESOLVED', reason: 'done' },
      { action: 'SUPPRESSED', ...suppression },
    )
    .map((deed) => (before: AlertState, now: string): Step | undefined => {
      try {
        return done(before, deed, now);
      } catch {
        return undefined;
      }
    }),
);

test('whatever happens, an alert is one thing at a time, and every change of status is told', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let alert = opened;
      steps.forEach((each, index) => {
        const now = new Date(Date.parse(at) + index * 1000).toISOString();
        const result = each(alert, now);
        if (result === undefined) return;
        const { after, transition } = result;
        expect(alertStatuses).toContain(after.status);
        expect(after.suppression !== null).toBe(after.status === 'SUPPRESSED');
        expect(after.resolvedAt !== null).toBe(after.status === 'RESOLVED');
        expect(after.firstSeen).toBe(at);
        expect(after.lastSeen >= alert.lastSeen).toBe(true);
        if (after.status !== alert.status)
          expect(transition).toMatchObject({ from: alert.status, to: after.status });
        alert = after;
      });
    }),
  );
});
