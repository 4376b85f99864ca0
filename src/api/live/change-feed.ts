import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../../core/logger.js';
import type { Graph } from '../../graph/driver.js';
import { type GraphChange, type GroupRow, gather, mostKeys } from './graph-change.js';

/** How a feed looks for changes. */
export interface ChangeFeedOptions {
  readonly graph: Pick<Graph, 'read' | 'transaction'>;
  readonly logger: Logger;
  /** Milliseconds between two looks (default 1,000). */
  readonly everyMs?: number;
}

/** Hears of the changes that one look found, a run at a time. */
export type ChangeListener = (change: GraphChange) => void;

const turns = 'MATCH (w:WriteTurn) RETURN w.host AS host, coalesce(w.count, 0) AS turn';

/** Waits for the writer whose turn it is: a commit shows its count a moment before it shows its changes. */
const settle = 'MATCH (w:WriteTurn {host: $host}) SET w.lookedAt = timestamp()';

const found = `
  MATCH (w:WriteTurn {host: $host})
  RETURN w.count AS turn, COLLECT {
    MATCH (c:Change) WHERE c.host = $host AND c.turn > $seen AND c.turn <= w.count
    WITH c.connection AS connection, c.run AS run, c.type AS kind, c.operation AS operation,
      count(c) AS total, max(c.at) AS at, collect([c.key, c.fromKey])[..$mostKeys] AS ends
    RETURN {connection: connection, run: run, kind: kind, operation: operation, total: total, at: at, ends: ends}
  } AS groups`;

/**
 * Tells of the changes in the graph, whichever instance writes them: one look a second for all listeners together,
 * and none when nobody listens. Where it stands is the count of write transactions of each host, which follows the
 * order of commits because writers of one host take turns; by the time of a change it could not be exact, for that is taken before the commit.
 */
export class ChangeFeed {
  readonly #listeners = new Set<ChangeListener>();
  #idle: Promise<void> = Promise.resolve();
  #round: { readonly begun: Promise<void>; stop(): void } | undefined;

  constructor(private readonly options: ChangeFeedOptions) {}

  /** Whether it looks for changes. */
  get isActive(): boolean {
    return this.#round !== undefined;
  }

  /** How many listen. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** Resolves when the last look has ended, some time after nobody listens any more. */
  get idle(): Promise<void> {
    return this.#idle;
  }

  /**
   * Adds a listener, which hears of all that is committed from when this resolves.
   * @returns takes it away again.
   * @throws errors of the graph; nobody listens then.
   */
  async listen(listener: ChangeListener): Promise<() => void> {
    const own: ChangeListener = (change) => listener(change);
    this.#listeners.add(own);
    const leave = () => {
      this.#listeners.delete(own);
      if (this.#listeners.size > 0) return;
      this.#round?.stop();
      this.#round = undefined;
    };
    this.#round ??= this.#begin();
    try {
      await this.#round.begun;
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  #begin() {
    const stopping = new AbortController();
    const seen = new Map<string, number>();
    const begun = this.#standAt(seen);
    this.#idle = begun.then(
      () => this.#look(seen, stopping.signal),
      () => undefined,
    );
    return { begun, stop: () => stopping.abort() };
  }

  async #standAt(seen: Map<string, number>): Promise<void> {
    for (const { host, turn } of await this.#turns()) seen.set(host, turn);
  }

  #turns(): Promise<{ host: string; turn: number }[]> {
    return this.options.graph.read(turns);
  }

  async #look(seen: Map<string, number>, stopped: AbortSignal): Promise<void> {
    const everyMs = this.options.everyMs ?? 1000;
    for (;;) {
      // Rejects only when it is stopped.
      await delay(everyMs, undefined, { signal: stopped, ref: false }).catch(() => undefined);
      if (stopped.aborted) return;
      try {
        for (const { host, turn } of await this.#turns()) {
          if (turn > (seen.get(host) ?? 0) && !stopped.aborted) await this.#tell(host, seen, stopped);
        }
      } catch (error) {
        // The next look begins where this one did.
        this.options.logger.warn({ err: error }, 'Changes of the graph could not be read');
      }
    }
  }

  async #tell(host: string, seen: Map<string, number>, stopped: AbortSignal): Promise<void> {
    const [row] = await this.options.graph.transaction(async (tx) => {
      await tx.run(settle, { host });
      const parameters = { host, seen: seen.get(host) ?? 0, mostKeys: mostKeys + 1 };
      return tx.run<{ turn: number; groups: GroupRow[] }>(found, parameters);
    });
    if (row === undefined || stopped.aborted) return;
    seen.set(host, row.turn);
    for (const change of gather(row.groups)) for (const listener of this.#listeners) listener(change);
  }
}
