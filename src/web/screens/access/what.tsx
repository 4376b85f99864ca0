import { Panel } from '../../components/page.js';
import { ActionField } from './action-field.js';
import { actionOf } from './actions.js';
import { Examples } from './examples.js';
import { Filters } from './filters.js';
import { ThingPicker } from './pickers.js';
import { useAccessState } from './state.js';
import { WhatAnswer } from './what-answer.js';

/** What somebody can do: one sentence, everything with the role and its source, and why for what is opened. */
export function What() {
  const [state, change] = useAccessState();
  const action = actionOf(state.action);
  return (
    <>
      <Panel title="What can this identity do?">
        <div className="access-form">
          <ThingPicker
            label="Identity"
            of="identity"
            value={state.identity}
            onPick={(identity) => change({ identity, resource: '' })}
          />
          <ActionField
            value={action}
            onChange={(chosen) => change({ action: chosen, resource: '', ref: '' })}
          />
        </div>
        {state.identity === '' ? (
          <Examples of="IDENTITY" searchOf={(identity) => ({ tab: 'what', identity })} />
        ) : (
          <Filters of="what" state={state} change={change} />
        )}
      </Panel>
      {state.identity === '' ? null : (
        <WhatAnswer state={state} action={action} onOpen={(resource) => change({ resource })} />
      )}
    </>
  );
}
