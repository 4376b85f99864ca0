import { z } from 'zod';

const flag = /^[a-z][a-z_]{0,60}_events$/;

function withEvents(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const flags = Object.entries(row).filter(([name]) => flag.test(name));
  const wrong = flags.some(([, value]) => value !== null && typeof value !== 'boolean');
  // A flag of another type is refused with the row: which events are sent would be a guess.
  const events = wrong ? false : flags.filter(([, on]) => on === true).map(([name]) => name);
  return { ...row, events: flags.length === 0 ? undefined : events };
}

/** Rows that have a flag for each event, such as `push_events`, with the names of those that are on as `events`. */
export function eventRows<Row>(schema: z.ZodType<Row>): z.ZodType<Row> {
  return z.preprocess(withEvents, schema) as z.ZodType<Row>;
}
