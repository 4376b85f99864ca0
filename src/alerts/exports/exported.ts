import type { Severity } from '../../queries/types.js';
import { render } from '../finding.js';
import type { Suppression } from '../lifecycle.js';
import { type AlertRow, suppressionOf } from '../list.js';
import type { Rule } from '../rule.js';

/** An alert with its rule, as all exports need it. */
export interface ExportedAlert {
  readonly alert: Omit<AlertRow, 'identity' | 'row' | 'suppression'>;
  /** None where the rule is no longer here. */
  readonly rule: Rule | undefined;
  readonly title: string;
  readonly identity: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly suppression: Suppression | null;
  readonly calls: readonly string[];
}

/** What wrote an export. */
export interface Exporter {
  readonly name: string;
  readonly version: string;
  /** ISO time at which it was written. */
  readonly at: string;
}

/** An alert with its rule, from its row. */
export function exportedAlert(row: AlertRow, rules: readonly Rule[]): ExportedAlert {
  const { identity, row: columns, suppression, ...alert } = row;
  const rule = rules.find(({ id }) => id === alert.rule);
  const details = JSON.parse(columns) as Readonly<Record<string, unknown>>;
  return {
    alert,
    rule,
    title: rule?.title ?? alert.title ?? alert.rule,
    identity: JSON.parse(identity) as Readonly<Record<string, unknown>>,
    details,
    suppression: suppressionOf(suppression),
    calls: (rule?.alert.calls ?? []).map((call) => render(call, details)),
  };
}

/** A score from 0 to 10 as CVSS has it, which code scanners sort by. */
export const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
};
