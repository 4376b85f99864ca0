import type { InstanceFacts } from '../gitlab/discovery.js';
import type { Readability } from '../sync/plan.js';
import type { RunProgress } from '../sync/progress.js';

/** A connection that this instance is configured with; its token is not among it. */
export interface ControlledConnection {
  readonly name: string;
  readonly description: string | undefined;
  /** Address of the GitLab, without credentials. */
  readonly url: string;
  /** The first part of the keys of what it reads. */
  readonly host: string;
  /** Full path or id of the group that it is limited to. */
  readonly group: string | undefined;
  /** Cron expression, or `disabled`. */
  readonly schedule: string;
  /** Undefined when it is not scheduled. */
  readonly nextRunAt: Date | undefined;
}

/** What GitLab says of a connection's token. */
export interface Verification {
  readonly facts: InstanceFacts;
  readonly readable: readonly Readability[];
}

/** What a caller may do with the syncs of this instance. */
export interface SyncControl {
  /** The configured connections, with the time of their next scheduled run. */
  connections(): readonly ControlledConnection[];
  /**
   * Starts a sync and waits until it holds the connection's lease, not for its end.
   * @returns the id of the run.
   * @throws AppError CONNECTION_UNKNOWN; SYNC_LOCKED when this or another instance syncs it already; whatever else
   *   keeps a run from beginning.
   */
  start(connection: string, full: boolean): Promise<string>;
  /**
   * Asks the running sync of a connection to stop, whichever instance runs it.
   * @returns whether one was running.
   * @throws AppError CONNECTION_UNKNOWN.
   */
  cancel(connection: string): Promise<boolean>;
  /**
   * Asks GitLab about the connection's token, and notes in the graph what came of it.
   * @throws AppError CONNECTION_UNKNOWN, GITLAB_*.
   */
  verify(connection: string): Promise<Verification>;
  /**
   * Hears of the progress of this instance's runs until the returned function is called. The last that is heard of a
   * run has the phase `finished`, whatever ended it.
   */
  onProgress(listener: (progress: RunProgress) => void): () => void;
}
