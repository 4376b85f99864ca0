import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { eventRows } from './event-flags.js';

const schema = eventRows(z.object({ id: z.number(), events: z.array(z.string()).nullish() }));

test('the names of the flags that are on, unknown ones too', () => {
  const row = {
    id: 1,
    push_events: true,
    note_events: false,
    job_events: null,
    newer_events: true,
    events_url: 'x',
  };
  expect(schema.parse(row)).toEqual({ id: 1, events: ['push_events', 'newer_events'] });
});

test('without any flag the events are unknown', () => {
  expect(schema.parse({ id: 1 })).toEqual({ id: 1 });
});

test('a flag that is none, and what is no row, are refused', () => {
  for (const row of [{ id: 1, push_events: 'yes' }, { id: 'x' }, null, 'row', 5, [1]])
    expect(schema.safeParse(row).success).toBe(false);
});
