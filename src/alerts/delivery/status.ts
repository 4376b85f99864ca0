import type { GraphRead } from '../../core/graph-read.js';
import type { DeliveryGraph } from './outbox.js';

/** A delivery that is not tried again unless somebody asks. */
export interface DeadLetter {
  readonly id: string;
  readonly receiver: string;
  /** Id of the alert. */
  readonly alert: string;
  readonly action: string;
  readonly attempts: number;
  readonly reason: string;
  readonly createdAt: string;
  readonly endedAt: string;
}

/** Dead letters of a receiver, or of all, the oldest first, after one by when it ended and its id. */
export async function deadLetters(
  read: GraphRead,
  {
    receiver,
    after,
    limit,
  }: {
    readonly receiver?: string | null | undefined;
    readonly after?: readonly [endedAt: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<DeadLetter[]> {
  const rows = await read<{ letter: DeadLetter }>(
    `MATCH (r:NotificationReceiver) WHERE $receiver IS NULL OR r.name = $receiver
     MATCH (d:Delivery {receiver: r.name, state: 'DEAD'})
     WHERE $endedAt IS NULL OR d.endedAt > $endedAt OR (d.endedAt = $endedAt AND d.id > $id)
     WITH d ORDER BY d.endedAt, d.id LIMIT $limit
     RETURN d {.id, .receiver, .alert, .action, .attempts, .reason, .createdAt, .endedAt} AS letter`,
    { receiver: receiver ?? null, endedAt: after?.[0] ?? null, id: after?.[1] ?? null, limit },
  );
  return rows.map(({ letter }) => letter);
}

/**
 * Has dead letters tried again, from the first attempt on.
 * @param ids these; null: all of the receiver.
 * @param receiver null: of all receivers.
 * @returns how many there were.
 */
export async function replayDeadLetters(
  graph: Pick<DeliveryGraph, 'write'>,
  { ids, receiver }: { readonly ids: readonly string[] | null; readonly receiver: string | null },
): Promise<number> {
  const [row] = await graph.write<{ count: number }>(
    `MATCH (r:NotificationReceiver) WHERE $receiver IS NULL OR r.name = $receiver
     MATCH (d:Delivery {receiver: r.name, state: 'DEAD'}) WHERE $ids IS NULL OR d.id IN $ids
     SET d.state = 'WAITING', d.attempts = 0, d.nextAt = $now, d.endedAt = null
     RETURN count(d) AS count`,
    { ids, receiver, now: Date.now() },
  );
  return row?.count ?? 0;
}

/** Where a receiver stands. */
export interface ReceiverState {
  readonly name: string;
  readonly type: string;
  /** When it became known: it is told of what happened since. */
  readonly since: string;
  /** Writes of alerts that were not yet looked at for it. */
  readonly behind: number;
  /** Deliveries that are to be made. */
  readonly waiting: number;
  /** When the oldest of them was found; null where there is none. */
  readonly oldestWaiting: string | null;
  readonly deadLetters: number;
  /** Deliveries that were made. */
  readonly delivered: number;
  /** Attempts that failed. */
  readonly failed: number;
  readonly lastDeliveredAt: string | null;
  /** Until when nothing is tried, because it did not answer. */
  readonly pausedUntil: string | null;
  /** Why the last attempt failed; null when it did not. */
  readonly lastError: string | null;
  readonly lastErrorAt: string | null;
}

/** Where each receiver stands that was ever known, by name. */
export async function receiverStates(read: GraphRead): Promise<ReceiverState[]> {
  const rows = await read<ReceiverState & { readonly pausedMs: number | null }>(
    `OPTIONAL MATCH (t:AlertTurn {name: 'alerts'})
     WITH coalesce(t.count, 0) AS turn
     MATCH (r:NotificationReceiver)
     CALL (r) { MATCH (d:Delivery {receiver: r.name, state: 'WAITING'}) RETURN count(d) AS waiting, min(d.createdAt) AS oldestWaiting }
     RETURN r.name AS name, r.type AS type, r.since AS since, turn - r.turn AS behind, waiting, oldestWaiting,
       COUNT { MATCH (:Delivery {receiver: r.name, state: 'DEAD'}) } AS deadLetters, r.delivered AS delivered,
       r.failed AS failed, r.lastDeliveredAt AS lastDeliveredAt, r.pausedUntil AS pausedMs, r.lastError AS lastError,
       r.lastErrorAt AS lastErrorAt
     ORDER BY name`,
  );
  return rows.map(({ pausedMs, ...row }) => ({
    ...row,
    pausedUntil: pausedMs === null ? null : new Date(pausedMs).toISOString(),
  }));
}
