import type { ExportedAlert } from './exports/exported.js';
import type { AlertEventRow } from './list.js';
import { inWords, type Section, type Story, shown } from './narrative-text.js';
import type { AlertProof, NamedCount } from './proof.js';
import { controlsOf } from './rule.js';

/** An alert told from its rule over the reason and the proof to the controls. */
export interface Narrative {
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly riskScore: number;
  readonly rule: { readonly id: string; readonly description: string | null };
  /** What was found, in a sentence. */
  readonly reason: string;
  readonly proof: {
    readonly asset: string | null;
    readonly path: string | null;
    /** The way from the one thing to the other, step by step; none where the rule names no two things. */
    readonly steps: readonly string[];
    readonly details: Readonly<Record<string, unknown>>;
    readonly firstSeen: string;
    readonly lastSeen: string;
    readonly occurrences: number;
    /** The sync run after which it was first found; null when it was found at another time. */
    readonly run: string | null;
  };
  /** The projects and environments that it concerns. */
  readonly affected: Pick<AlertProof, 'repositories' | 'environments'>;
  /** Who answers for it while it is set aside. */
  readonly owner: string | null;
  /** Usernames of those who own the thing or the place that it is in. */
  readonly owners: readonly string[];
  readonly history: readonly {
    readonly at: string;
    readonly actor: string;
    readonly action: string;
    readonly reason: string | null;
  }[];
  readonly remediation: string | null;
  readonly calls: readonly string[];
  readonly controls: readonly string[];
}

/** The narrative of an alert. */
export function narrativeOf(
  { alert, rule, title, details, suppression, calls }: ExportedAlert,
  events: readonly AlertEventRow[],
  { paths, repositories, environments, owners }: AlertProof,
): Narrative {
  const { asset, path, firstSeen, lastSeen, occurrences } = alert;
  return {
    title,
    severity: alert.severity,
    status: alert.status,
    riskScore: alert.riskScore ?? 0,
    rule: { id: alert.rule, description: rule?.description ?? null },
    reason: alert.evidence,
    proof: {
      asset,
      path,
      steps: paths[0]?.map(({ sentence }) => sentence) ?? [],
      details,
      firstSeen,
      lastSeen,
      occurrences,
      run: events[0]?.run ?? null,
    },
    affected: { repositories, environments },
    owner: suppression?.owner ?? null,
    owners,
    history: events.map(({ at, actor, action, reason }) => ({ at, actor, action, reason })),
    remediation: rule?.remediation ?? null,
    calls,
    controls: rule === undefined ? alert.controls : controlsOf(rule),
  };
}

const listed = (what: string, { count, first }: NamedCount) =>
  count === 0
    ? []
    : [`${what}: ${first.join(', ')}${count > first.length ? ` and ${count - first.length} more` : ''}`];

/** What something concerns and who owns it, for people. */
export const affectedSection = (
  { repositories, environments }: Narrative['affected'],
  owners: readonly string[],
): Section => ({
  heading: 'Affected',
  paragraphs: [],
  items: [
    ...listed('repositories', repositories),
    ...listed('environments', environments),
    ...(owners.length === 0 ? [] : [`owners: ${owners.join(', ')}`]),
  ],
});

/** An alert as it is told to people. */
export function alertStory({
  title,
  severity,
  status,
  riskScore,
  rule,
  reason,
  proof,
  affected,
  owner,
  owners,
  history,
  remediation,
  calls,
  controls,
}: Narrative): Story {
  const { asset, path, steps, details, firstSeen, lastSeen, occurrences, run } = proof;
  const sections = [
    {
      heading: 'Rule',
      paragraphs: [rule.id, ...(rule.description === null ? [] : [rule.description])],
      items: [],
    },
    { heading: 'Reason', paragraphs: [reason], items: [] },
    {
      heading: 'Proof',
      paragraphs: [
        `First seen ${firstSeen}, last seen ${lastSeen}, appeared ${occurrences === 1 ? 'once' : `${occurrences} times`}.${run === null ? '' : ` First found after the run ${run}.`}`,
      ],
      items: [
        ...(asset === null ? [] : [`about: ${asset}`]),
        ...(path === null ? [] : [`in: ${path}`]),
        ...steps.map((step, index) => `step ${index + 1}: ${step}`),
        ...Object.entries(details).map(([name, value]) => `${name}: ${shown(value)}`),
      ],
    },
    affectedSection(affected, owners),
    {
      heading: 'History',
      paragraphs: owner === null ? [] : [`${owner} answers for it.`],
      items: history.map(
        ({ at, actor, action, reason: why }) =>
          `${at} ${actor}: ${inWords(action)}${why === null ? '' : `, ${why}`}`,
      ),
    },
    { heading: 'What to do', paragraphs: remediation === null ? [] : [remediation], items: calls },
    { heading: 'Controls', paragraphs: [], items: controls },
  ];
  return {
    title,
    line: `${severity}, ${inWords(status)}, risk ${riskScore} of 100`,
    sections,
  };
}
