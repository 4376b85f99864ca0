import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { severities } from '../queries/types.js';
import { alertStatuses, openStatuses } from './lifecycle.js';
import { type AlertLife, daysBetween, trendOf } from './trend.js';

const days = daysBetween('2026-01-01T12:00:00Z', '2026-01-10T00:00:00Z', '2026-03-01T00:00:00Z');
const life = fc.record<AlertLife>({
  severity: fc.constantFrom(...severities),
  score: fc.nat(100),
  events: fc
    .array(fc.tuple(fc.integer({ min: 0, max: 12 * 24 }), fc.constantFrom(...alertStatuses)), {
      maxLength: 6,
    })
    .map((all) =>
      all
        .toSorted(([a], [b]) => a - b)
        .map(
          ([hour, status]) =>
            [new Date(Date.UTC(2025, 11, 31) + hour * 3_600_000).toISOString(), status] as const,
        ),
    ),
});

describe('a trend', () => {
  test('tells of each day where each alert stood after the last event of that day or before', () => {
    fc.assert(
      fc.property(fc.array(life), (lives) => {
        for (const point of trendOf(lives, days)) {
          const end = `${point.day}T23:59:59.999Z`;
          const open = lives.filter(({ events }) =>
            openStatuses.some((status) => status === events.findLast(([at]) => at <= end)?.[1]),
          );
          expect(point.open).toBe(open.length);
          for (const severity of severities)
            expect(point.severities[severity]).toBe(open.filter((each) => each.severity === severity).length);
          expect(point.score).toBeGreaterThanOrEqual(Math.max(0, ...open.map(({ score }) => score)));
          expect(point.score).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  test('has the days that have come, and refuses none or too many', () => {
    expect(days).toHaveLength(10);
    expect(daysBetween('2026-01-01', '2026-01-10', '2026-01-02T01:00:00Z')).toEqual([
      '2026-01-01',
      '2026-01-02',
    ]);
    expect(() => daysBetween('2026-01-02', '2026-01-01', '2026-03-01')).toThrow(/1 to 366 days/);
    expect(() => daysBetween('2024-01-02', '2026-01-01', '2026-03-01')).toThrow(/1 to 366 days/);
    expect(() => daysBetween('2026-03-02', '2026-03-04', '2026-03-01')).toThrow(/1 to 366 days/);
  });
});
