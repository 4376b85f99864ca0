import type { RunProgress, SourceProgress } from '../../sync/progress.js';
import { count, counted, rate } from '../text.js';
import type { ProgressDisplay } from './display.js';

/** Where plain progress goes and how often. */
export interface PlainOptions {
  readonly write: (line: string) => void;
  /** Milliseconds between two lines about what is going on (default 5,000). */
  readonly everyMs?: number;
}

/** What a source could not read, as the tail of its line. */
export function troubles({ denied, failed }: SourceProgress): string {
  const parts = [denied > 0 ? `${count(denied)} denied` : '', failed > 0 ? `${count(failed)} failed` : ''];
  const said = parts.filter((part) => part !== '');
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/** `12 of 40`, or `12` while the whole is not counted or already passed. */
export function share(source: SourceProgress): string {
  const { done, total } = source;
  return total === undefined || total < done ? count(done) : `${count(done)} of ${count(total)}`;
}

function activity(progress: RunProgress): string {
  const reading = progress.sources.filter(
    ({ state, done, total }) => state === 'reading' && (total === undefined || done < total),
  );
  const sources =
    reading.map((source) => `${source.title} ${share(source)}`).join(', ') ||
    (progress.phase === 'reading' ? 'writing' : progress.phase);
  const speed = `${count(progress.views)} rows, ${counted(progress.requests, 'request')} (${rate(progress.requests, progress.elapsedMs)})`;
  return `${sources}; ${speed}${progress.waitingForRateLimit ? '; waiting for the rate limit' : ''}`;
}

/** One line when a source ends, and one about what is going on at most every few seconds of the run. */
export function createPlainProgress({ write, everyMs = 5000 }: PlainOptions): ProgressDisplay {
  const ended = new Set<string>();
  let toldMs = 0;
  return {
    onProgress: (progress) => {
      for (const source of progress.sources) {
        if (source.state !== 'done' || ended.has(source.source)) continue;
        ended.add(source.source);
        write(
          `[${progress.connection}] ${source.title}: ${counted(source.done, 'list')} read${troubles(source)}`,
        );
      }
      if (progress.phase === 'finished' || progress.elapsedMs - toldMs < everyMs) return;
      toldMs = progress.elapsedMs;
      write(`[${progress.connection}] ${activity(progress)}`);
    },
    finish: async () => undefined,
  };
}
