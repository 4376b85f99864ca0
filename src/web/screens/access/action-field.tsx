import { useId } from 'react';
import type { AccessResourceKind, Action } from '../../generated/operations.js';
import { actionChoices, actionName } from './actions.js';

/** One of the actions that can be done to a thing of a kind. */
export function ActionField({
  value,
  onChange,
  kind,
  refName = '',
  none,
}: {
  readonly value: Action | '';
  readonly onChange: (action: Action | '') => void;
  readonly kind?: AccessResourceKind | undefined;
  /** The branch or tag that is asked about. */
  readonly refName?: string;
  /** What no action at all is called, where that may be asked, too. */
  readonly none?: string;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Action</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as Action | '')}>
        {none === undefined ? null : <option value="">{none}</option>}
        {actionChoices(kind).map(([group, actions]) => (
          <optgroup key={group} label={group}>
            {actions.map((action) => (
              <option key={action} value={action}>
                {actionName(action, action === value ? refName : '')}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
