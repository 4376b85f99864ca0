import { createHmac } from 'node:crypto';
import type { WebhookReceiver } from '../../core/config-notifications.js';
import { escapeJson } from '../../queries/text.js';
import { request } from './http.js';
import type { Channel, Notice } from './notice.js';

/**
 * The signatures of a message by the convention of Standard Webhooks, one for each key.
 * @param keys `whsec_` and base64.
 * @param timestamp seconds.
 */
export function signatureOf(keys: readonly string[], id: string, timestamp: number, body: string): string {
  return keys
    .map((key) => Buffer.from(key.slice('whsec_'.length), 'base64'))
    .map((key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`)
    .join(' ');
}

/** A notice as a CloudEvent 1.0 in the structured JSON form. */
export function cloudEventOf(notice: Notice, source: string): Readonly<Record<string, unknown>> {
  const { id, event, alert, narrative, link, isTest } = notice;
  const { at, actor, action, from, to, reason } = event;
  const { asset, path, details, firstSeen, lastSeen, occurrences } = narrative.proof;
  return {
    specversion: '1.0',
    id,
    source,
    type: `gitlab-access-graph.alert.${action.toLowerCase().replaceAll('_', '-')}`,
    subject: event.alert,
    time: at,
    datacontenttype: 'application/json',
    data: {
      test: isTest,
      event: { id, at, actor, action, from, to, reason },
      alert: {
        id: event.alert,
        title: narrative.title,
        severity: narrative.severity,
        status: narrative.status,
        riskScore: narrative.riskScore,
        confidence: alert.alert.confidence,
        category: alert.alert.category,
        rule: narrative.rule,
        identity: alert.identity,
        asset,
        path,
        evidence: narrative.reason,
        details,
        controls: narrative.controls,
        remediation: narrative.remediation,
        calls: narrative.calls,
        suppression: alert.suppression,
        firstSeen,
        lastSeen,
        occurrences,
        resolvedAt: alert.alert.resolvedAt,
        link,
      },
    },
  };
}

/** A webhook that is signed by the convention of Standard Webhooks and carries a CloudEvent. */
export function webhookChannel({ url, keys }: WebhookReceiver, publicUrl: string | undefined): Channel {
  return {
    most: 1,
    send: async ([notice], signal) => {
      const body = escapeJson(JSON.stringify(cloudEventOf(notice, publicUrl ?? 'urn:gitlab-access-graph')));
      const timestamp = Math.floor(Date.now() / 1000);
      const headers = {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'webhook-id': notice.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf(keys, notice.id, timestamp, body),
      };
      await request(url, { headers, body, signal });
      return {};
    },
  };
}
