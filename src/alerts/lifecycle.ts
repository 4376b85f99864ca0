import { appError } from '../core/errors.js';
import type { Severity } from '../queries/types.js';
import type { Finding } from './finding.js';

/** Where an alert stands. */
export const alertStatuses = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'SUPPRESSED', 'RESOLVED'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

/** Of an alert that is neither resolved nor suppressed. */
export const openStatuses: readonly AlertStatus[] = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'];

/** Whether an alert is neither resolved nor suppressed. */
export function isOpen({ status }: { readonly status: AlertStatus }): boolean {
  return openStatuses.includes(status);
}

/** Why an alert is suppressed. */
export const suppressionKinds = ['ACCEPTED_RISK', 'FALSE_POSITIVE', 'COMPENSATED'] as const;
export type SuppressionKind = (typeof suppressionKinds)[number];

/** Who answers for not acting on an alert, why, and until when; void when the evidence changes. */
export interface Suppression {
  readonly kind: SuppressionKind;
  readonly owner: string;
  readonly reason: string;
  /** ISO time. */
  readonly expiresAt: string;
}

/** An alert, as far as its life is concerned. */
export interface AlertState {
  readonly id: string;
  readonly status: AlertStatus;
  readonly severity: Severity;
  readonly evidenceHash: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** How often it appeared: once, and once more for each time that it returned. */
  readonly occurrences: number;
  readonly resolvedAt: string | null;
  readonly suppression: Suppression | null;
}

/** What happens to alerts: by runs, and by people. */
export const alertActions = [
  'OPENED',
  'REOPENED',
  'EVIDENCE_CHANGED',
  'SUPPRESSION_ENDED',
  'ACKNOWLEDGED',
  'STARTED',
  'SUPPRESSED',
  'RESOLVED',
] as const;
export type AlertAction = (typeof alertActions)[number];

/** What happened to an alert. */
export interface Transition {
  readonly action: AlertAction;
  readonly from: AlertStatus | null;
  readonly to: AlertStatus;
  readonly reason: string | null;
}

/** An alert after something, and what that was, if anything. */
export interface Step {
  readonly after: AlertState;
  readonly transition: Transition | undefined;
}

const step = (
  before: AlertState | undefined,
  after: AlertState,
  action: AlertAction,
  reason: string | null = null,
): Step => ({ after, transition: { action, from: before?.status ?? null, to: after.status, reason } });

/** A finding that a run saw at `at`, with the alert that it had before. */
export function seen(before: AlertState | undefined, finding: Finding, at: string): Step {
  const { fingerprint: id, severity, evidenceHash } = finding;
  if (before === undefined) {
    const after: AlertState = {
      id,
      status: 'OPEN',
      severity,
      evidenceHash,
      firstSeen: at,
      lastSeen: at,
      occurrences: 1,
      resolvedAt: null,
      suppression: null,
    };
    return step(undefined, after, 'OPENED');
  }
  const again = { ...before, severity, evidenceHash, lastSeen: at };
  const open = { ...again, status: 'OPEN', suppression: null, resolvedAt: null } as const;
  if (before.status === 'RESOLVED')
    return step(before, { ...open, occurrences: before.occurrences + 1 }, 'REOPENED');
  const isOther = before.evidenceHash !== evidenceHash;
  if (before.status === 'SUPPRESSED') {
    if (isOther) return step(before, open, 'SUPPRESSION_ENDED', 'the evidence changed');
    if ((before.suppression?.expiresAt ?? '') <= at)
      return step(before, open, 'SUPPRESSION_ENDED', 'it expired');
    return { after: again, transition: undefined };
  }
  return isOther ? step(before, again, 'EVIDENCE_CHANGED') : { after: again, transition: undefined };
}

/** An alert that is not resolved and whose finding a run that read all it needs did not see at `at`. */
export function gone(before: AlertState, at: string): Step {
  const after = { ...before, status: 'RESOLVED', resolvedAt: at, suppression: null } as const;
  return step(before, after, 'RESOLVED', 'it is no longer found');
}

/** What a person does to an alert. */
export type AlertDeed =
  | { readonly action: 'ACKNOWLEDGED' | 'STARTED' | 'REOPENED'; readonly reason?: string | null }
  | { readonly action: 'RESOLVED'; readonly reason: string }
  | ({ readonly action: 'SUPPRESSED' } & Suppression);

const allowed: Readonly<
  Record<AlertDeed['action'], { readonly from: readonly AlertStatus[]; readonly to: AlertStatus }>
> = {
  ACKNOWLEDGED: { from: ['OPEN'], to: 'ACKNOWLEDGED' },
  STARTED: { from: ['OPEN', 'ACKNOWLEDGED'], to: 'IN_PROGRESS' },
  RESOLVED: { from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'SUPPRESSED'], to: 'RESOLVED' },
  SUPPRESSED: { from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'], to: 'SUPPRESSED' },
  REOPENED: { from: ['ACKNOWLEDGED', 'IN_PROGRESS', 'SUPPRESSED', 'RESOLVED'], to: 'OPEN' },
};

const words = {
  ACKNOWLEDGED: 'acknowledged',
  STARTED: 'started',
  RESOLVED: 'resolved',
  SUPPRESSED: 'suppressed',
  REOPENED: 'reopened',
} as const satisfies Record<AlertDeed['action'], string>;

/** How far ahead a suppression may end. */
const longestMs = 366 * 24 * 60 * 60 * 1000;

function checked(deed: Suppression, at: string): Suppression {
  const ends = Date.parse(deed.expiresAt);
  const problem =
    deed.owner.trim() === ''
      ? 'it needs an owner'
      : deed.reason.trim() === ''
        ? 'it needs a reason'
        : Number.isNaN(ends)
          ? 'it needs a time at which it expires'
          : ends <= Date.parse(at)
            ? 'it must expire in the future'
            : ends > Date.parse(at) + longestMs
              ? 'it may last a year at most'
              : undefined;
  if (problem !== undefined) throw appError('ALERT_SUPPRESSION', { reason: problem });
  const { kind, owner, reason } = deed;
  return { kind, owner, reason, expiresAt: new Date(ends).toISOString() };
}

/**
 * What a person does to an alert at `at`.
 * @throws AppError ALERT_TRANSITION when its status does not allow it; ALERT_SUPPRESSION without owner, reason or an end within a year.
 */
export function done(before: AlertState, deed: AlertDeed, at: string): Step {
  const { from, to } = allowed[deed.action];
  if (!from.includes(before.status))
    throw appError('ALERT_TRANSITION', { action: words[deed.action], status: before.status });
  const after: AlertState = {
    ...before,
    status: to,
    resolvedAt: to === 'RESOLVED' ? at : null,
    suppression: deed.action === 'SUPPRESSED' ? checked(deed, at) : null,
  };
  return step(before, after, deed.action, deed.reason ?? null);
}
