import { isWeakening, type ToldChange } from './audit-events.js';
import type { Value } from './order.js';

/** A change record of one property. */
export interface KnownChange {
  readonly at: string;
  readonly after: Value | undefined;
}

/** What an event was: seen by a sync too, restored before one saw it, or not to be told yet. */
export type Verdict =
  | { readonly as: 'CHANGE' }
  | { readonly as: 'EARLIER' }
  | { readonly as: 'RESTORED' }
  | undefined;

const same = (a: Value | undefined, b: Value | undefined) => JSON.stringify(a) === JSON.stringify(b);

/** By what an event is judged. */
export interface Evidence {
  /** All that the log tells of the subject, oldest first. */
  readonly told: readonly ToldChange[];
  /** The change records of the subject, oldest first. */
  readonly changes: readonly KnownChange[];
  /** ISO time at which the first run began; null: none has ended. */
  readonly firstRunAt: string | null;
  /** ISO time up to which runs that have ended have seen everything that they read; null: none has. */
  readonly seenUpTo: string | null;
  /** The value now, where everything that tells it was read after the event; undefined: that is not so. */
  readonly now: Value | undefined;
}

/**
 * What a weakening that the log tells was. A change record belongs to the last event before it that tells the same value; an event without one was
 * not seen by a sync, and is restored when a later event or a later look says so. Where that is not certain nothing is said yet.
 */
export function judge(event: ToldChange, { told, changes, firstRunAt, seenUpTo, now }: Evidence): Verdict {
  if (firstRunAt === null || seenUpTo === null || event.at >= seenUpTo) return undefined;
  if (event.at < firstRunAt) return { as: 'EARLIER' };
  const later = told.slice(told.indexOf(event) + 1);
  const again = later.find((each) => isWeakening(each))?.at;
  const isSeen = changes.some(
    ({ at, after }) => at >= event.at && (again === undefined || at < again) && same(after, event.to),
  );
  if (isSeen) return { as: 'CHANGE' };
  const { order } = event.subject.what;
  const isAsStrong = (value: Value | undefined) =>
    value !== undefined && event.from !== undefined && !order.isWeaker(event.from, value);
  const next = later[0];
  const isTaken = next !== undefined && same(next.from, event.to) && isAsStrong(next.to);
  return isTaken || isAsStrong(now) ? { as: 'RESTORED' } : undefined;
}

/**
 * The event that made a change which a sync found: the only one of the subject since the change before, and one that tells the same value.
 * @param change its time, the value after, and the time of the change before it; null: there is none.
 */
export function eventOf(
  told: readonly ToldChange[],
  change: { readonly at: string; readonly since: string | null; readonly after: Value | undefined },
): ToldChange | undefined {
  const between = told.filter(({ at }) => at <= change.at && (change.since === null || at > change.since));
  const [only] = between;
  if (only === undefined || between.length > 1) return undefined;
  return only.to === undefined || change.after === undefined || same(only.to, change.after)
    ? only
    : undefined;
}
