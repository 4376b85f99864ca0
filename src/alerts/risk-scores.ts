import { kindOf } from '../access/key-host.js';
import type { GraphRead } from '../core/graph-read.js';
import { type Severity, severities } from '../queries/types.js';
import { openStatuses } from './lifecycle.js';
import { riskOfAll } from './risk.js';

/**
 * Of what risks are told: top-level groups, groups and projects by path, the things that alerts are about, or, of these, only
 * those that act: people, bots, tokens, keys and runners.
 */
export const riskSubjects = ['GROUP', 'PLACE', 'ASSET', 'IDENTITY'] as const;
export type RiskSubject = (typeof riskSubjects)[number];

/** The alerts `a` about `$subject`, in Cypher. */
export const inSubject: Readonly<Record<RiskSubject, string>> = {
  GROUP: "(a.path = $subject OR a.path STARTS WITH $subject + '/')",
  PLACE: 'a.path = $subject',
  ASSET: 'a.asset = $subject',
  IDENTITY: 'a.asset = $subject',
};

/** Kinds of things that act. */
const actors: readonly string[] = ['user', 'access_token', 'ssh_key', 'deploy_token', 'deploy_key', 'runner'];

/** The key of a thing if it is one that acts. */
const actorOf = (key: string | null): string | null =>
  key !== null && actors.includes(kindOf(key)) ? key : null;

/** The risk of everything open about one subject. */
export interface SubjectRisk {
  /** Full path of a group or project, or key of a thing. */
  readonly subject: string;
  readonly score: number;
  readonly alerts: number;
  readonly worst: Severity;
}

interface OpenRow {
  readonly path: string | null;
  readonly asset: string | null;
  readonly score: number;
  readonly rank: number;
}

const subjectOf: Readonly<Record<RiskSubject, (row: OpenRow) => string | null>> = {
  GROUP: ({ path }) => path?.split('/')[0] ?? null,
  PLACE: ({ path }) => path,
  ASSET: ({ asset }) => asset,
  IDENTITY: ({ asset }) => actorOf(asset),
};

/** The subjects at the greatest risk by what is neither resolved nor suppressed, the greatest first. */
export async function riskScores(read: GraphRead, of: RiskSubject, limit: number): Promise<SubjectRisk[]> {
  const rows = await read<OpenRow>(
    `MATCH (a:Alert) WHERE a.status IN $open
     RETURN a.path AS path, a.asset AS asset, coalesce(a.riskScore, 0) AS score, a.severityRank AS rank`,
    { open: openStatuses },
  );
  const subjects = new Map<string, OpenRow[]>();
  for (const row of rows) {
    const subject = subjectOf[of](row);
    if (subject === null) continue;
    const own = subjects.get(subject);
    if (own === undefined) subjects.set(subject, [row]);
    else own.push(row);
  }
  return [...subjects]
    .map(([subject, own]) => ({
      subject,
      score: riskOfAll(own.map(({ score }) => score)),
      alerts: own.length,
      worst: severities[Math.min(...own.map(({ rank }) => rank))] ?? 'info',
    }))
    .sort((a, b) => b.score - a.score || (a.subject < b.subject ? -1 : 1))
    .slice(0, limit);
}
