import type { Severity } from '../../queries/types.js';
import { controlsOf, type Rule } from '../rule.js';
import { type ExportedAlert, type Exporter, securitySeverity } from './exported.js';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

const descriptor = (rule: Rule) => ({
  id: rule.id,
  name: rule.title,
  shortDescription: { text: rule.title },
  fullDescription: { text: rule.description },
  ...(rule.remediation === undefined ? {} : { help: { text: rule.remediation } }),
  defaultConfiguration: { level: levels[rule.alert.severity] },
  properties: {
    tags: ['security', rule.alert.category, ...controlsOf(rule)],
    precision: rule.alert.confidence,
    'security-severity': securitySeverity[rule.alert.severity],
  },
});

function resultOf({ alert, identity, calls, suppression }: ExportedAlert, rules: readonly Rule[]) {
  const index = rules.findIndex(({ id }) => id === alert.rule);
  const where = alert.path ?? alert.asset;
  return {
    ruleId: alert.rule,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level: levels[alert.severity],
    kind: 'fail',
    message: { text: alert.evidence },
    locations:
      where === null ? [] : [{ logicalLocations: [{ fullyQualifiedName: where, kind: 'resource' }] }],
    partialFingerprints: { 'accessGraphAlert/v1': alert.id },
    ...(alert.status !== 'SUPPRESSED' || suppression === null
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: suppression.reason }] }),
    properties: {
      status: alert.status,
      severity: alert.severity,
      identity,
      asset: alert.asset,
      controls: alert.controls,
      calls,
      firstSeen: alert.firstSeen,
      lastSeen: alert.lastSeen,
      occurrences: alert.occurrences,
      riskScore: alert.riskScore,
    },
  };
}

/** Alerts as a SARIF 2.1.0 log with one run; resolved ones are left out, because SARIF tells of what is there. */
export function sarifOf(
  alerts: readonly ExportedAlert[],
  rules: readonly Rule[],
  exporter: Exporter,
): unknown {
  const { name, version, at } = exporter;
  const there = alerts.filter(({ alert }) => alert.status !== 'RESOLVED');
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, rules: rules.map(descriptor) } },
        invocations: [{ executionSuccessful: true, endTimeUtc: at }],
        results: there.map((each) => resultOf(each, rules)),
      },
    ],
  };
}
