import { appError } from '../core/errors.js';
import type { GraphRead } from '../core/graph-read.js';
import { type Severity, severities } from '../queries/types.js';
import { openStatuses } from './lifecycle.js';
import { riskOfAll } from './risk.js';
import { inSubject, type RiskSubject } from './risk-scores.js';

/** What was open at the end of a day (UTC); of the present day, until now. */
export interface TrendPoint {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** From 0 to 100: the risk of all that was open together, each by the score that it has now. */
  readonly score: number;
  readonly open: number;
  /** By the severity that each alert has now. */
  readonly severities: Readonly<Record<Severity, number>>;
}

/** An alert with what happened to it, oldest first. */
export interface AlertLife {
  readonly severity: Severity;
  readonly score: number;
  readonly events: readonly (readonly [at: string, status: string])[];
}

/** Days of a trend at most. */
const mostDays = 366;
const dayMs = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/**
 * The days from one time to another, both included.
 * @param now ISO time: later days have not come yet.
 * @throws AppError REQUEST_INVALID when there are none or more than 366.
 */
export function daysBetween(from: string, to: string, now: string): string[] {
  const first = Date.parse(from.slice(0, 10));
  const last = Math.min(Date.parse(to.slice(0, 10)), Date.parse(now.slice(0, 10)));
  const days = Math.floor((last - first) / dayMs) + 1;
  if (!(days >= 1 && days <= mostDays))
    throw appError('REQUEST_INVALID', { reason: `a trend has 1 to ${mostDays} days: give from and to so` });
  return Array.from({ length: days }, (_, index) => dayOf(first + index * dayMs));
}

/** Where an alert stood at the end of each day: that after the last event until then; undefined before the first. */
function statusesOf(events: AlertLife['events'], days: readonly string[]): (string | undefined)[] {
  let next = 0;
  let status: string | undefined;
  return days.map((day) => {
    while ((events[next]?.[0].slice(0, 10) ?? '~') <= day) {
      status = events[next]?.[1];
      next += 1;
    }
    return status;
  });
}

/** What was open at the end of each day, from the histories of alerts. */
export function trendOf(lives: readonly AlertLife[], days: readonly string[]): TrendPoint[] {
  const none = () => Object.fromEntries(severities.map((each) => [each, 0])) as Record<Severity, number>;
  const points = days.map((day) => ({ day, scores: [] as number[], severities: none() }));
  for (const { severity, score, events } of lives)
    for (const [index, status] of statusesOf(events, days).entries()) {
      const point = points[index];
      if (point === undefined || !openStatuses.some((open) => open === status)) continue;
      point.scores.push(score);
      point.severities[severity] += 1;
    }
  return points.map(({ day, scores, severities: counts }) => ({
    day,
    score: riskOfAll(scores),
    open: scores.length,
    severities: counts,
  }));
}

/**
 * What was open at the end of each day, of the whole estate or of one subject.
 * @param range ISO times.
 * @throws AppError REQUEST_INVALID.
 */
export async function riskTrend(
  read: GraphRead,
  subject: { readonly of: RiskSubject; readonly name: string } | undefined,
  range: { readonly from: string; readonly to: string; readonly now: string },
): Promise<TrendPoint[]> {
  const days = daysBetween(range.from, range.to, range.now);
  const until = `${days.at(-1)}T24`;
  const rows = await read<AlertLife>(
    `MATCH (a:Alert) WHERE a.firstSeen < $until AND ${subject === undefined ? 'true' : inSubject[subject.of]}
     RETURN a.severity AS severity, coalesce(a.riskScore, 0) AS score,
       COLLECT { MATCH (a)-[:HAD]->(e:AlertEvent) WHERE e.at < $until RETURN [e.at, e.to] ORDER BY e.turn, e.id } AS events`,
    { until, subject: subject?.name ?? null },
  );
  return trendOf(rows, days);
}
