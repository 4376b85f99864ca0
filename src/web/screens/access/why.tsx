import { Panel } from '../../components/page.js';
import { ActionField } from './action-field.js';
import { actionOf, refOf } from './actions.js';
import { Explanation } from './explanation.js';
import { ThingPicker } from './pickers.js';
import { RefField } from './ref-field.js';
import { useAccessState } from './state.js';
import { useThing } from './use-thing.js';
import { whyBehind } from './why-question.js';
import { resourceKindOf } from './words.js';

/** Whether one identity can do one thing in one place, why, and what would have to go for it to end. */
export function Why() {
  const [state, change] = useAccessState();
  const thing = useThing(state.resource);
  const kind = resourceKindOf(thing.kind);
  const action = actionOf(state.action, kind);
  const isChosen = state.identity !== '' && state.resource !== '';
  const wanted = {
    identity: state.identity,
    action,
    resource: state.resource,
    ref: refOf(action, state.ref),
  };
  return (
    <>
      <Panel title="Can this identity do this here, and why?">
        <div className="access-form">
          <ThingPicker
            label="Identity"
            of="identity"
            value={state.identity}
            onPick={(identity) => change({ identity })}
          />
          <ActionField
            value={action}
            kind={kind}
            refName={state.ref}
            onChange={(chosen) => change({ action: chosen })}
          />
          <ThingPicker
            label="Project, group or other thing"
            of="resource"
            value={state.resource}
            onPick={(resource) => change({ resource, ref: '' })}
          />
          <RefField action={action} value={state.ref} onCommit={(ref) => change({ ref })} />
        </div>
        {isChosen ? null : (
          <p className="quiet">
            Choose an identity and a thing to see whether it can, why, and what would end it.
          </p>
        )}
      </Panel>
      {isChosen && thing.isKnown ? (
        <Panel title="The answer" query={whyBehind(wanted)}>
          <Explanation {...wanted} />
        </Panel>
      ) : null}
    </>
  );
}
