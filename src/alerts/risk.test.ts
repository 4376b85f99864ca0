import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { confidences, severities } from '../queries/types.js';
import { riskOf, riskOfAll, type Surroundings } from './risk.js';

const around = fc.record<Surroundings>({
  visibility: fc.constantFrom('public', 'internal', 'private', null),
  reach: fc.nat(100_000),
  isCritical: fc.boolean(),
  isDrift: fc.boolean(),
  compensating: fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
});
const severity = fc.constantFrom(...severities);
const confidence = fc.constantFrom(...confidences);

test('a risk is the sum of its factors, and a worse severity is always a greater one', () => {
  fc.assert(
    fc.property(
      severity,
      severity,
      confidence,
      confidence,
      around,
      around,
      (one, other, sure, surer, here, there) => {
        const risk = riskOf(one, sure, here);
        const sum = risk.factors.reduce((total, { points }) => total + points, 0);
        const [least] = risk.factors.map(({ points }) => points);
        expect(Math.abs(risk.score - Math.max(least ?? 0, sum))).toBeLessThanOrEqual(1);
        expect(risk.score).toBeGreaterThanOrEqual(0);
        expect(risk.score).toBeLessThanOrEqual(100);
        if (severities.indexOf(one) < severities.indexOf(other))
          expect(risk.score).toBeGreaterThan(riskOf(other, surer, there).score);
      },
    ),
  );
});

test('more of each factor is no less risk', () => {
  fc.assert(
    fc.property(severity, confidence, around, (how, sure, here) => {
      const { score } = riskOf(how, sure, here);
      for (const more of [
        { isCritical: true },
        { isDrift: true },
        { visibility: 'public' },
        { reach: here.reach + 50 },
      ])
        expect(riskOf(how, sure, { ...here, ...more }).score).toBeGreaterThanOrEqual(score);
      expect(riskOf(how, 'high', here).score).toBeGreaterThanOrEqual(score);
    }),
  );
});

test('ten lows, or ten thousand, never outrank a critical', () => {
  fc.assert(
    fc.property(
      fc.array(around, { minLength: 1, maxLength: 50 }),
      around,
      fc.constantFrom(1, 200),
      (lows, here, times) => {
        const scores = lows.flatMap((each) => Array<number>(times).fill(riskOf('low', 'high', each).score));
        expect(riskOfAll(scores)).toBeLessThan(riskOf('critical', 'low', here).score);
        expect(riskOfAll(scores)).toBeGreaterThanOrEqual(Math.max(...scores));
      },
    ),
  );
  expect(riskOfAll([])).toBe(0);
});

test('what compensates never raises a risk, and never takes it out of the band of its severity', () => {
  fc.assert(
    fc.property(severity, severity, confidence, around, (how, other, sure, here) => {
      const { score } = riskOf(how, sure, here);
      const more = riskOf(how, sure, { ...here, compensating: [...here.compensating, 'one more'] });
      expect(more.score).toBeLessThanOrEqual(score);
      if (severities.indexOf(how) < severities.indexOf(other))
        expect(more.score).toBeGreaterThan(riskOf(other, 'high', { ...here, compensating: [] }).score);
    }),
  );
});
