/** The states of a connection. */
export const connectionStates = [
  'verifying',
  'syncing',
  'connected',
  'degraded',
  'failed',
  'disabled',
] as const;

/** How a connection is. */
export type ConnectionState = (typeof connectionStates)[number];

/** What is known of a connection's life. */
export interface ConnectionLife {
  /** Cron expression, or `disabled`. */
  readonly schedule: string | null;
  /** Whether an instance holds its lease. */
  readonly isSyncing: boolean;
  /** The last run that was neither stopped by somebody nor cut off. */
  readonly lastEnded:
    | { readonly status: string; readonly finishedAt: string | null; readonly error: string | null }
    | undefined;
  readonly verifiedAt: string | null;
  /** Why the last verification failed, if it did. */
  readonly verifyError: string | null;
}

/**
 * How a connection is, and why it failed if it did. A run that was cancelled or interrupted says nothing of GitLab, so
 * the state stays as the run before left it; a verification that failed counts until the next run ends.
 */
export function connectionState(life: ConnectionLife): {
  readonly state: ConnectionState;
  readonly lastError: string | null;
} {
  const { lastEnded, verifyError, verifiedAt } = life;
  const isRefused = verifyError !== null && (verifiedAt ?? '') > (lastEnded?.finishedAt ?? '');
  const lastError = isRefused ? verifyError : (lastEnded?.error ?? null);
  if (life.isSyncing) return { state: 'syncing', lastError };
  if (isRefused || lastEnded?.status === 'failed') return { state: 'failed', lastError };
  if (lastEnded?.status === 'complete') return { state: 'connected', lastError };
  if (lastEnded?.status === 'partial') return { state: 'degraded', lastError };
  return { state: life.schedule === 'disabled' ? 'disabled' : 'verifying', lastError };
}
