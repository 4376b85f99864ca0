import type { Logger } from '../core/logger.js';
import type { OnProgress, RunProgress } from '../sync/progress.js';

/** Tells all listeners of the progress of runs. */
export class ProgressHub {
  readonly #listeners = new Set<OnProgress>();
  readonly #ended = new Map<string, RunProgress>();

  constructor(private readonly logger: Logger) {}

  /** How many listen. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** Adds a listener; the returned function takes it away. */
  add(listener: OnProgress): () => void {
    // Wrapped, because one function may listen twice.
    const own: OnProgress = (progress) => listener(progress);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Tells a moment to all; a listener that throws disturbs neither the run nor the others. */
  tell(progress: RunProgress): void {
    for (const listener of this.#listeners) {
      try {
        listener(progress);
      } catch (error) {
        this.logger.error({ err: error }, 'A listener of sync progress failed');
      }
    }
  }

  /**
   * Runs a sync whose progress is told. Its end, also when it throws after it began, is kept until `free`.
   * @param sync runs it and tells its moments to what it is given.
   */
  async follow<T>(sync: (onProgress: OnProgress) => Promise<T>): Promise<T> {
    let last: RunProgress | undefined;
    try {
      return await sync((progress) => {
        last = progress;
        if (progress.phase === 'finished') this.#ended.set(progress.connection, progress);
        else this.tell(progress);
      });
    } catch (error) {
      if (last !== undefined && last.phase !== 'finished') {
        const sentence = 'The run ended without a report; the log has the details.';
        this.#ended.set(last.connection, {
          ...last,
          phase: 'finished',
          status: 'interrupted',
          error: sentence,
        });
      }
      throw error;
    }
  }

  /** Tells the end of a connection's run, when the next one may begin: who hears of it may start one at once. */
  free(connection: string): void {
    const ended = this.#ended.get(connection);
    this.#ended.delete(connection);
    if (ended !== undefined) this.tell(ended);
  }
}
