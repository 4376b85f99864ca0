import type { Rule, SettingsOfRules } from '../alerts/rule.js';
import type { RuleReport } from '../alerts/run-rules.js';
import { runRound } from '../alerts/watches/round.js';
import type { WatchSources } from '../alerts/watches/store.js';
import type { Logger } from '../core/logger.js';
import type { Graph } from '../graph/driver.js';
import type { WrittenFacts } from '../sync/written-facts.js';

/** What rules are run with after syncs. */
export interface RuleWatchOptions {
  readonly graph: Graph;
  readonly rules: readonly Rule[];
  readonly settings: SettingsOfRules;
  /** Where watched queries are looked up. Default: none are watched. */
  readonly watched?: WatchSources;
  readonly logger: Logger;
  /** Hears of each round of all rules. */
  readonly onReports?: (reports: readonly RuleReport[]) => void;
  /** Hears of a round that could not be ended, such as when the database is away. */
  readonly onError?: (error: unknown) => void;
}

interface Waiting {
  readonly run: string | null;
  /** Undefined: all rules are to be run. */
  readonly written: readonly WrittenFacts[] | undefined;
}

/** Runs rules whenever the graph has changed. */
export interface RuleWatch {
  /**
   * Runs rules soon; a round that is under way is followed by one more, however often this is called meanwhile.
   * @param written what has changed; only rules that it can affect are run. Left out: all are, for time alone may have changed something.
   */
  soon(run: string | null, written?: WrittenFacts): void;
  /** Resolves when no round is under way or to come. */
  idle(): Promise<void>;
  /** Ends the round under way and begins no more. */
  stop(): Promise<void>;
}

/** A watch over a graph; it rests until it is told of a run. */
export function createRuleWatch(options: RuleWatchOptions): RuleWatch {
  const { graph, rules, settings, logger, onReports, onError } = options;
  const watched = options.watched ?? { queries: [], configured: [] };
  const stopping = new AbortController();
  let working: Promise<void> = Promise.resolve();
  let waiting: Waiting | undefined;
  let isWorking = false;

  const round = async () => {
    while (waiting !== undefined && !stopping.signal.aborted) {
      const { run, written } = waiting;
      waiting = undefined;
      try {
        const reports = await runRound(graph, rules, {
          ...watched,
          settings,
          logger,
          run,
          written,
          signal: stopping.signal,
        });
        onReports?.(reports);
      } catch (error) {
        if (stopping.signal.aborted) return;
        logger.error({ err: error }, 'The rules could not be run');
        onError?.(error);
      }
    }
  };

  return {
    soon: (run, written) => {
      const before = waiting === undefined ? [] : waiting.written;
      waiting = { run, written: written === undefined ? undefined : before?.concat(written) };
      if (isWorking || (rules.length === 0 && options.watched === undefined)) return;
      isWorking = true;
      working = round().finally(() => {
        isWorking = false;
      });
    },
    idle: () => working,
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}
