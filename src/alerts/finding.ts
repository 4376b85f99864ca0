import { hostOf } from '../access/key-host.js';
import { hashOf } from '../core/hash.js';
import { type QueryRow, type Severity, severities } from '../queries/types.js';
import type { Rule } from './rule.js';

/** One thing that a rule found, with what proves it. */
export interface Finding {
  /** The same for the same thing in every run. */
  readonly fingerprint: string;
  /** Values of the identity columns; GitLab's numeric ids among them. */
  readonly identity: QueryRow;
  /** Key of the thing that it is about; null where it is about none. */
  readonly asset: string | null;
  /** Full path of the group or project that it is in; null where it is in none. */
  readonly path: string | null;
  readonly severity: Severity;
  /** All columns. */
  readonly row: QueryRow;
  /** A sentence that says what was found. */
  readonly evidence: string;
  /** Changes when the row does, its volatile columns aside. */
  readonly evidenceHash: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'unknown';
  return Array.isArray(value) ? value.map(shown).join(', ') : String(value);
}

/** A template of a rule with the values of a row in place of `{column}`. */
export function render(template: string, row: QueryRow): string {
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) => shown(row[name]));
}

const pick = (row: QueryRow, names: readonly string[]): QueryRow =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]));

/** The part of a key before the id: the GitLab and the kind of thing, without which ids of several kinds would be mixed up. */
function spaceOf(key: string): string {
  const host = hostOf(key);
  return `${host}/${key.slice(host.length + 1).split('/')[0] ?? ''}`;
}

/**
 * What tells one finding of a rule from another, over runs.
 * @param row has at least the identity columns and the asset.
 */
export function fingerprintOf({ id, alert }: Pick<Rule, 'id' | 'alert'>, row: QueryRow): string {
  const space = spaceOf(text(row[alert.asset]) ?? '');
  return hashOf([id, space, alert.identity.map((name) => row[name] ?? null)]).slice(0, 32);
}

/** A row of a rule as a finding. `severity` is the rule's, unless the row has one of its own. */
export function findingOf(rule: Rule, row: QueryRow, severity: Severity): Finding {
  const { alert } = rule;
  const asset = text(row[alert.asset]);
  const steady = Object.keys(row).filter((name) => !alert.volatile.includes(name));
  return {
    fingerprint: fingerprintOf(rule, row),
    identity: pick(row, alert.identity),
    asset,
    path: text(row.path),
    severity: severities.find((each) => each === row.severity) ?? severity,
    row,
    evidence: render(alert.evidence, row),
    evidenceHash: hashOf(pick(row, steady.sort())),
  };
}
