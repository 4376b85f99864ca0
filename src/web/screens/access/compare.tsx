import { Panel } from '../../components/page.js';
import type { Action } from '../../generated/operations.js';
import { ActionField } from './action-field.js';
import { actions } from './actions.js';
import { CompareAnswer } from './compare-answer.js';
import { ThingPicker } from './pickers.js';
import { useAccessState } from './state.js';

/** Where two identities stand differently. */
export function Compare() {
  const [state, change] = useAccessState();
  const action = Object.hasOwn(actions, state.action) ? (state.action as Action) : '';
  return (
    <>
      <Panel title="Where do two identities differ?">
        <div className="access-form">
          <ThingPicker
            label="First identity"
            of="identity"
            value={state.identity}
            onPick={(identity) => change({ identity })}
          />
          <ThingPicker
            label="Second identity"
            of="identity"
            value={state.identityB}
            onPick={(identityB) => change({ identityB })}
          />
          <ActionField
            value={action}
            none="Roles, whatever they allow"
            onChange={(chosen) => change({ action: chosen })}
          />
        </div>
        {state.identity === '' || state.identityB === '' ? (
          <p className="quiet">
            Choose two identities, such as somebody and the person whose work they take over.
          </p>
        ) : null}
      </Panel>
      {state.identity === '' || state.identityB === '' ? null : (
        <CompareAnswer state={state} action={action} onKinds={(kinds) => change({ kinds })} />
      )}
    </>
  );
}
