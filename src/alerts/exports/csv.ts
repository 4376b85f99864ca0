import { formatRows } from '../../queries/format.js';
import type { ExportedAlert } from './exported.js';

const columns = [
  'id',
  'rule',
  'title',
  'severity',
  'confidence',
  'category',
  'status',
  'path',
  'asset',
  'identity',
  'evidence',
  'controls',
  'firstSeen',
  'lastSeen',
  'occurrences',
  'resolvedAt',
  'suppressedBy',
  'suppressedUntil',
  'suppressionReason',
] as const;

/** Alerts as CSV with a heading; texts that a spreadsheet would take for formulas are defused. */
export function csvOf(alerts: readonly ExportedAlert[]): string {
  const rows = alerts.map(({ alert, title, identity, suppression }) => ({
    ...alert,
    title,
    identity: JSON.stringify(identity),
    controls: alert.controls.join(' '),
    suppressedBy: suppression?.owner,
    suppressedUntil: suppression?.expiresAt,
    suppressionReason: suppression?.reason,
  }));
  return formatRows([...columns], rows, 'csv');
}
