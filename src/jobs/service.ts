import { setTimeout as delay } from 'node:timers/promises';
import { appError, isAppError } from '../core/errors.js';
import type { RunReport } from '../sync/runs.js';
import type { Scheduled, Scheduler } from './scheduler.js';

/** What the service needs to know of a connection. */
export interface ServedConnection {
  readonly name: string;
  /** Cron expression, or `disabled`. */
  readonly schedule: string;
}

/** Why a run runs, and how. */
export interface RunOrder {
  /** `start`: the first sync of the service; `schedule`: its time has come; `request`: somebody asked; `event`: GitLab told. */
  readonly trigger: 'start' | 'schedule' | 'request' | 'event';
  /** Read every list whole. */
  readonly full: boolean;
}

/** What the service is made from. */
export interface SyncServiceOptions<Connection extends ServedConnection> {
  readonly connections: readonly Connection[];
  readonly scheduler: Scheduler;
  /** Syncs one connection. */
  readonly sync: (connection: Connection, signal: AbortSignal, order: RunOrder) => Promise<RunReport>;
  /** Hears of each run that ended, however it ended. */
  readonly onReport: (connection: Connection, report: RunReport) => void;
  /** Hears of each run that did not even begin, or could not be stored. */
  readonly onError: (connection: Connection, error: unknown) => void;
  /** Hears when a connection is free for its next run. */
  readonly onFree?: (connection: Connection) => void;
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
  /**
   * Syncs one connection now and hands its end to the caller alone.
   * @throws AppError CONNECTION_UNKNOWN; SYNC_LOCKED when this service syncs it already; SYNC_CANCELLED when the
   *   service has stopped; and whatever the sync throws.
   */
  sync(name: string, order: RunOrder): Promise<RunReport>;
  /**
   * Does short work on a connection when no run of it is under way; runs that begin meanwhile wait for its end.
   * @throws AppError SYNC_CANCELLED when the service has stopped; and whatever the work throws.
   */
  exclusively<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops the run of a connection, if this service runs one: whether it did. */
  cancel(name: string): boolean;
  /** Ends the schedules, stops what runs and waits until it has given back its lease. */
  stop(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** A service over the given connections; no failure of a run ends it, the next scheduled one tries again. */
export function createSyncService<Connection extends ServedConnection>(
  options: SyncServiceOptions<Connection>,
): SyncService {
  const running = new Map<string, Running>();
  const stopping = new AbortController();
  const exclusive = new Map<string, Promise<unknown>>();
  let jobs: Scheduled[] = [];

  const run = (connection: Connection, order: RunOrder): Promise<RunReport> => {
    const controller = new AbortController();
    const sync = () => options.sync(connection, controller.signal, order);
    const before = exclusive.get(connection.name);
    const work = before === undefined ? sync() : before.then(sync);
    const ended = work
      .catch(() => undefined)
      .finally(() => {
        running.delete(connection.name);
        options.onFree?.(connection);
      });
    running.set(connection.name, { controller, ended });
    return work;
  };

  /** Whether the connection was free. */
  const attempt = async (
    connection: Connection,
    trigger: RunOrder['trigger'],
    mayWait = false,
  ): Promise<boolean> => {
    if (stopping.signal.aborted || running.has(connection.name)) return true;
    try {
      options.onReport(connection, await run(connection, { trigger, full: false }));
    } catch (error) {
      if (mayWait && isAppError(error, 'SYNC_LOCKED')) return false;
      if (!stopping.signal.aborted) options.onError(connection, error);
    }
    return true;
  };

  const cancel = (name: string): boolean => {
    const current = running.get(name);
    current?.controller.abort(appError('SYNC_CANCELLED', { connection: name }));
    return current !== undefined;
  };

  return {
    cancel,
    start: () => {
      jobs = options.connections
        .filter(({ schedule }) => schedule !== 'disabled')
        .map((connection) =>
          options.scheduler.cron(connection.name, connection.schedule, async () => {
            await attempt(connection, 'schedule');
          }),
        );
    },
    syncNow: async (connections) => {
      const names = new Set(connections.map(({ name }) => name));
      const wanted = options.connections.filter(({ name }) => names.has(name));
      const locked: Connection[] = [];
      for (const connection of wanted)
        if (!(await attempt(connection, 'start', true))) locked.push(connection);
      if (locked.length === 0) return;
      const wait = delay(options.lockedWaitMs ?? 65_000, undefined, { signal: stopping.signal });
      await wait.catch(() => undefined);
      for (const connection of locked) await attempt(connection, 'start');
    },
    sync: async (name, order) => {
      const connection = options.connections.find((each) => each.name === name);
      if (connection === undefined) {
        throw appError('CONNECTION_UNKNOWN', { name, known: options.connections.map((each) => each.name) });
      }
      if (stopping.signal.aborted) throw appError('SYNC_CANCELLED', { connection: name });
      if (running.has(name)) throw appError('SYNC_LOCKED', { connection: name, holder: 'this instance' });
      return run(connection, order);
    },
    exclusively: async (name, work) => {
      for (;;) {
        const before = running.get(name)?.ended ?? exclusive.get(name);
        if (before === undefined) break;
        await before;
      }
      if (stopping.signal.aborted) throw appError('SYNC_CANCELLED', { connection: name });
      const done = work(stopping.signal).finally(() => exclusive.delete(name));
      exclusive.set(
        name,
        done.catch(() => undefined),
      );
      return done;
    },
    stop: async () => {
      for (const job of jobs) job.stop();
      stopping.abort();
      const ending = [...running.values()].map(({ ended }) => ended);
      for (const name of running.keys()) cancel(name);
      await Promise.all([...ending, ...exclusive.values()]);
    },
  };
}
