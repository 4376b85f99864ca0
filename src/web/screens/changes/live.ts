import type { ChangesLiveSubscription } from '../../generated/operations.js';
import type { Wanted } from './state.js';

/** How many changes of an event the list that is open would show; of one thing it is only known that there may be some: 1. */
export function countIn(
  event: ChangesLiveSubscription['graphChanged'],
  { connection, run, operations, key }: Pick<Wanted, 'connection' | 'run' | 'operations' | 'key'>,
): number {
  if (connection != null && event.connection !== connection) return 0;
  if (run != null && event.run !== run) return 0;
  const count = event.counts
    .filter(({ operation }) => operations == null || operations.includes(operation))
    .reduce((sum, one) => sum + one.count, 0);
  if (key == null) return count;
  return count > 0 && (event.keysTruncated || event.keys.includes(key)) ? 1 : 0;
}
