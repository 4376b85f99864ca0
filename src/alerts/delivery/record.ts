import { type DeliveryGraph, type Held, hold } from './outbox.js';

/** What becomes of a delivery that was not made. */
export interface NotMade {
  readonly id: string;
  readonly attempts: number;
  /** `DEAD`: it is not tried again unless somebody asks. */
  readonly state: 'WAITING' | 'DEAD';
  /** When it is tried again, in milliseconds. */
  readonly nextAt: number;
  /** Whether it must not share a message from now on. */
  readonly alone: boolean;
}

/**
 * Notes that deliveries were made. When the receiver answers again after it did not, what waits for another attempt is due at once.
 * @param reference what the receiver calls the alert.
 * @param warning what went wrong beside.
 * @throws LeaseLost.
 */
export function recordMade(
  graph: DeliveryGraph,
  held: Held,
  ids: readonly string[],
  given: { readonly now: number; readonly reference?: string; readonly warning?: string },
): Promise<void> {
  const { now, reference = null, warning = null } = given;
  const at = new Date(now).toISOString();
  return graph.transaction(async (tx) => {
    await hold(tx, held);
    await tx.run(
      `UNWIND $ids AS id MATCH (d:Delivery {id: id})
       SET d.state = 'DELIVERED', d.attempts = d.attempts + 1, d.endedAt = $at, d.reference = $reference, d.reason = null`,
      { ids, at, reference },
    );
    await tx.run(
      `MATCH (r:NotificationReceiver {name: $name}) WHERE r.failures > 1
       MATCH (d:Delivery {receiver: $name, state: 'WAITING'}) WHERE d.attempts > 0 AND d.nextAt > $now SET d.nextAt = $now`,
      { name: held.name, now },
    );
    await tx.run(
      `MATCH (r:NotificationReceiver {name: $name})
       SET r.delivered = r.delivered + $count, r.failures = 0, r.pausedUntil = null, r.lastDeliveredAt = $at,
         r.lastError = $warning, r.lastErrorAt = CASE WHEN $warning IS NULL THEN null ELSE $at END`,
      { name: held.name, count: ids.length, at, warning },
    );
  });
}

/**
 * Notes that deliveries were not made.
 * @param pausedUntil until when nothing is tried at the receiver, in milliseconds; null: the others are.
 * @throws LeaseLost.
 */
export function recordNotMade(
  graph: DeliveryGraph,
  held: Held,
  deliveries: readonly NotMade[],
  given: { readonly now: number; readonly reason: string; readonly pausedUntil: number | null },
): Promise<void> {
  const { now, reason, pausedUntil } = given;
  const at = new Date(now).toISOString();
  return graph.transaction(async (tx) => {
    await hold(tx, held);
    await tx.run(
      `UNWIND $deliveries AS one MATCH (d:Delivery {id: one.id})
       SET d += one, d.reason = $reason, d.endedAt = CASE one.state WHEN 'DEAD' THEN $at END`,
      { deliveries, reason, at },
    );
    await tx.run(
      `MATCH (r:NotificationReceiver {name: $name})
       SET r.failed = r.failed + 1, r.failures = r.failures + CASE WHEN $pausedUntil IS NULL THEN 0 ELSE 1 END,
         r.pausedUntil = $pausedUntil, r.lastError = $reason, r.lastErrorAt = $at`,
      { name: held.name, reason, pausedUntil, at },
    );
  });
}
