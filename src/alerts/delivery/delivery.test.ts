import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Route } from '../../core/config-notifications.js';
import { severities } from '../../queries/types.js';
import { waitAfter } from './deliver.js';
import { factsOf, headlineOf, type Notice, plain, summaryOf } from './notice.js';
import { isRouted, type RoutedAlert } from './routes.js';
import { testNotice } from './test-notice.js';

const about = (text: string): Notice => {
  const notice = testNotice(undefined);
  const { narrative } = notice;
  const proof = { ...narrative.proof, path: text };
  return { ...notice, narrative: { ...narrative, reason: text, title: text, proof } };
};

describe('the texts of a notice', () => {
  test('are one line each, cannot turn the direction of text, and are bounded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const notice = about(text);
        const lines = [headlineOf(notice), ...factsOf(notice).map(([, value]) => value)];
        for (const line of lines) {
          expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
          expect([...line].length).toBeLessThan(600);
        }
      }),
    );
  });

  test('stay what they are where they are harmless', () => {
    expect(plain('  acme/p1: “Zoë’s” 東京 ')).toBe('acme/p1: “Zoë’s” 東京');
  });

  test('say in the summary of several only how many there are', () => {
    expect(summaryOf([about('secret place'), about('another')])).toBe('2 alerts: 2 info');
    expect(summaryOf([testNotice(undefined)])).toBe('[info] [TEST] New: Test of notifications');
  });
});

test('waits grow up to a quarter of a day, and are never shorter than half of what they are without chance', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (n, chance) => {
        const most = waitAfter(n, () => 1);
        const wait = waitAfter(n, () => chance);
        expect(wait).toBeGreaterThanOrEqual(most / 2 - 1);
        expect(wait).toBeLessThanOrEqual(most);
        expect(waitAfter(n + 1, () => 1)).toBeGreaterThanOrEqual(most);
        expect(most).toBeLessThanOrEqual(6 * 3_600_000);
      },
    ),
  );
});

describe('routes', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const alert: fc.Arbitrary<RoutedAlert> = fc.record({
    rule: name,
    category: name,
    severity: fc.constantFrom(...severities),
    path: fc.option(fc.constantFrom('a', 'a/b', 'ab', 'b')),
    owners: fc.uniqueArray(name),
  });
  const some = (values: fc.Arbitrary<string>) =>
    fc.option(fc.uniqueArray(values, { minLength: 1 }), { nil: undefined });
  const route = fc.record({
    rules: some(name),
    categories: some(name),
    groups: some(fc.constantFrom('a', 'ab', 'b')),
    owners: some(name),
    severities: some(fc.constantFrom(...severities)),
    receivers: fc.constant(['r']),
  }) as fc.Arbitrary<Route>;

  test('lead where one of them does, and one with less said leads at least as far', () => {
    fc.assert(
      fc.property(fc.array(route), route, alert, (routes, other, one) => {
        expect(isRouted([...routes, other], one)).toBe(isRouted(routes, one) || isRouted([other], one));
        const { groups: _, ...wider } = other;
        if (isRouted([other], one)) expect(isRouted([wider], one)).toBe(true);
        expect(isRouted(null, one)).toBe(true);
        expect(isRouted([], one)).toBe(false);
      }),
    );
  });

  test('to a severity and worse are those to each of them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...severities), alert, (least, one) => {
        const worse = severities.slice(0, severities.indexOf(least) + 1);
        expect(isRouted([{ minimumSeverity: least, receivers: ['r'] }], one)).toBe(
          isRouted([{ severities: [...worse], receivers: ['r'] }], one),
        );
      }),
    );
  });
});
