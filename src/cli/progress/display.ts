import type { OnProgress } from '../../sync/progress.js';

/** Shows the moments of one run. */
export interface ProgressDisplay {
  readonly onProgress: OnProgress;
  /** Ends the display; call it once, however the run ended. */
  finish(): Promise<void>;
}
