/** How far one source is. */
export interface SourceProgress {
  readonly source: string;
  readonly title: string;
  readonly done: number;
  /** Undefined until it is counted. */
  readonly total: number | undefined;
  readonly state: 'waiting' | 'reading' | 'done' | 'covered' | 'unreadable';
  readonly denied: number;
  readonly failed: number;
  readonly note: string | undefined;
}

/** A moment of a run, sent at most a few times a second. */
export interface RunProgress {
  readonly connection: string;
  readonly phase: 'verifying' | 'reading' | 'cleaning' | 'finished';
  readonly sources: readonly SourceProgress[];
  readonly requests: number;
  /** Rows compared so far. */
  readonly views: number;
  readonly waitingForRateLimit: boolean;
  readonly elapsedMs: number;
}

/** Takes the moments of a run. */
export type OnProgress = (progress: RunProgress) => void;
