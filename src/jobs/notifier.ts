import { randomUUID } from 'node:crypto';
import { channelOf } from '../alerts/delivery/channels.js';
import { type DeliveryReport, deliverTo } from '../alerts/delivery/deliver.js';
import type { Channel } from '../alerts/delivery/notice.js';
import { newHolder, receiversWithWork, registerReceivers } from '../alerts/delivery/outbox.js';
import { resolvedRoutes } from '../alerts/delivery/routes.js';
import type { Rule } from '../alerts/rule.js';
import type { NotificationSettings, Receiver } from '../core/config-notifications.js';
import type { Logger } from '../core/logger.js';
import type { Graph } from '../graph/driver.js';
import type { Scheduler } from './scheduler.js';

/** What receivers are told with. */
export interface NotifierOptions {
  readonly graph: Graph;
  readonly settings: NotificationSettings;
  readonly rules: readonly Rule[];
  readonly logger: Logger;
  /** The time in milliseconds (default: the clock of this machine). */
  readonly now?: () => number;
  /** From 0 up to 1 (default: `Math.random`). */
  readonly random?: () => number;
  /** Milliseconds that a message under way gets to end when the notifier is stopped (default 3,000). */
  readonly stopWithinMs?: number;
}

/** Tells receivers what happens to alerts, each by itself: one that does not answer keeps none of the others waiting. */
export interface Notifier {
  /** Looks again and again, so that it also sees what other instances and people did. */
  start(scheduler: Scheduler): void;
  /** Looks now; resolves when each receiver that had something to do has begun its round. */
  look(): Promise<void>;
  /** Resolves when no round is under way. */
  idle(): Promise<void>;
  /**
   * Looks, and resolves when all rounds have ended or this has taken so long; what is not told then is told by the next.
   * @returns what was done for each receiver with something to do.
   */
  drain(withinMs: number): Promise<readonly (DeliveryReport & { readonly receiver: string })[]>;
  /** Begins no more messages, and ends when those under way have. */
  stop(): Promise<void>;
}

const everyMs = 5000;

/**
 * A notifier for the configured receivers, which it makes known to the graph.
 * @throws AppError CONFIG_INVALID where a route names a rule that is not there; errors of the graph.
 */
export async function createNotifier(options: NotifierOptions): Promise<Notifier> {
  const { graph, rules, logger, now = Date.now, random, stopWithinMs = 3000 } = options;
  const settings = resolvedRoutes(rules, options.settings);
  const { receivers, publicUrl } = settings;
  await registerReceivers(graph, receivers);
  const channels = new Map<Receiver, Channel>(
    receivers.map((receiver) => [receiver, channelOf(receiver, publicUrl)]),
  );
  const holder = newHolder(randomUUID());
  const cuttingOff = new AbortController();
  const running = new Map<string, Promise<DeliveryReport>>();
  let scheduled: { stop(): void } | undefined;
  let isStopping = false;

  const round = (receiver: Receiver, channel: Channel): Promise<DeliveryReport> =>
    deliverTo({
      graph,
      receiver,
      channel,
      settings,
      rules,
      logger,
      holder,
      now,
      signal: cuttingOff.signal,
      isStopping: () => isStopping,
      ...(random === undefined ? {} : { random }),
    })
      .catch((error: unknown) => {
        logger.error({ receiver: receiver.name, err: error }, 'Notifications could not be delivered');
        return { delivered: 0, failed: 1, dead: 0 };
      })
      .finally(() => running.delete(receiver.name));

  const begun = async (): Promise<[name: string, round: Promise<DeliveryReport>][]> => {
    if (isStopping || receivers.length === 0) return [];
    const names = await receiversWithWork(
      graph,
      receivers.map(({ name }) => name),
      now(),
    );
    return [...channels].flatMap(([receiver, channel]) => {
      const { name } = receiver;
      if (!names.includes(name) || isStopping) return [];
      const work = running.get(name) ?? round(receiver, channel);
      running.set(name, work);
      return [[name, work] as [string, Promise<DeliveryReport>]];
    });
  };

  const stop = async (): Promise<void> => {
    isStopping = true;
    scheduled?.stop();
    const cutOff = setTimeout(() => cuttingOff.abort(new Error('stopped')), stopWithinMs);
    await Promise.all(running.values());
    clearTimeout(cutOff);
  };

  const look = async (): Promise<void> => {
    try {
      await begun();
    } catch (error) {
      if (!isStopping) logger.warn({ err: error }, 'Deliveries could not be looked for');
    }
  };

  return {
    look,
    start: (scheduler) => {
      if (receivers.length > 0) scheduled = scheduler.every('notifications', everyMs, look);
    },
    idle: async () => {
      await Promise.all(running.values());
    },
    drain: async (withinMs) => {
      const timer = setTimeout(() => cuttingOff.abort(new Error('it took too long')), withinMs);
      try {
        const rounds = await begun();
        return await Promise.all(rounds.map(async ([receiver, work]) => ({ receiver, ...(await work) })));
      } finally {
        clearTimeout(timer);
      }
    },
    stop,
  };
}
