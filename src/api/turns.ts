import PQueue from 'p-queue';

/**
 * Reads in the database at once. More would only slow each other down, and keep new connections waiting: Node takes one of
 * them between two rounds of answers.
 */
const atOnce = 8;

/** Gives reads their turns. */
export interface Turns {
  /** Runs `work` when its turn comes; fails with the signal's reason when that is aborted before. */
  take<T>(
    work: () => Promise<T>,
    request: { readonly askedAt: number; readonly signal: AbortSignal },
  ): Promise<T>;
}

/**
 * Turns in the order in which the requests came, not the reads: a request that needs several waits once. (The driver
 * gives out its connections in no order, so that some requests would wait for very long.)
 */
export function createTurns(): Turns {
  const queue = new PQueue({ concurrency: atOnce });
  return {
    take: (work, { askedAt, signal }) => queue.add(work, { signal, priority: -askedAt }),
  };
}
