import { setTimeout as delay } from 'node:timers/promises';
import { isAppError } from '../core/errors.js';
import type { RunReport } from '../sync/runs.js';
import type { Scheduled, Scheduler } from './scheduler.js';

/** What the service needs to know of a connection. */
export interface ServedConnection {
  readonly name: string;
  /** Cron expression, or `disabled`. */
  readonly schedule: string;
}

/** What the service is made from. */
export interface SyncServiceOptions<Connection extends ServedConnection> {
  readonly connections: readonly Connection[];
  readonly scheduler: Scheduler;
  /** Syncs one connection; `scheduled` is false for the first sync after the start. */
  readonly sync: (connection: Connection, signal: AbortSignal, scheduled: boolean) => Promise<RunReport>;
  /** Hears of each run that ended, however it ended. */
  readonly onReport: (connection: Connection, report: RunReport) => void;
  /** Hears of each run that did not even begin, or could not be stored. */
  readonly onError: (connection: Connection, error: unknown) => void;
  /** Milliseconds after which a lease that a killed instance left is free (default 65,000). */
  readonly lockedWaitMs?: number;
}

/** Keeps connections in sync by their schedules. */
export interface SyncService {
  /** Begins the schedules. */
  start(): void;
  /**
   * Syncs these connections now, one after the other. One that is locked is tried once more when the lease of an
   * instance that was killed would have ended; if it is locked even then, a living instance does the work.
   */
  syncNow(connections: readonly ServedConnection[]): Promise<void>;
  /** Ends the schedules, stops what runs and waits until it has given back its lease. */
  stop(): Promise<void>;
}

/** A service over the given connections; no failure of a run ends it, the next scheduled one tries again. */
export function createSyncService<Connection extends ServedConnection>(
  options: SyncServiceOptions<Connection>,
): SyncService {
  const stopping = new AbortController();
  const running = new Map<string, Promise<boolean>>();
  let jobs: Scheduled[] = [];

  /** Whether the connection was free. */
  const attempt = async (connection: Connection, scheduled: boolean, mayWait: boolean): Promise<boolean> => {
    try {
      options.onReport(connection, await options.sync(connection, stopping.signal, scheduled));
    } catch (error) {
      if (mayWait && isAppError(error, 'SYNC_LOCKED')) return false;
      if (!stopping.signal.aborted) options.onError(connection, error);
    }
    return true;
  };

  const run = async (connection: Connection, scheduled: boolean, mayWait = false): Promise<boolean> => {
    if (stopping.signal.aborted || running.has(connection.name)) return true;
    const work = attempt(connection, scheduled, mayWait).finally(() => running.delete(connection.name));
    running.set(connection.name, work);
    return work;
  };

  return {
    start: () => {
      jobs = options.connections
        .filter(({ schedule }) => schedule !== 'disabled')
        .map((connection) =>
          options.scheduler.cron(connection.name, connection.schedule, async () => {
            await run(connection, true);
          }),
        );
    },
    syncNow: async (connections) => {
      const names = new Set(connections.map(({ name }) => name));
      const wanted = options.connections.filter(({ name }) => names.has(name));
      const locked: Connection[] = [];
      for (const connection of wanted) if (!(await run(connection, false, true))) locked.push(connection);
      if (locked.length === 0) return;
      const wait = delay(options.lockedWaitMs ?? 65_000, undefined, { signal: stopping.signal });
      await wait.catch(() => undefined);
      for (const connection of locked) await run(connection, false);
    },
    stop: async () => {
      for (const job of jobs) job.stop();
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}
