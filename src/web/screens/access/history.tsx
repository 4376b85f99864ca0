import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Panel } from '../../components/page.js';
import { CommittedField } from './committed-field.js';
import { Examples } from './examples.js';
import { HistoryDiff } from './history-diff.js';
import { HistoryThen } from './history-then.js';
import { ThingPicker } from './pickers.js';
import { useAccessState } from './state.js';
import { addressTime, fieldTime, weekAgo } from './times.js';

const views = [
  { id: '', label: 'What changed between two times' },
  { id: 'then', label: 'Who had access at a time' },
];

/** Who had access to a group or project then, and what has become of it since. */
export function History() {
  const [state, change] = useAccessState();
  const [standard] = useState(weekAgo);
  const from = addressTime(state.from) || standard;
  const to = addressTime(state.to);
  const isThen = state.view === 'then';
  return (
    <>
      <Panel title="Who had access then, and what changed since?">
        <div className="row">
          {views.map(({ id, label }) => (
            <Link
              key={id}
              to="."
              search={((before: object) => ({ ...before, view: id })) as never}
              className="button access-chip"
              aria-current={state.view === id ? 'true' : undefined}
            >
              {label}
            </Link>
          ))}
        </div>
        <div className="access-form">
          <ThingPicker
            label="Project or group"
            of="place"
            value={state.resource}
            onPick={(resource) => change({ resource, identity: '' })}
          />
          <CommittedField
            label={isThen ? 'Time' : 'Earlier time'}
            type="datetime-local"
            value={fieldTime(from)}
            onCommit={(field) => change({ from: addressTime(field) })}
          />
          {isThen ? null : (
            <CommittedField
              label="Later time"
              type="datetime-local"
              help="Leave it empty for now."
              value={fieldTime(to)}
              onCommit={(field) => change({ to: addressTime(field) })}
            />
          )}
        </div>
        {state.resource === '' ? (
          <Examples of="PLACE" searchOf={(resource) => ({ tab: 'history', resource })} />
        ) : null}
      </Panel>
      {state.resource === '' ? null : isThen ? (
        <HistoryThen resource={state.resource} time={from} />
      ) : (
        <HistoryDiff state={state} change={change} from={from} to={to} />
      )}
    </>
  );
}
