import type { RunStatus } from './runs.js';

/** How far one source is. */
export interface SourceProgress {
  readonly source: string;
  readonly title: string;
  readonly done: number;
  /** Undefined until it is counted. */
  readonly total: number | undefined;
  readonly state: 'waiting' | 'reading' | 'done' | 'covered' | 'unreadable' | 'absent';
  readonly denied: number;
  readonly failed: number;
  readonly note: string | undefined;
}

/** A moment of a run, sent at most a few times a second. */
export interface RunProgress {
  readonly connection: string;
  /** Id of the run. */
  readonly run: string;
  /** `finished` is told once and last, when the run's report is stored. */
  readonly phase: 'verifying' | 'reading' | 'cleaning' | 'finished';
  readonly sources: readonly SourceProgress[];
  readonly requests: number;
  /** Rows compared so far. */
  readonly views: number;
  readonly waitingForRateLimit: boolean;
  readonly elapsedMs: number;
  /** How the run ended; undefined before. */
  readonly status: RunStatus | undefined;
  /** The sentence of what stopped it, if anything did. */
  readonly error: string | undefined;
}

/** Takes the moments of a run. */
export type OnProgress = (progress: RunProgress) => void;
