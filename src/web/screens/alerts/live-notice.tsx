import { useQueryClient } from '@tanstack/react-query';
import { numberText } from '../../lib/text.js';
import { useChangedAlerts } from './live.js';

/** Says that alerts changed since they were loaded. Rows move only when that is wanted. */
export function LiveNotice({ rules }: { readonly rules: readonly string[] }) {
  const client = useQueryClient();
  const [count, clear] = useChangedAlerts(rules);
  const refresh = () => {
    clear();
    void client.invalidateQueries();
  };
  return (
    <div role="status">
      {count === 0 ? null : (
        <p className="notice alerts-live">
          {count === 1 ? '1 alert changed' : `${numberText(count)} alerts changed`} since this list was
          loaded.{' '}
          <button type="button" className="button button-plain" onClick={refresh}>
            Refresh
          </button>
        </p>
      )}
    </div>
  );
}
