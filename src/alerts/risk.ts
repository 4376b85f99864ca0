import type { Confidence, Severity } from '../queries/types.js';

/** What the risk of an alert is made from, beside its severity and confidence. */
export interface Surroundings {
  /** Who sees the place: `public`, `internal` or `private`; null where that is not known. */
  readonly visibility: string | null;
  /** How many projects the thing reaches: those below a group, those of a person's memberships. */
  readonly reach: number;
  /** Whether the configuration names the place as critical. */
  readonly isCritical: boolean;
  /** Whether it came or changed since the baseline. */
  readonly isDrift: boolean;
  /** What holds nevertheless and bears on it, in a few words each. */
  readonly compensating: readonly string[];
}

/** One part of a risk score, with what it adds. */
export interface RiskFactor {
  readonly name: 'severity' | 'confidence' | 'exposure' | 'reach' | 'criticality' | 'drift' | 'compensation';
  /** What it is, in a word or number. */
  readonly value: string;
  /** What it adds; below 0 for what lowers the risk. */
  readonly points: number;
}

/** A risk from 0 to 100, and what it is the sum of. */
export interface Risk {
  readonly score: number;
  readonly factors: readonly RiskFactor[];
}

/** The least and the greatest score of each severity: bands do not overlap, so that no number of lows is a critical. */
const bands: Readonly<Record<Severity, readonly [least: number, most: number]>> = {
  critical: [80, 100],
  high: [60, 79],
  medium: [35, 59],
  low: [10, 34],
  info: [0, 9],
};

/** What of a band the factors fill together, all at their most. */
const weights = { confidence: 0.35, exposure: 0.25, reach: 0.2, criticality: 0.1, drift: 0.1 } as const;

/** What of a band each compensating control takes away, of three at most: the band stays that of the severity. */
const compensationWeight = 0.15;
const mostCompensations = 3;

const confidenceShare: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.6, low: 0.2 };
const exposureShare: Readonly<Record<string, number>> = { public: 1, internal: 0.6, private: 0.2 };
/** As many projects count as many as a thousand. */
const reachShare = (projects: number) => Math.min(1, Math.log10(1 + projects) / 3);

const tenths = (value: number) => Math.round(value * 10) / 10;

/** The risk of one alert: the sum of its factors, kept in the band of its severity. What is not known counts as half, and compensates nothing. */
export function riskOf(severity: Severity, confidence: Confidence, around: Surroundings): Risk {
  const [least, most] = bands[severity];
  const { visibility, reach, isCritical, isDrift, compensating } = around;
  const part = (name: keyof typeof weights, value: string, share: number): RiskFactor => ({
    name,
    value,
    points: tenths((most - least) * weights[name] * share),
  });
  const compensations = Math.min(mostCompensations, compensating.length);
  const factors: readonly RiskFactor[] = [
    { name: 'severity', value: severity, points: least },
    part('confidence', confidence, confidenceShare[confidence]),
    part('exposure', visibility ?? 'unknown', exposureShare[visibility ?? ''] ?? 0.5),
    part('reach', String(reach), reachShare(reach)),
    part('criticality', isCritical ? 'critical' : 'usual', isCritical ? 1 : 0),
    part('drift', isDrift ? 'new' : 'none', isDrift ? 1 : 0),
    {
      name: 'compensation',
      value: compensating.join('; ') || 'none',
      points: 0 - tenths((most - least) * compensationWeight * compensations),
    },
  ];
  const sum = factors.reduce((total, { points }) => total + points, 0);
  return { score: Math.max(least, Math.min(most, Math.round(sum))), factors };
}

/** The risk of several alerts together: the worst, and more the more there are, but never that of a worse severity. */
export function riskOfAll(scores: readonly number[]): number {
  const worst = scores.reduce((most, score) => Math.max(most, score), 0);
  const band = Object.values(bands).find(([least, most]) => worst >= least && worst <= most);
  const others = scores.reduce((total, score) => total + score, 0) - worst;
  const room = (band?.[1] ?? 100) - worst;
  return scores.length === 0 ? 0 : Math.round(worst + room * (1 - 1 / (1 + others / 200)));
}
