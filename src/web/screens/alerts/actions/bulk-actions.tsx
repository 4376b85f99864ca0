import { useMay } from '../../../api/viewer.js';
import { numberText } from '../../../lib/text.js';
import { AlertActions } from './alert-actions.js';
import type { Target } from './use-round.js';

/** What may be done with the alerts that are ticked; those with which it was not done stay ticked. */
export function BulkActions({
  chosen,
  onDone,
}: {
  readonly chosen: readonly Target[];
  readonly onDone: (ticked: ReadonlySet<string>) => void;
}) {
  const mayAct = useMay('ANALYST');
  return (
    <section className="stack alerts-bulk" aria-label="Actions for ticked alerts">
      {mayAct ? (
        <p className="quiet small">
          {chosen.length === 0
            ? 'Tick alerts to act on several at once.'
            : `${numberText(chosen.length)} ticked. What an alert's status does not allow is refused and listed here.`}
        </p>
      ) : null}
      <AlertActions targets={chosen} onDone={(left) => onDone(new Set(left.map(({ id }) => id)))} />
    </section>
  );
}
