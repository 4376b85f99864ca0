import { Link } from '@tanstack/react-router';
import '../../components/chips.css';
import type { RulesOneQuery } from '../../generated/operations.js';
import { frameworkName } from '../controls/frameworks.js';

/** The controls that a rule gives evidence for, each a link to how it stands. */
export function ControlChips({
  rule: { controls, aiControlsApplyOnlyIf },
}: {
  readonly rule: Pick<RulesOneQuery['rule'], 'controls' | 'aiControlsApplyOnlyIf'>;
}) {
  if (controls.length === 0) return <p className="quiet">It gives evidence for no control.</p>;
  return (
    <dl className="facts">
      {controls.map(({ framework, controls: names }) => (
        <div key={framework} style={{ display: 'contents' }}>
          <dt>{frameworkName(framework)}</dt>
          <dd>
            <ul className="chips">
              {names.map((control) => (
                <li key={control}>
                  <Link to="/controls" search={{ framework, control } as never} className="chip">
                    {control}
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
      {aiControlsApplyOnlyIf === null ? null : (
        <>
          <dt>Controls on AI</dt>
          <dd>{aiControlsApplyOnlyIf}</dd>
        </>
      )}
    </dl>
  );
}
