import { setTimeout as delay } from 'node:timers/promises';
import { type AlertEventRow, eventsAfter, lastTurn } from '../../alerts/list.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';

/** Milliseconds between two looks. */
const everyMs = 1000;

/**
 * What happens to alerts from now on, for one subscriber.
 * @param rules ids of the rules whose alerts matter; null: all.
 * @throws errors of the graph.
 */
export async function alertsFor(
  { graph, signal, logger }: ApiContext,
  rules: readonly string[] | null,
): Promise<AsyncGenerator<AlertEventRow, void, void>> {
  const read = readerOf(graph);
  let seen = await lastTurn(read);
  return (async function* events() {
    while (!signal.aborted) {
      await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const found = await eventsAfter(read, seen);
        seen = found.turn;
        for (const event of found.events) if (rules === null || rules.includes(event.rule)) yield event;
      } catch (error) {
        // The next look begins where this one did.
        logger.warn({ err: error }, 'Events of alerts could not be read');
      }
    }
  })();
}
