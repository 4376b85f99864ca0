import { escapeUnsafe } from '../../queries/text.js';
import { type Severity, severities } from '../../queries/types.js';
import { type ExportedAlert, exportedAlert } from '../exports/exported.js';
import type { AlertAction } from '../lifecycle.js';
import type { AlertEventRow, AlertRow } from '../list.js';
import { type Narrative, narrativeOf } from '../narrative.js';
import { inWords } from '../narrative-text.js';
import type { AlertProof } from '../proof.js';
import type { Rule } from '../rule.js';

/** What messages tell of a narrative: what can be read only for one alert at a time is behind the link. */
type ToldNarrative = Omit<Narrative, 'proof'> & {
  readonly proof: Omit<Narrative['proof'], keyof AlertProof>;
};

/** What a receiver is told: what happened to an alert, and the alert as it is now. */
export interface Notice {
  /** That of the event: the same whenever the same is told again. */
  readonly id: string;
  readonly event: AlertEventRow;
  readonly alert: ExportedAlert;
  readonly narrative: ToldNarrative;
  /** Where the alert can be seen; null without a public address. */
  readonly link: string | null;
  /** Whether nothing happened, and only the way to the receiver is tried. */
  readonly isTest: boolean;
  /** What the receiver called this alert when it was last told of it, such as the key of an issue. */
  readonly reference: string | null;
}

/** A way to one receiver. */
export interface Channel {
  /** Notices that one message can hold. */
  readonly most: number;
  /**
   * Tells the receiver of one or more notices in one message.
   * @param signal ends it, however far it has come.
   * @returns what the receiver calls the alert, where it gives it a name; `warning`: what went wrong beside.
   * @throws DeliveryFailure.
   */
  send(
    notices: readonly [Notice, ...Notice[]],
    signal: AbortSignal,
  ): Promise<{ readonly reference?: string; readonly warning?: string }>;
}

const nothingRead: AlertProof = {
  paths: [],
  repositories: { count: 0, first: [] },
  environments: { count: 0, first: [] },
  owners: [],
};

/** What is made of an alert's row and history for a receiver. */
export function noticeOf(
  row: AlertRow,
  history: readonly AlertEventRow[],
  event: AlertEventRow,
  given: {
    readonly rules: readonly Rule[];
    readonly publicUrl: string | undefined;
    readonly reference: string | null;
  },
): Notice {
  const alert = exportedAlert(row, given.rules);
  const link = given.publicUrl === undefined ? null : `${given.publicUrl}/alerts?id=${row.id}`;
  const narrative = narrativeOf(alert, history, nothingRead);
  return { id: event.id, event, alert, narrative, link, isTest: false, reference: given.reference };
}

const words: Readonly<Record<AlertAction, string>> = {
  OPENED: 'New',
  REOPENED: 'Back',
  EVIDENCE_CHANGED: 'Changed',
  SUPPRESSION_ENDED: 'No longer set aside',
  ACKNOWLEDGED: 'Acknowledged',
  STARTED: 'In progress',
  SUPPRESSED: 'Set aside',
  RESOLVED: 'Resolved',
};

const longest = 500;

/** A text of GitLab's users on one line that cannot steer or fool a reader, cut where it is very long. */
export function plain(text: string): string {
  const line = escapeUnsafe(text.replace(/\s+/gu, ' ').trim());
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
}

/** What happened, to what alert: a line. */
export function headlineOf({ event, narrative, isTest }: Notice): string {
  const word = words[event.action as AlertAction] ?? event.action;
  return `${isTest ? '[TEST] ' : ''}${word}: ${plain(narrative.title)}`;
}

/** A line for all notices of a message, in the words of this product only. */
export function summaryOf(notices: readonly [Notice, ...Notice[]]): string {
  const [first] = notices;
  if (notices.length === 1) return `[${first.narrative.severity}] ${headlineOf(first)}`;
  const count = (severity: Severity) =>
    notices.filter(({ narrative }) => narrative.severity === severity).length;
  const parts = severities
    .filter((severity) => count(severity) > 0)
    .map((severity) => `${count(severity)} ${severity}`);
  return `${notices.length} alerts: ${parts.join(', ')}`;
}

const orNone = (label: string, text: string | null): [string, string][] =>
  text === null || text === '' ? [] : [[label, text]];

/** All that people are told of an alert, each with a label; link aside. */
export function factsOf({ event, alert, narrative }: Notice): (readonly [label: string, text: string])[] {
  const { severity, status, riskScore, rule, reason, proof, controls, remediation, owner } = narrative;
  const facts: readonly [string, string][] = [
    ['What', reason],
    ...orNone('Where', proof.path),
    ['Severity', `${severity}, risk ${riskScore} of 100`],
    ['Status', inWords(status)],
    ['Seen', `first ${proof.firstSeen}, last ${proof.lastSeen}`],
    ...orNone('By', event.actor === 'rules' ? null : event.actor),
    ...orNone('Why', event.reason),
    ...orNone('Owner', owner),
    ['Rule', rule.id],
    ...orNone('Controls', controls.join(', ')),
    ...orNone('What to do', remediation),
    ['Alert', alert.alert.id],
  ];
  return facts.map(([label, text]) => [label, plain(text)]);
}
