/** How the items of a mailbox are kept until somebody takes them. */
export interface MailboxOptions<T> {
  /**
   * What becomes of the last waiting item when another one comes: the item that takes the place of both, or undefined
   * when both are to be told.
   */
  readonly merge: (waiting: T, item: T) => T | undefined;
  /** Called once when nobody takes items any more. */
  readonly onClose: () => void;
}

/**
 * Items on their way to one subscriber, an async iterator that ends when the subscriber leaves, also while it waits
 * (which an async generator would not). What waits is merged, so that a slow subscriber holds no more than one item
 * of each thing that is told of.
 */
export class Mailbox<T> implements AsyncIterableIterator<T> {
  readonly #waiting: T[] = [];
  readonly #takers: ((result: IteratorResult<T>) => void)[] = [];
  #isClosed = false;

  constructor(private readonly options: MailboxOptions<T>) {}

  /** Items that nobody has taken. */
  get size(): number {
    return this.#waiting.length;
  }

  /** Adds an item; after the end it is dropped. */
  put(item: T): void {
    if (this.#isClosed) return;
    const taker = this.#takers.shift();
    if (taker !== undefined) {
      taker({ value: item, done: false });
      return;
    }
    for (const [index, waiting] of this.#waiting.entries()) {
      const merged = this.options.merge(waiting, item);
      if (merged === undefined) continue;
      this.#waiting[index] = merged;
      return;
    }
    this.#waiting.push(item);
  }

  next(): Promise<IteratorResult<T>> {
    const item = this.#waiting.shift();
    if (item !== undefined) return Promise.resolve({ value: item, done: false });
    if (this.#isClosed) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#takers.push(resolve));
  }

  /** Ends it: whoever waits is told, and what was not taken is dropped. */
  return(): Promise<IteratorResult<T>> {
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.#waiting.length = 0;
      for (const taker of this.#takers.splice(0)) taker({ value: undefined, done: true });
      this.options.onClose();
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  async throw(error: unknown): Promise<IteratorResult<T>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
