import type { ControlsMatrixQuery } from '../../generated/operations.js';
import { ruleStateNames, ruleStateOf } from '../rules/rule-state.js';
import { frameworkName } from './frameworks.js';

/** A framework with its controls. */
export type FrameworkInFull = ControlsMatrixQuery['controlStatus'][number];
/** A control with its rules. */
export type ControlInFull = FrameworkInFull['controls'][number];

const byValue = (counts: ControlInFull['openAlerts']) =>
  Object.fromEntries(counts.map(({ value, count }) => [value.toLowerCase(), count]));

const ruleEvidence = (rule: ControlInFull['rules'][number]) => ({
  id: rule.id,
  title: rule.title,
  severity: rule.severity,
  enabled: rule.enabled,
  state: ruleStateOf(rule),
  result: rule.result,
});

const controlEvidence = (control: ControlInFull) => ({
  control: control.control,
  state: control.state,
  reason: control.reason,
  passPercentage: control.passPercentage,
  evaluatedAt: control.evaluatedAt,
  openAlerts: byValue(control.openAlerts),
  suppressedAlerts: control.suppressedAlerts,
  rules: control.rules.map(ruleEvidence),
});

/** Where and when evidence was taken. */
export interface Taken {
  readonly at: string;
  /** Address of the service. */
  readonly source: string;
  readonly aiSystems: readonly string[];
}

/** Controls with their rules, results, counts of alerts and times, as JSON for an auditor. */
export function evidenceJson(
  { controls, ...counts }: FrameworkInFull,
  { at, source, aiSystems }: Taken,
): string {
  const { framework, passed, failed, unknown, notApplicable, passPercentage } = counts;
  const evidence = {
    framework,
    frameworkName: frameworkName(framework),
    takenAt: at,
    source,
    aiSystems,
    summary: { passed, failed, unknown, notApplicable, passPercentage },
    controls: controls.map(controlEvidence),
  };
  return `${JSON.stringify(evidence, null, 2)}\n`;
}

/** The rules of a control with their states, such as `admin-without-mfa: Fail`. */
export const rulesText = ({ rules }: Pick<ControlInFull, 'rules'>): string =>
  rules.map((rule) => `${rule.id}: ${ruleStateNames[ruleStateOf(rule)]}`).join('; ');

const severities = ['critical', 'high', 'medium', 'low', 'info'];

/** The columns of the matrix as a file. */
export const matrixColumns = [
  'framework',
  'control',
  'state',
  'reason',
  'pass_percentage',
  ...severities.map((severity) => `open_${severity}`),
  'suppressed',
  'evaluated_at',
  'rules',
];

/** The matrix as rows of a file, in the order of `matrixColumns`. */
export const matrixRows = ({ controls }: FrameworkInFull): readonly (readonly unknown[])[] =>
  controls.map((control) => {
    const open = byValue(control.openAlerts);
    return [
      control.framework,
      control.control,
      control.state,
      control.reason,
      control.passPercentage,
      ...severities.map((severity) => open[severity] ?? 0),
      control.suppressedAlerts,
      control.evaluatedAt,
      rulesText(control),
    ];
  });
