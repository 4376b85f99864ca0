import type { MoreRows } from '../../components/data-table.js';
import { numberText } from '../../lib/text.js';
import { type ChangeState, type ChangesState, defaults, isFiltered } from './state.js';

/** Says that the change of the address is not among those that are loaded, and what helps. */
export function NotLoaded({
  state,
  change,
  more,
  loaded,
}: {
  readonly state: ChangesState;
  readonly change: ChangeState;
  readonly more: MoreRows;
  readonly loaded: number;
}) {
  return (
    <div className="notice notice-warn" role="status">
      {more.hasMore
        ? `The change that is to be open is not among the newest ${numberText(loaded)}.`
        : isFiltered(state)
          ? 'The change that is to be open does not fit these filters.'
          : 'There is no such change any more.'}{' '}
      {more.hasMore ? (
        <button
          type="button"
          className="button button-plain"
          disabled={more.isLoading}
          onClick={more.loadMore}
        >
          {more.isLoading ? 'Loading…' : 'Load more changes'}
        </button>
      ) : null}
      {isFiltered(state) ? (
        <button
          type="button"
          className="button button-plain"
          onClick={() => change({ ...defaults, id: state.id })}
        >
          Look without filters
        </button>
      ) : null}
      <button type="button" className="button button-plain" onClick={() => change({ id: '' })}>
        Close
      </button>
    </div>
  );
}
