import type { ApiFailure } from '../../api/client.js';
import { Failed } from '../../components/states.js';
import { timeText } from '../../lib/text.js';
import { useAccessState } from './state.js';
import { firstKnown } from './times.js';

/** Why the past is not told; where only so early a time is unknown, a button that takes the first that is known. */
export function HistoryFailed({ error, retry }: { readonly error: ApiFailure; readonly retry: () => void }) {
  const [, change] = useAccessState();
  const first = error.code === 'HISTORY_UNKNOWN' ? firstKnown(error.message) : undefined;
  if (first === undefined) return <Failed error={error} retry={retry} />;
  return (
    <div className="notice" role="status">
      {error.message}{' '}
      <button type="button" className="button button-plain" onClick={() => change({ from: first })}>
        Look from {timeText(first)} on
      </button>
    </div>
  );
}
