import type { Graph } from '../graph/driver.js';
import type { Coverage } from '../sync/freshness.js';
import { judgeEvents } from './weakening/events-store.js';
import { followChanges } from './weakening/follow.js';
import { weakenedRule } from './weakening/record.js';

/** What a preparation works with. */
export interface PreparationContext {
  readonly coverage: Coverage;
  /** ISO time. */
  readonly now: string;
  readonly signal?: AbortSignal | undefined;
}

/** What is worked out before a rule is assessed, by the ids of rules; when it throws the rule has failed. */
export const preparations: Readonly<
  Record<string, (graph: Pick<Graph, 'read' | 'transaction'>, context: PreparationContext) => Promise<void>>
> = {
  [weakenedRule.id]: async (graph, context) => {
    await followChanges(graph, context);
    await judgeEvents(graph, context);
  },
};
