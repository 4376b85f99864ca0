import type { RunProgress } from '../sync/progress.js';

/** What a caller may do with the syncs of this instance. */
export interface SyncControl {
  /** The configured connections, with the time of their next scheduled run. */
  connections(): readonly {
    readonly name: string;
    readonly description: string | undefined;
    /** Cron expression, or `disabled`. */
    readonly schedule: string;
    readonly nextRunAt: Date | undefined;
  }[];
  /**
   * Starts a sync and does not wait for its end.
   * @throws AppError CONNECTION_UNKNOWN, SYNC_LOCKED.
   */
  start(connection: string, full: boolean): Promise<void>;
  /**
   * Asks the running sync of a connection to stop, whichever instance runs it.
   * @returns whether one was running.
   * @throws AppError CONNECTION_UNKNOWN.
   */
  cancel(connection: string): Promise<boolean>;
  /**
   * Asks GitLab about the connection's token.
   * @returns what it will and will not let the service read, a sentence each.
   * @throws AppError CONNECTION_UNKNOWN, GITLAB_*.
   */
  verify(connection: string): Promise<readonly string[]>;
  /** Hears of the progress of this instance's runs until the returned function is called. */
  onProgress(listener: (progress: RunProgress) => void): () => void;
}
