import type { Action } from '../../generated/operations.js';
import { actions } from './actions.js';
import { CommittedField } from './committed-field.js';

const words = {
  branch: { label: 'Branch', placeholder: 'the default branch' },
  tag: { label: 'Tag', placeholder: 'any that no rule protects' },
};

/** The branch or tag that is asked about; nothing where the action knows none. */
export function RefField({
  action,
  value,
  onCommit,
}: {
  readonly action: Action;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}) {
  const { ref } = actions[action];
  return ref === undefined ? null : <CommittedField {...words[ref]} value={value} onCommit={onCommit} />;
}
