import { randomUUID } from 'node:crypto';
import { severities } from '../../queries/types.js';
import type { AlertAction } from '../lifecycle.js';
import type { AlertRow } from '../list.js';
import { type Notice, noticeOf } from './notice.js';

/** A notice of an alert that there is not, which says so. */
export function testNotice(
  publicUrl: string | undefined,
  action: Extract<AlertAction, 'OPENED' | 'RESOLVED'> = 'OPENED',
  reference: string | null = null,
): Notice {
  const at = new Date().toISOString();
  const isResolved = action === 'RESOLVED';
  const alert: AlertRow = {
    id: 'test',
    rule: 'test',
    category: 'test',
    status: isResolved ? 'RESOLVED' : 'OPEN',
    severity: 'info',
    severityRank: severities.indexOf('info'),
    confidence: 'high',
    identity: '{}',
    row: '{}',
    evidence: 'This is a test of notifications. Nothing was found, and nothing has to be done.',
    asset: null,
    path: null,
    controls: [],
    firstSeen: at,
    lastSeen: at,
    occurrences: 1,
    resolvedAt: isResolved ? at : null,
    suppression: null,
    riskScore: 0,
    riskFactors: null,
  };
  const event = {
    id: randomUUID(),
    alert: alert.id,
    at,
    actor: 'rules',
    action,
    from: isResolved ? 'OPEN' : null,
    to: alert.status,
    reason: null,
    suppression: null,
    run: null,
  };
  const notice = noticeOf(alert, [event], event, { rules: [], publicUrl: undefined, reference });
  return {
    ...notice,
    narrative: { ...notice.narrative, title: 'Test of notifications' },
    link: publicUrl ?? null,
    isTest: true,
  };
}
