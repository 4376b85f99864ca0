import DataLoader from 'dataloader';
import { z } from 'zod';
import {
  type AlertFilter,
  type AlertOrder,
  type AlertRow,
  type AlertTally,
  type AlertTallyField,
  alertOrders,
  countAlerts,
  listAlerts,
  placeOf,
} from '../../alerts/list.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';
import { type Page, type PageArguments, pageOf, pageSize, readCursor, writeCursor } from '../pages.js';

/** A page of alerts that is read when something of it is asked for, with what its counts need. */
export interface AlertsPage {
  readonly filter: AlertFilter;
  page(): Promise<Page<AlertRow>>;
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
 * A page of alerts. Who wants counts alone has no row read.
 * @param filter with the ids of rules, not their aliases.
 * @throws AppError PAGE_SIZE; CURSOR_INVALID, also for a cursor of another order.
 */
export function alertsPage(
  context: ApiContext,
  filter: AlertFilter,
  order: AlertOrder,
  args: PageArguments,
): AlertsPage {
  const size = pageSize(context, args, usualRows);
  const { field, direction } = order;
  const schema = cursorSchema.refine(([, by, way]) => by === field && way === direction);
  const cursor = args.after == null ? undefined : readCursor(args.after, schema);
  const read = async () => {
    const rows = await listAlerts(readerOf(context), filter, order, {
      limit: size + 1,
      after: cursor === undefined ? undefined : [cursor[3], cursor[4]],
    });
    return pageOf(rows, size, (row) =>
      writeCursor(['alerts', field, direction, placeOf(row, order), row.id]),
    );
  };
  let page: Promise<Page<AlertRow>> | undefined;
  return {
    filter,
    page: () => {
      page ??= read();
      return page;
    },
  };
}

/** How many alerts the list of a page has, of what one field asks; all that ask at once are answered by one reading. */
export function tallyOf(
  context: ApiContext,
  { filter }: AlertsPage,
  field: AlertTallyField,
): Promise<AlertTally> {
  const tallies = context.once(
    `alerts:${JSON.stringify(filter)}`,
    () =>
      new DataLoader<AlertTallyField, AlertTally>((fields) => {
        const tally = countAlerts(readerOf(context), filter, fields);
        return Promise.all(fields.map(() => tally));
      }),
  );
  return tallies.load(field);
}
