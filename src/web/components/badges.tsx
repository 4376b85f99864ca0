import { titleOf } from '../lib/text.js';

const tones: Readonly<Record<string, string>> = {
  CRITICAL: 'critical',
  HIGH: 'bad',
  MEDIUM: 'warn',
  LOW: 'info',
  OPEN: 'bad',
  ACKNOWLEDGED: 'warn',
  IN_PROGRESS: 'warn',
  RESOLVED: 'good',
  PASS: 'good',
  FAIL: 'bad',
  FAILED: 'bad',
  UNKNOWN: 'warn',
  ALLOWED: 'good',
  DENIED: 'bad',
  COMPLETE: 'good',
  CONNECTED: 'good',
  DEGRADED: 'warn',
  PARTIAL: 'warn',
  INTERRUPTED: 'warn',
  CANCELLED: 'warn',
  RUNNING: 'info',
  SYNCING: 'info',
  VERIFYING: 'info',
  CREATED: 'good',
  UPDATED: 'info',
  DELETED: 'bad',
  GAINED: 'warn',
  LOST: 'good',
};

/** A state, severity or outcome as one word with a colour; the word alone says it all. */
export function Badge({ value, label }: { readonly value: string; readonly label?: string }) {
  const tone = tones[value];
  return (
    <span className={tone === undefined ? 'badge' : `badge badge-${tone}`}>{label ?? titleOf(value)}</span>
  );
}
