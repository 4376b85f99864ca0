import { hostname } from 'node:os';
import type { Receiver, Route } from '../../core/config-notifications.js';
import type { Graph, GraphTransaction } from '../../graph/driver.js';
import type { Severity } from '../../queries/types.js';
import { ownersOf } from '../owners.js';
import { isRouted, type RoutedAlert } from './routes.js';

/** The part of a graph that deliveries need. */
export type DeliveryGraph = Pick<Graph, 'read' | 'write' | 'transaction'>;

/** Milliseconds for which a receiver is one instance's, unless it says again that it works; longer than any delivery takes. */
export const leaseMs = 120_000;

/** A delivery that is to be made. */
export interface Delivery {
  readonly id: string;
  readonly alert: string;
  readonly event: string;
  readonly attempts: number;
  /** Whether it must not share a message, because a message with it was refused. */
  readonly alone: boolean;
  /** What the receiver called the alert when it was last told of it. */
  readonly reference: string | null;
}

/** Another instance works for the receiver now. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** A name for one who works for receivers. */
export const newHolder = (id: string): string => `${hostname()}:${process.pid}:${id}`;

/** Makes receivers known. One that is new begins with what happens from now on; the others stay where they are. */
export async function registerReceivers(
  graph: DeliveryGraph,
  receivers: readonly Pick<Receiver, 'name' | 'type'>[],
): Promise<void> {
  if (receivers.length === 0) return;
  await graph.write(
    `OPTIONAL MATCH (t:AlertTurn {name: 'alerts'})
     WITH coalesce(t.count, 0) AS turn
     UNWIND $receivers AS one
     MERGE (r:NotificationReceiver {name: one.name})
     ON CREATE SET r.turn = turn, r.since = $now, r.delivered = 0, r.failed = 0, r.failures = 0
     SET r.type = one.type`,
    { receivers: receivers.map(({ name, type }) => ({ name, type })), now: new Date().toISOString() },
  );
}

/** The receivers among these for which there is something to do, whoever may be doing it. */
export async function receiversWithWork(
  graph: DeliveryGraph,
  names: readonly string[],
  now: number,
): Promise<string[]> {
  const rows = await graph.read<{ name: string }>(
    `OPTIONAL MATCH (t:AlertTurn {name: 'alerts'})
     WITH coalesce(t.count, 0) AS turn
     MATCH (r:NotificationReceiver) WHERE r.name IN $names
     WITH r, r.turn < turn AS isBehind,
       EXISTS { MATCH (d:Delivery {receiver: r.name, state: 'WAITING'}) WHERE d.nextAt <= $now } AS isDue
     WHERE isBehind OR (isDue AND coalesce(r.pausedUntil, 0) <= $now)
     RETURN r.name AS name`,
    { names, now },
  );
  return rows.map(({ name }) => name);
}

/**
 * Takes a receiver for one instance: until when it is paused and how often in a row it did not answer; undefined when another
 * instance has it.
 */
export async function claim(
  graph: DeliveryGraph,
  name: string,
  holder: string,
): Promise<{ readonly pausedUntil: number; readonly failures: number } | undefined> {
  const [row] = await graph.write<{ pausedUntil: number; failures: number }>(
    `MATCH (r:NotificationReceiver {name: $name}) SET r.asked = timestamp()
     WITH r WHERE r.holder IS NULL OR r.holder = $holder OR r.expiresAt < timestamp()
     SET r.holder = $holder, r.expiresAt = timestamp() + $leaseMs
     RETURN coalesce(r.pausedUntil, 0) AS pausedUntil, r.failures AS failures`,
    { name, holder, leaseMs },
  );
  return row;
}

/** Gives a receiver back. */
export async function release(graph: DeliveryGraph, name: string, holder: string): Promise<void> {
  await graph.write(
    'MATCH (r:NotificationReceiver {name: $name}) WHERE r.holder = $holder REMOVE r.holder, r.expiresAt',
    { name, holder },
  );
}

/** Who does something for a receiver, by a lease. */
export interface Held {
  readonly name: string;
  readonly holder: string;
}

/**
 * Sees that the receiver is still this instance's, for as long as the transaction lasts, and keeps it so.
 * @throws LeaseLost.
 */
export async function hold(tx: GraphTransaction, { name, holder }: Held): Promise<{ readonly turn: number }> {
  const [row] = await tx.run<{ turn: number }>(
    `MATCH (r:NotificationReceiver {name: $name}) SET r.asked = timestamp()
     WITH r WHERE r.holder = $holder SET r.expiresAt = timestamp() + $leaseMs RETURN r.turn AS turn`,
    { name, holder, leaseMs },
  );
  if (row === undefined) throw new LeaseLost();
  return row;
}

interface EventRow {
  readonly event: string;
  readonly turn: number;
  readonly action: string;
  readonly alert: string;
  readonly wasTold: boolean;
  readonly facts: Omit<RoutedAlert, 'owners'> & { readonly asset: string | null };
}

/** Writes of alerts whose events are looked at in one transaction. */
const turnsAtOnce = 50;

const eventsBetween = `
  MATCH (e:AlertEvent) WHERE e.turn > $from AND e.turn <= $to AND e.action IN $actions
  MATCH (a:Alert)-[:HAD]->(e)
  RETURN e.id AS event, e.turn AS turn, e.action AS action, a.id AS alert,
    EXISTS { MATCH (:Delivery {receiver: $name, alert: a.id}) } AS wasTold,
    a {.rule, .category, .severity, .path, .asset} AS facts
  ORDER BY turn, event`;

const addDeliveries = `
  UNWIND $deliveries AS one
  MERGE (d:Delivery {id: one.id})
  ON CREATE SET d += one, d.receiver = $name, d.state = 'WAITING', d.attempts = 0, d.alone = false, d.createdAt = $createdAt,
    d.nextAt = $nextAt`;

/**
 * Makes deliveries of what happened since the receiver's place, and moves the place on, both or neither.
 * @param routes those of the receiver; null: everything.
 * @param nextAt when what is found is to be delivered, in milliseconds.
 * @returns whether there may be more.
 * @throws LeaseLost.
 */
export function enqueue(
  graph: DeliveryGraph,
  held: Held,
  wanted: {
    readonly events: readonly string[];
    readonly routes: readonly Route[] | null;
    readonly nextAt: number;
  },
): Promise<boolean> {
  const { name } = held;
  return graph.transaction(async (tx) => {
    const { turn: from } = await hold(tx, held);
    const [last] = await tx.run<{ turn: number }>(
      "MATCH (t:AlertTurn {name: 'alerts'}) RETURN t.count AS turn",
    );
    const to = Math.min(last?.turn ?? from, from + turnsAtOnce);
    if (to <= from) return false;
    const rows = await tx.run<EventRow>(eventsBetween, { name, from, to, actions: wanted.events });
    const needsOwners = wanted.routes?.some(({ owners }) => owners !== undefined) === true;
    const asked = new Map(rows.map(({ alert: id, facts: { asset, path } }) => [id, { id, asset, path }]));
    const owners = needsOwners
      ? await ownersOf((text, values) => tx.run(text, values), [...asked.values()])
      : new Map<string, readonly string[]>();
    const told = new Set(rows.filter(({ wasTold }) => wasTold).map(({ alert }) => alert));
    const deliveries = rows.flatMap(({ event, turn, action, alert, facts }) => {
      const { severity, ...rest } = facts;
      const routed = { ...rest, severity: severity satisfies Severity, owners: owners.get(alert) ?? [] };
      // Whoever was told of an alert is told of its end, though its severity or owner may be another now.
      const isWanted = isRouted(wanted.routes, routed) || (action === 'RESOLVED' && told.has(alert));
      if (!isWanted) return [];
      told.add(alert);
      return [{ id: `${name}:${event}`, event, turn, action, alert }];
    });
    const createdAt = new Date().toISOString();
    await tx.run(addDeliveries, { name, deliveries, createdAt, nextAt: wanted.nextAt });
    await tx.run('MATCH (r:NotificationReceiver {name: $name}) SET r.turn = $to', { name, to });
    return to < (last?.turn ?? to);
  });
}

/**
 * The oldest deliveries that are due: as many as one message holds. What happened to one alert is told in its order, so that none is
 * due while an earlier one of the same alert waits for another attempt.
 */
export async function dueDeliveries(
  graph: DeliveryGraph,
  name: string,
  now: number,
  most: number,
): Promise<Delivery[]> {
  const rows = await graph.read<Delivery>(
    `MATCH (d:Delivery {receiver: $name, state: 'WAITING'}) WHERE d.nextAt <= $now
     WITH d ORDER BY d.turn, d.id
     WHERE NOT EXISTS {
       MATCH (e:Delivery {receiver: $name, alert: d.alert}) WHERE e.state = 'WAITING' AND e.turn < d.turn AND e.nextAt > $now }
     WITH d LIMIT $most
     RETURN d.id AS id, d.alert AS alert, d.event AS event, d.attempts AS attempts, d.alone AS alone, COLLECT {
       MATCH (e:Delivery {receiver: $name, alert: d.alert}) WHERE e.reference IS NOT NULL AND e.turn < d.turn
       RETURN e.reference ORDER BY e.turn DESC LIMIT 1 }[0] AS reference`,
    { name, now, most },
  );
  const [first] = rows;
  if (first?.alone === true) return [first];
  const end = rows.findIndex(({ alone }) => alone);
  return end < 0 ? rows : rows.slice(0, end);
}
