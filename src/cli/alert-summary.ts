import type { RuleReport } from '../alerts/run-rules.js';
import type { Cli } from './context.js';
import { counted } from './text.js';

/** Says what a round of rules did to the alerts, and which rules failed or could not tell. */
export function tellRules(cli: Cli, reports: readonly RuleReport[]): void {
  if (reports.length === 0) return;
  const sum = (name: keyof RuleReport['counts']) =>
    reports.reduce((total, { counts }) => total + counts[name], 0);
  const failed = reports.filter(({ assessment }) => assessment.state === 'FAILED');
  const unknown = reports.filter(({ assessment }) => assessment.state === 'UNKNOWN');
  const parts = [
    `${counted(sum('open'), 'alert')} open`,
    `${sum('opened') + sum('reopened')} new or back`,
    `${sum('resolved')} resolved`,
    ...(unknown.length > 0 ? [`${counted(unknown.length, 'rule')} without all that they need`] : []),
  ];
  cli.out.note(`${counted(reports.length, 'rule')} run: ${parts.join(', ')}.`);
  for (const { assessment } of failed)
    cli.out.problem(`The rule ${assessment.rule.id} failed: ${assessment.reason ?? 'no reason is known'}`);
}
