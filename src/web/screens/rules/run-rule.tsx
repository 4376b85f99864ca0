import type { ReactNode } from 'react';
import { useChange } from '../../api/use-ask.js';
import { useMay } from '../../api/viewer.js';
import { Failed } from '../../components/states.js';
import { RulesRunDocument } from '../../generated/operations.js';
import { ruleSentences } from './rule-state.js';

/**
 * Runs a rule now and says how it went; who may not gets the reason.
 * @param children what else can be done, beside the button.
 */
export function RunRule({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const mayRun = useMay('OPERATOR');
  const { mutate, data, error, isPending } = useChange(RulesRunDocument);
  const [rule] = data?.runRules ?? [];
  return (
    <div className="stack">
      <div className="row">
        <button
          type="button"
          className="button button-main"
          disabled={!mayRun || isPending}
          aria-describedby={mayRun ? undefined : 'run-refused'}
          onClick={() => mutate({ rules: [id] })}
        >
          {isPending ? 'Running…' : 'Run now'}
        </button>
        {children}
        {mayRun ? null : (
          <span id="run-refused" className="small quiet">
            Running rules needs the role operator.
          </span>
        )}
      </div>
      {error === null ? null : <Failed error={error} />}
      <div role="status">
        {rule === undefined ? null : <p className="notice">It has run. {ruleSentences(rule).join(' ')}</p>}
      </div>
    </div>
  );
}
