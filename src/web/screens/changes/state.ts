import type { ChangeOperation, ChangesListQueryVariables } from '../../generated/operations.js';
import { endOf, startOf } from '../../lib/days.js';
import { useUrlState } from '../../lib/url-state.js';

/** What may happen to a thing or a relationship. */
export const operations: readonly ChangeOperation[] = ['CREATED', 'UPDATED', 'DELETED'];

/** What the address of this screen holds where it says nothing. */
export const defaults = {
  since: '',
  until: '',
  kind: [] as readonly string[],
  operation: [] as readonly string[],
  key: '',
  connection: '',
  run: '',
  id: '',
};

/** What the address of this screen holds: filters, and the open change. */
export const useChangesState = () => useUrlState(defaults);

/** What the address of this screen holds. */
export type ChangesState = ReturnType<typeof useChangesState>[0];

/** Changes one or more of the filters or the open change. */
export type ChangeState = ReturnType<typeof useChangesState>[1];

/** Which changes are asked for. */
export type Wanted = Omit<ChangesListQueryVariables, 'first' | 'after'>;

/** Which changes the address asks for; what is no operation or no day is left out. */
export const wantedOf = ({ since, until, kind, operation, key, connection, run }: ChangesState): Wanted => ({
  since: startOf(since),
  until: endOf(until),
  kinds: kind.length === 0 ? null : kind,
  operations: operation.length === 0 ? null : operations.filter((one) => operation.includes(one)),
  key: key || null,
  connection: connection || null,
  run: run || null,
});

/** Whether a filter is on. */
export const isFiltered = ({ id: _, ...filters }: ChangesState): boolean =>
  Object.values(filters).some((value) => value.length > 0);
