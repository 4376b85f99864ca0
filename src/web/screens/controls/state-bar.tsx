import type { ControlState } from '../../generated/operations.js';
import { titleOf } from '../../lib/text.js';
import { type Counts, controlStates, countOf } from './control-state.js';

const text = (counts: Counts, state: ControlState) =>
  `${countOf(counts, state)} ${titleOf(state).toLowerCase()}`;

/** How many controls are in each state, as a bar with its numbers below it. */
export function StateBar({ counts }: { readonly counts: Counts }) {
  const shown = controlStates.filter((state) => countOf(counts, state) > 0);
  const total = shown.reduce((sum, state) => sum + countOf(counts, state), 0);
  return (
    <div className="state-bar">
      {/* The list below says the same. */}
      <div className="bar" aria-hidden="true">
        {shown.map((state) => (
          <span
            key={state}
            className={`state-${state.toLowerCase()}`}
            style={{ width: `${(countOf(counts, state) / total) * 100}%` }}
          />
        ))}
      </div>
      <ul>
        {controlStates.map((state) => (
          <li key={state}>
            <span className={`state-dot state-${state.toLowerCase()}`} aria-hidden="true" />
            {text(counts, state)}
          </li>
        ))}
      </ul>
    </div>
  );
}
