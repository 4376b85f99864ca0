import type { GitLabClient } from '../gitlab/client/types.js';
import type { ScopeOutcome } from './coverage.js';
import type { Decision } from './plan.js';
import type { OnProgress, RunProgress, SourceProgress } from './progress.js';
import type { RunReport } from './runs.js';
import type { WriteCounts } from './writer.js';

type Line = { -readonly [Key in keyof SourceProgress]: SourceProgress[Key] };

/** Collects how far a run is and tells it at most every `everyMs`. */
export class ProgressBoard {
  readonly #lines = new Map<string, Line>();
  readonly #startedAt = Date.now();
  #phase: RunProgress['phase'] = 'verifying';
  #told = 0;
  #ended: Pick<RunReport, 'status' | 'error'> | undefined;

  constructor(
    private readonly connection: string,
    private readonly run: string,
    private readonly client: GitLabClient,
    private readonly counts: WriteCounts,
    private readonly onProgress: OnProgress = () => undefined,
    private readonly everyMs = 250,
  ) {}

  plan(decisions: readonly Decision[]): void {
    for (const decision of decisions) {
      const { id, title } = decision.source;
      const state = decision.state === 'read' ? 'waiting' : decision.state;
      const note = 'reason' in decision ? decision.reason : undefined;
      this.#lines.set(id, {
        source: id,
        title,
        done: 0,
        total: undefined,
        state,
        denied: 0,
        failed: 0,
        note,
      });
    }
    this.phase('reading');
  }

  phase(phase: RunProgress['phase']): void {
    this.#phase = phase;
    this.#tell(true);
  }

  start(source: string, total: number): void {
    this.#change(source, (line) => {
      line.state = 'reading';
      line.total = total;
    });
  }

  advance(source: string, done: number): void {
    this.#change(source, (line) => {
      line.done += done;
    });
  }

  incomplete(outcome: ScopeOutcome): void {
    this.#change(outcome.source, (line) => {
      line[outcome.status] += 1;
    });
  }

  done(source: string): void {
    this.#change(source, (line) => {
      line.state = 'done';
    });
  }

  finish(report: Pick<RunReport, 'status' | 'error'>): void {
    this.#ended = report;
    this.phase('finished');
  }

  #change(source: string, change: (line: Line) => void): void {
    const line = this.#lines.get(source);
    if (line !== undefined) change(line);
    this.#tell(false);
  }

  #tell(now: boolean): void {
    const at = Date.now();
    if (!now && at - this.#told < this.everyMs) return;
    this.#told = at;
    const { requests, waitingForRateLimit } = this.client.metrics;
    this.onProgress({
      connection: this.connection,
      run: this.run,
      phase: this.#phase,
      sources: [...this.#lines.values()].map((line) => ({ ...line })),
      requests,
      views: this.counts.views,
      waitingForRateLimit,
      elapsedMs: at - this.#startedAt,
      status: this.#ended?.status,
      error: this.#ended?.error,
    });
  }
}
