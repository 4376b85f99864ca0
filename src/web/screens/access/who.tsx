import { Panel } from '../../components/page.js';
import { ActionField } from './action-field.js';
import { actionOf, refOf } from './actions.js';
import { Examples } from './examples.js';
import { Filters } from './filters.js';
import { ThingPicker } from './pickers.js';
import { RefField } from './ref-field.js';
import { useAccessState } from './state.js';
import { useThing } from './use-thing.js';
import { WhoAnswer } from './who-answer.js';
import { resourceKindOf } from './words.js';

/** Who can do something here: one sentence, everybody with the role and its source, and why for the one that is opened. */
export function Who() {
  const [state, change] = useAccessState();
  const thing = useThing(state.resource);
  const kind = resourceKindOf(thing.kind);
  const action = actionOf(state.action, kind);
  return (
    <>
      <Panel title="Who can do this here?">
        <div className="access-form">
          <ThingPicker
            label="Project, group or other thing"
            of="resource"
            value={state.resource}
            onPick={(resource) => change({ resource, identity: '', ref: '' })}
          />
          <ActionField
            value={action}
            kind={kind}
            refName={state.ref}
            onChange={(chosen) => change({ action: chosen, identity: '' })}
          />
          <RefField action={action} value={state.ref} onCommit={(name) => change({ ref: name })} />
        </div>
        {state.resource === '' ? (
          <Examples of="PLACE" searchOf={(resource) => ({ tab: 'who', resource })} />
        ) : (
          <Filters of="who" state={state} change={change} />
        )}
      </Panel>
      {state.resource === '' || !thing.isKnown ? null : (
        <WhoAnswer
          state={state}
          thing={thing}
          asked={{ action, resource: state.resource, ref: refOf(action, state.ref) }}
          onOpen={(identity) => change({ identity })}
        />
      )}
    </>
  );
}
