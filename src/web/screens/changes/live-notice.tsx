import { useState } from 'react';
import { useSubscription } from '../../api/use-subscription.js';
import { ChangesLiveDocument } from '../../generated/operations.js';
import { numberText } from '../../lib/text.js';
import { countIn } from './live.js';
import type { Wanted } from './state.js';

/** Says how many changes have come since the list was read. Rows move only when that is wanted. */
export function LiveNotice({ wanted, onShow }: { readonly wanted: Wanted; readonly onShow: () => void }) {
  const [count, setCount] = useState(0);
  const mayGrow = wanted.until == null || Date.parse(wanted.until) > Date.now();
  useSubscription(
    ChangesLiveDocument,
    { kinds: wanted.kinds ?? null },
    ({ graphChanged }) => setCount((before) => before + countIn(graphChanged, wanted)),
    { enabled: mayGrow },
  );
  return (
    <div role="status">
      {count === 0 ? null : (
        <p className="notice">
          {wanted.key == null
            ? `${numberText(count)} ${count === 1 ? 'change' : 'changes'} since you opened this`
            : 'It may have changed since you opened this'}{' '}
          –{' '}
          <button
            type="button"
            className="button button-plain"
            onClick={() => {
              setCount(0);
              onShow();
            }}
          >
            {count === 1 || wanted.key != null ? 'show it' : 'show them'}
          </button>
        </p>
      )}
    </div>
  );
}
