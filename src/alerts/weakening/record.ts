import { idOf, kindOf } from '../../access/key-host.js';
import { fingerprintOf } from '../finding.js';
import type { Standing } from './fold.js';
import type { Value } from './order.js';
import type { Weakenable } from './properties.js';

/** The rule that tells weakenings, with what makes its alerts; its file says the same. */
export const weakenedRule = {
  id: 'setting-weakened',
  identity: ['objectId', 'fromId', 'kind', 'property', 'occasion'],
  asset: 'assetKey',
} as const;

/** A property of one thing or relationship. */
export interface Subject {
  /** Key of the thing; of a relationship, the key of what it reaches. */
  readonly key: string;
  /** Key of the actor's end of a relationship. */
  readonly fromKey: string | null;
  readonly what: Weakenable;
}

/** What tells one subject from others. */
export const subjectId = ({ key, fromKey, what }: Subject): string =>
  `${key}|${fromKey ?? ''}|${what.kind}|${what.property}`;

/** A value in words; null: unknown. */
export function valueText(value: Value | undefined): string | null {
  if (value === undefined) return null;
  if (value === null) return 'none';
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}

/** What happened to a subject, and by which sign, for the columns of the rule. */
export interface Occurrence {
  readonly state: 'STANDING' | 'UNKNOWN' | 'RESTORED';
  /** Of what was restored: the id of the change record or the key of the audit event that tells of the weakening; else null. */
  readonly occasion: string | null;
  /** Key of the audit event that tells of it, where that is what tells. */
  readonly auditEvent: string | null;
  /** ISO time at which it was noted. */
  readonly notedAt: string;
}

/** What the graph holds of a weakening: the columns of the rule, and what it takes to go on from here. */
export function recordOf(
  subject: Subject,
  standing: Standing,
  { state, occasion, auditEvent, notedAt }: Occurrence,
) {
  const { key, fromKey, what } = subject;
  const columns = {
    objectId: idOf(key),
    fromId: fromKey === null ? null : idOf(fromKey),
    kind: fromKey === null ? what.kind : `${what.kind} ${kindOf(key)}`,
    property: what.property,
    occasion,
    assetKey: fromKey ?? key,
  };
  return {
    ...columns,
    id: occasion === null ? subjectId(subject) : `${subjectId(subject)}|${occasion}`,
    subject: subjectId(subject),
    type: what.kind,
    key,
    fromKey,
    severity: what.severity,
    toldBy: what.toldBy,
    state,
    strong: JSON.stringify(standing.strong),
    weak: standing.weak === undefined ? null : JSON.stringify(standing.weak),
    before: valueText(standing.strong),
    after: valueText(standing.weak),
    changedAt: standing.at,
    change: standing.change,
    run: standing.run,
    auditEvent,
    notedAt,
    alert: fingerprintOf(
      { id: weakenedRule.id, alert: weakenedRule as unknown as Parameters<typeof fingerprintOf>[0]['alert'] },
      columns,
    ),
  };
}
