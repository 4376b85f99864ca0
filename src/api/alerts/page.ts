import { z } from 'zod';
import {
  type AlertFilter,
  type AlertOrder,
  type AlertRow,
  type AlertTally,
  alertOrders,
  countAlerts,
  listAlerts,
  placeOf,
} from '../../alerts/list.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';
import { type Page, type PageArguments, pageOf, pageSize, readCursor, writeCursor } from '../pages.js';

/** A page of alerts, with what its counts need. */
export interface AlertsPage extends Page<AlertRow> {
  readonly filter: AlertFilter;
}

const cursorSchema = z.tuple([
  z.literal('alerts'),
  z.enum(alertOrders),
  z.enum(['ASC', 'DESC']),
  z.union([z.string(), z.number()]),
  z.string(),
]);

const usualRows = 100;

/**
 * A page of alerts.
 * @param filter with the ids of rules, not their aliases.
 * @throws AppError PAGE_SIZE; CURSOR_INVALID, also for a cursor of another order.
 */
export async function alertsPage(
  context: ApiContext,
  filter: AlertFilter,
  order: AlertOrder,
  args: PageArguments,
): Promise<AlertsPage> {
  const size = pageSize(context, args, usualRows);
  const { field, direction } = order;
  const schema = cursorSchema.refine(([, by, way]) => by === field && way === direction);
  const cursor = args.after == null ? undefined : readCursor(args.after, schema);
  const rows = await listAlerts(readerOf(context), filter, order, {
    limit: size + 1,
    after: cursor === undefined ? undefined : [cursor[3], cursor[4]],
  });
  const page = pageOf(rows, size, (row) =>
    writeCursor(['alerts', field, direction, placeOf(row, order), row.id]),
  );
  return { ...page, filter };
}

/** How many alerts the list of a page has; counted once for all fields that ask. */
export function tallyOf(context: ApiContext, { filter }: AlertsPage): Promise<AlertTally> {
  return context.once(`alerts:${JSON.stringify(filter)}`, () => countAlerts(readerOf(context), filter));
}
