import { escapeJson } from '../queries/text.js';
import type { ExportedAlert } from './exports/exported.js';
import type { AlertEventRow } from './list.js';
import type { AlertProof, NamedCount } from './proof.js';
import { controlsOf } from './rule.js';

/** In what an alert can be told. */
export const narrativeFormats = ['MARKDOWN', 'HTML', 'JSON'] as const;
export type NarrativeFormat = (typeof narrativeFormats)[number];

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
  { paths, repositories, environments }: AlertProof,
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
    history: events.map(({ at, actor, action, reason }) => ({ at, actor, action, reason })),
    remediation: rule?.remediation ?? null,
    calls,
    controls: rule === undefined ? alert.controls : controlsOf(rule),
  };
}

/** A heading with paragraphs and list items below it; all texts are plain. */
interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
}

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? 'unknown'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

const listed = (what: string, { count, first }: NamedCount) =>
  count === 0
    ? []
    : [`${what}: ${first.join(', ')}${count > first.length ? ` and ${count - first.length} more` : ''}`];

function sectionsOf({
  rule,
  reason,
  proof,
  affected,
  owner,
  history,
  remediation,
  calls,
  controls,
}: Narrative): Section[] {
  const { asset, path, steps, details, firstSeen, lastSeen, occurrences, run } = proof;
  return [
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
    {
      heading: 'Affected',
      paragraphs: [],
      items: [
        ...listed('repositories', affected.repositories),
        ...listed('environments', affected.environments),
      ],
    },
    {
      heading: 'History',
      paragraphs: owner === null ? [] : [`${owner} answers for it.`],
      items: history.map(
        ({ at, actor, action, reason: why }) =>
          `${at} ${actor}: ${action.toLowerCase().replaceAll('_', ' ')}${why === null ? '' : `, ${why}`}`,
      ),
    },
    { heading: 'What to do', paragraphs: remediation === null ? [] : [remediation], items: calls },
    { heading: 'Controls', paragraphs: [], items: controls },
  ].filter(({ paragraphs, items }) => paragraphs.length + items.length > 0);
}

/** Control characters and line breaks as blanks: each text is one line. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
const plainMarkdown = (text: string) => oneLine(text).replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** A text on one line that has no effect as HTML. */
export const plainHtml = (text: string) =>
  oneLine(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

const head = ({ title, severity, status, riskScore }: Narrative) => ({
  title,
  line: `${severity}, ${status.toLowerCase().replaceAll('_', ' ')}, risk ${riskScore} of 100`,
});

function markdown(narrative: Narrative): string {
  const { title, line } = head(narrative);
  const blocks = sectionsOf(narrative).flatMap(({ heading, paragraphs, items }) => [
    `## ${heading}`,
    ...paragraphs.map(plainMarkdown),
    ...(items.length === 0 ? [] : [items.map((item) => `- ${plainMarkdown(item)}`).join('\n')]),
  ]);
  return `${[`# ${plainMarkdown(title)}`, plainMarkdown(line), ...blocks].join('\n\n')}\n`;
}

function html(narrative: Narrative): string {
  const { title, line } = head(narrative);
  const blocks = sectionsOf(narrative).flatMap(({ heading, paragraphs, items }) => [
    `<h2>${plainHtml(heading)}</h2>`,
    ...paragraphs.map((text) => `<p>${plainHtml(text)}</p>`),
    ...(items.length === 0
      ? []
      : [`<ul>${items.map((item) => `<li>${plainHtml(item)}</li>`).join('')}</ul>`]),
  ]);
  return `<article><h1>${plainHtml(title)}</h1><p>${plainHtml(line)}</p>${blocks.join('')}</article>\n`;
}

/** A narrative as text; nothing that GitLab's users wrote takes effect as Markdown or HTML. */
export function narrativeText(narrative: Narrative, format: NarrativeFormat): string {
  if (format === 'JSON') return `${escapeJson(JSON.stringify(narrative, null, 2))}\n`;
  return format === 'HTML' ? html(narrative) : markdown(narrative);
}
