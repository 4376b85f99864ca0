import type { NotificationSettings, Receiver } from '../../core/config-notifications.js';
import { readerOf } from '../../core/graph-read.js';
import type { Logger } from '../../core/logger.js';
import { type AlertEventRow, alertEvents, alertsById } from '../list.js';
import type { Rule } from '../rule.js';
import { tell } from './channels.js';
import { DeliveryFailure } from './failure.js';
import { type Channel, type Notice, noticeOf } from './notice.js';
import {
  claim,
  type Delivery,
  type DeliveryGraph,
  dueDeliveries,
  enqueue,
  type Held,
  LeaseLost,
  release,
} from './outbox.js';
import { recordMade, recordNotMade } from './record.js';
import { routesTo } from './routes.js';

/** What one receiver is told with. */
export interface DeliverOptions {
  readonly graph: DeliveryGraph;
  readonly receiver: Receiver;
  readonly channel: Channel;
  /** With the ids of rules, not their aliases. */
  readonly settings: NotificationSettings;
  readonly rules: readonly Rule[];
  readonly logger: Logger;
  /** Who works: another name for each instance. */
  readonly holder: string;
  /** Ends the round: what is under way is given up and tried again in another round. */
  readonly signal: AbortSignal;
  /** Begins no more messages; that under way ends. */
  readonly isStopping?: () => boolean;
  /** The time in milliseconds (default: the clock of this machine). */
  readonly now?: () => number;
  /** From 0 up to 1 (default: `Math.random`). */
  readonly random?: () => number;
}

/** What a round did. */
export interface DeliveryReport {
  readonly delivered: number;
  /** Attempts that failed. */
  readonly failed: number;
  /** Deliveries that became dead letters. */
  readonly dead: number;
}

const firstWaitMs = 15_000;
const longestWaitMs = 6 * 3_600_000;
const longestPauseMs = 5 * 60_000;
const longestRetryAfterMs = 24 * 3_600_000;

/** Milliseconds before the next attempt after so many: three times longer each time, and between half and all of that. */
export function waitAfter(attempts: number, random: () => number): number {
  const whole = Math.min(longestWaitMs, firstWaitMs * 3 ** (attempts - 1));
  return Math.round(whole * (0.5 + random() / 2));
}

/** When what is found now is to be delivered: at once, or when the next digest is. */
function dueAt(receiver: Receiver, now: number): number {
  const digestMs = receiver.type === 'email' ? receiver.digestMs : undefined;
  return digestMs === undefined ? now : Math.ceil(now / digestMs) * digestMs;
}

/**
 * One round for one receiver: what happened since its place becomes deliveries, and those that are due are made, until none is left
 * or the receiver does not answer. Nothing is done while another instance works for it.
 * @throws errors of the graph. What was sent but could not be recorded is sent again.
 */
export async function deliverTo(options: DeliverOptions): Promise<DeliveryReport> {
  const { graph, receiver, holder, settings, channel, signal, logger } = options;
  const { now = Date.now, isStopping = () => false } = options;
  const total = { delivered: 0, failed: 0, dead: 0 };
  const claimed = await claim(graph, receiver.name, holder);
  if (claimed === undefined) return total;
  const held = { name: receiver.name, holder, failures: claimed.failures };
  try {
    const routes = routesTo(receiver, settings);
    const { events } = receiver;
    while (await enqueue(graph, held, { events, routes, nextAt: dueAt(receiver, now()) }));
    if (claimed.pausedUntil > now()) return total;
    while (!signal.aborted && !isStopping()) {
      const due = await dueDeliveries(graph, receiver.name, now(), channel.most);
      if (due.length === 0) break;
      const { isOver, ...done } = await attempt(options, held, due);
      total.delivered += done.delivered;
      total.failed += done.failed;
      total.dead += done.dead;
      if (isOver) break;
    }
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    logger.warn({ receiver: receiver.name }, 'Another instance delivers to this receiver now');
  } finally {
    await release(graph, receiver.name, holder);
  }
  return total;
}

/** A receiver that this instance works for, and how often in a row it did not answer. */
interface HeldReceiver extends Held {
  readonly failures: number;
}

/** What an attempt did, and whether it was the last of the round. */
interface Attempt extends DeliveryReport {
  readonly isOver: boolean;
}

const unforeseen = 'an internal error occurred; the log has the details';

/** The notices of deliveries, and the deliveries whose alert is no longer there. */
async function noticesOf({ graph, rules, settings }: DeliverOptions, due: readonly Delivery[]) {
  const read = readerOf(graph);
  const ids = [...new Set(due.map(({ alert }) => alert))];
  const [rows, events] = await Promise.all([alertsById(read, ids), alertEvents(read, ids)]);
  const histories = new Map<string, AlertEventRow[]>();
  for (const event of events) histories.set(event.alert, [...(histories.get(event.alert) ?? []), event]);
  const made: { delivery: Delivery; notice: Notice }[] = [];
  const gone: Delivery[] = [];
  for (const delivery of due) {
    const row = rows.find(({ id }) => id === delivery.alert);
    const history = histories.get(delivery.alert) ?? [];
    const event = history.find(({ id }) => id === delivery.event);
    if (row === undefined || event === undefined) gone.push(delivery);
    else {
      const { publicUrl } = settings;
      const notice = noticeOf(row, history, event, { rules, publicUrl, reference: delivery.reference });
      made.push({ delivery, notice });
    }
  }
  return { made, gone };
}

async function attempt(
  options: DeliverOptions,
  held: HeldReceiver,
  due: readonly Delivery[],
): Promise<Attempt> {
  const { graph, receiver, channel, signal, logger, now = Date.now } = options;
  const { made, gone } = await noticesOf(options, due);
  if (gone.length > 0) {
    const dead = gone.map(({ id, attempts, alone }) => ({
      id,
      attempts,
      alone,
      state: 'DEAD' as const,
      nextAt: now(),
    }));
    const reason = 'the alert is no longer in the graph';
    await recordNotMade(graph, held, dead, { now: now(), reason, pausedUntil: null });
  }
  const [first, ...others] = made.map(({ notice }) => notice);
  if (first === undefined) return { delivered: 0, failed: 0, dead: gone.length, isOver: false };
  const deliveries = made.map(({ delivery }) => delivery);
  let told: Awaited<ReturnType<typeof tell>>;
  try {
    told = await tell(receiver, channel, [first, ...others], signal);
  } catch (error) {
    if (signal.aborted) return { delivered: 0, failed: 0, dead: gone.length, isOver: true };
    const failure =
      error instanceof DeliveryFailure ? error : new DeliveryFailure(unforeseen, { isFinal: false });
    logger.warn({ receiver: receiver.name, reason: failure.reason, err: error }, 'A notification failed');
    const done = await notTold(options, held, deliveries, failure);
    return { ...done, dead: done.dead + gone.length };
  }
  const ids = deliveries.map(({ id }) => id);
  await recordMade(graph, held, ids, { now: now(), ...told });
  if (told.warning !== undefined)
    logger.warn({ receiver: receiver.name, reason: told.warning }, 'A notification reached only some');
  return { delivered: ids.length, failed: 0, dead: gone.length, isOver: false };
}

/** Notes a failure: what is tried again and when, and what is not. */
async function notTold(
  { graph, receiver, now = Date.now, random = Math.random }: DeliverOptions,
  held: HeldReceiver,
  deliveries: readonly Delivery[],
  { reason, facts: { isFinal, retryAfterMs = 0 } }: DeliveryFailure,
): Promise<Attempt> {
  const at = now();
  // One that was refused takes its neighbours with it: each is told alone.
  const isSplit = isFinal && deliveries.length > 1;
  const asked = Math.min(retryAfterMs, longestRetryAfterMs);
  const outcomes = deliveries.map(({ id, attempts, alone }) => {
    const tried = attempts + 1;
    const isDead = !isSplit && (isFinal || tried >= receiver.attempts);
    const wait = isSplit ? 0 : Math.max(asked, waitAfter(tried, random));
    const state = isDead ? ('DEAD' as const) : ('WAITING' as const);
    return { id, attempts: tried, alone: alone || isSplit, state, nextAt: at + wait };
  });
  const pause = Math.max(asked, Math.min(longestPauseMs, waitAfter(held.failures + 1, random)));
  const pausedUntil = isFinal ? null : at + pause;
  await recordNotMade(graph, held, outcomes, { now: at, reason, pausedUntil });
  const dead = outcomes.filter(({ state }) => state === 'DEAD').length;
  return { delivered: 0, failed: 1, dead, isOver: !isFinal };
}
