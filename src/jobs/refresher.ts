import { setTimeout as delay } from 'node:timers/promises';
import { isAppError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import type { HookEvent } from '../gitlab/hooks/hook-event.js';
import { sourcesFor } from '../gitlab/hooks/refreshed-sources.js';
import type { Source } from '../gitlab/sources/source.js';
import type { RefreshedSource, RefreshReport } from '../sync/refresh.js';

/** What a refresher works with. */
export interface RefresherOptions {
  readonly logger: Logger;
  /** The key of what an event happened to; undefined when the graph does not know it. */
  readonly keyOf: (
    connection: string,
    target: NonNullable<HookEvent['target']>,
  ) => Promise<string | undefined>;
  /** Reads lists of a connection anew, when no run of it is under way. */
  readonly refresh: (
    connection: string,
    sources: readonly RefreshedSource[],
  ) => Promise<RefreshReport | undefined>;
  /** Syncs a connection, where groups, projects or users themselves changed. */
  readonly sync: (connection: string) => Promise<unknown>;
  /** Milliseconds until what another instance held up is tried again (default 1,000). */
  readonly retryMs?: number;
}

/** Answers events by reading what they may have changed. */
export interface Refresher {
  /** Notes an event; equal ones that wait are answered once. */
  note(connection: string, event: HookEvent): void;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
  /** Drops what waits, and resolves when nothing is under way. */
  stop(): Promise<void>;
}

interface Waiting {
  structure: boolean;
  readonly lists: Map<string, { readonly source: Source; readonly target: NonNullable<HookEvent['target']> }>;
}

const nothing = (): Waiting => ({ structure: false, lists: new Map() });

/** A refresher with one worker for each connection, which takes all that has come when it begins anew. */
export function createRefresher(options: RefresherOptions): Refresher {
  const waiting = new Map<string, Waiting>();
  const workers = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  const refreshedSources = async (connection: string, { lists }: Waiting): Promise<RefreshedSource[]> => {
    const found = new Map<Source, Set<string>>();
    for (const { source, target } of lists.values()) {
      const key = await options.keyOf(connection, target);
      if (key !== undefined) found.set(source, (found.get(source) ?? new Set()).add(key));
    }
    return [...found].map(([source, targets]) => ({ source, targets }));
  };

  /** Whether it is done; false: another instance syncs the connection. */
  const answer = async (connection: string, batch: Waiting): Promise<boolean> => {
    try {
      if (batch.structure) await options.sync(connection);
      const sources = await refreshedSources(connection, batch);
      if (sources.length === 0) return true;
      const report = await options.refresh(connection, sources);
      if (report !== undefined) options.logger.debug({ connection, ...report }, 'refreshed after an event');
      return true;
    } catch (error) {
      if (isAppError(error, 'SYNC_LOCKED')) return false;
      if (!stopping.signal.aborted)
        options.logger.warn({ connection, err: error }, 'refresh after an event failed');
      return true;
    }
  };

  const work = async (connection: string): Promise<void> => {
    for (;;) {
      const batch = waiting.get(connection);
      if (batch === undefined || stopping.signal.aborted) return;
      waiting.delete(connection);
      if (await answer(connection, batch)) continue;
      const later = waiting.get(connection) ?? nothing();
      later.structure ||= batch.structure;
      for (const [name, list] of batch.lists) later.lists.set(name, list);
      waiting.set(connection, later);
      await delay(options.retryMs ?? 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  const idle = async (): Promise<void> => {
    while (workers.size > 0) await Promise.all(workers.values());
  };

  return {
    note(connection, { topic, target }) {
      const batch = waiting.get(connection) ?? nothing();
      if (topic === 'structure') batch.structure = true;
      else if (target !== undefined) {
        for (const source of sourcesFor(topic, target.kind))
          batch.lists.set(`${source.id} ${JSON.stringify(target)}`, { source, target });
      }
      if (!batch.structure && batch.lists.size === 0) return;
      waiting.set(connection, batch);
      if (workers.has(connection)) return;
      const worker = work(connection).finally(() => {
        workers.delete(connection);
      });
      workers.set(connection, worker);
    },
    idle,
    stop: async () => {
      stopping.abort();
      waiting.clear();
      await idle();
    },
  };
}
