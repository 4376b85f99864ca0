import type { Confidence, Severity } from '../../queries/types.js';
import type { AlertStatus } from '../lifecycle.js';
import type { ExportedAlert, Exporter } from './exported.js';

const severityIds: Readonly<Record<Severity, number>> = { info: 1, low: 2, medium: 3, high: 4, critical: 5 };
const severityNames = ['', 'Informational', 'Low', 'Medium', 'High', 'Critical'] as const;
const confidenceIds: Readonly<Record<Confidence, number>> = { low: 1, medium: 2, high: 3 };
const statuses: Readonly<Record<AlertStatus, readonly [id: number, name: string]>> = {
  OPEN: [1, 'New'],
  ACKNOWLEDGED: [2, 'In Progress'],
  IN_PROGRESS: [2, 'In Progress'],
  SUPPRESSED: [3, 'Suppressed'],
  RESOLVED: [4, 'Resolved'],
};

/** The findings of OCSF, by their class ids. */
const classes = { detection: [2004, 'Detection Finding'], compliance: [2003, 'Compliance Finding'] } as const;

/** 1: created, 2: updated, 3: closed. */
function activityOf({ status, occurrences }: ExportedAlert['alert']): readonly [id: number, name: string] {
  if (status === 'RESOLVED') return [3, 'Close'];
  return status === 'OPEN' && occurrences === 1 ? [1, 'Create'] : [2, 'Update'];
}

function common(
  { alert, title, rule, calls, identity, suppression }: ExportedAlert,
  exporter: Exporter,
  kind: keyof typeof classes,
) {
  const [classId, className] = classes[kind];
  const [activityId, activityName] = activityOf(alert);
  const [statusId, status] = statuses[alert.status];
  const severityId = severityIds[alert.severity];
  const time = (iso: string) => Date.parse(iso);
  return {
    activity_id: activityId,
    activity_name: activityName,
    category_uid: 2,
    category_name: 'Findings',
    class_uid: classId,
    class_name: className,
    type_uid: classId * 100 + activityId,
    time: time(alert.resolvedAt ?? alert.lastSeen),
    severity_id: severityId,
    severity: severityNames[severityId],
    status_id: statusId,
    status,
    ...(suppression === null ? {} : { status_detail: `${suppression.owner}: ${suppression.reason}` }),
    message: alert.evidence,
    metadata: {
      version: '1.4.0',
      uid: alert.id,
      product: {
        name: exporter.name,
        vendor_name: exporter.name,
        version: exporter.version,
      },
      logged_time: time(exporter.at),
    },
    finding_info: {
      uid: alert.id,
      title,
      desc: alert.evidence,
      created_time: time(alert.firstSeen),
      first_seen_time: time(alert.firstSeen),
      last_seen_time: time(alert.lastSeen),
      analytic: { uid: alert.rule, name: title, type_id: 1, type: 'Rule', category: alert.category },
      types: [alert.category],
    },
    ...(rule?.remediation === undefined
      ? {}
      : { remediation: { desc: [rule.remediation, ...calls].join('\n') } }),
    unmapped: { identity, occurrences: alert.occurrences, controls: alert.controls },
  };
}

const resourceOf = ({ alert }: ExportedAlert) => ({
  ...(alert.asset === null ? {} : { uid: alert.asset }),
  name: alert.path ?? alert.asset ?? alert.rule,
});

/** Alerts as OCSF Detection Findings (class 2004), one object each. */
export function ocsfDetections(alerts: readonly ExportedAlert[], exporter: Exporter): unknown[] {
  return alerts.map((each) => ({
    ...common(each, exporter, 'detection'),
    is_alert: true,
    risk_score: each.alert.riskScore ?? 0,
    confidence_id: confidenceIds[each.alert.confidence as Confidence],
    resources: [resourceOf(each)],
    evidences: [{ data: each.details }],
  }));
}

/** Alerts as OCSF Compliance Findings (class 2003), one object for each framework that the alert is evidence against. */
export function ocsfCompliance(alerts: readonly ExportedAlert[], exporter: Exporter): unknown[] {
  return alerts.flatMap((each) =>
    Object.entries(each.rule?.controls ?? {}).map(([framework, controls]) => ({
      ...common(each, exporter, 'compliance'),
      compliance: {
        standards: [framework],
        control: controls.join(', '),
        requirements: controls,
        status_id: each.alert.status === 'RESOLVED' ? 1 : 3,
        status: each.alert.status === 'RESOLVED' ? 'Pass' : 'Fail',
      },
      resources: [resourceOf(each)],
    })),
  );
}
