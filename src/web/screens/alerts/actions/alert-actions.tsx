import { useState } from 'react';
import { ask } from '../../../api/client.js';
import { useMay } from '../../../api/viewer.js';
import { Dialog } from '../../../components/dialog.js';
import { TextField } from '../../../components/fields.js';
import { AlertsResolveDocument, AlertsSuppressDocument } from '../../../generated/operations.js';
import { numberText } from '../../../lib/text.js';
import { type Deed, deedsFor } from './deeds.js';
import { ResolveForm } from './resolve-form.js';
import { RoundReport } from './round-report.js';
import { SuppressForm } from './suppress-form.js';
import { type Target, useRound } from './use-round.js';

/** What may be done with some alerts by who is signed in, how far it is, and what was refused; why nothing, where nothing may be. */
export function AlertActions({
  targets,
  onDone,
}: {
  readonly targets: readonly Target[];
  /** Gets the alerts with which it was not done. */
  readonly onDone?: (left: readonly Target[]) => void;
}) {
  const mayAct = useMay('ANALYST');
  const { round, start, stop, close } = useRound();
  const [asked, setAsked] = useState<Deed>();
  const [note, setNote] = useState('');
  if (!mayAct)
    return (
      <p className="quiet small">
        You may read alerts. Acknowledging, resolving and suppressing them needs the role Analyst.
      </p>
    );

  const isRunning = round?.isRunning === true;
  const begin = async (deed: Deed, send: (id: string) => Promise<unknown>) => {
    setAsked(undefined);
    const left = await start(deed, targets, send);
    setNote('');
    onDone?.(left);
  };
  const press = (deed: Deed) => {
    const { send } = deed;
    if (send === undefined) setAsked(deed);
    else void begin(deed, (id) => send(id, note.trim() || null));
  };
  const many = targets.length === 1 ? 'this alert' : `${numberText(targets.length)} alerts`;
  return (
    <div className="stack">
      {targets.length === 0 ? null : (
        <div className="row row-end">
          {deedsFor(targets).map((deed, index) => (
            <button
              key={deed.action}
              type="button"
              className={index === 0 ? 'button button-main' : 'button'}
              disabled={isRunning}
              onClick={() => press(deed)}
            >
              {deed.label}
            </button>
          ))}
          <TextField label="Note for the history (optional)" value={note} onChange={setNote} />
        </div>
      )}
      <RoundReport round={round} onStop={stop} onClose={close} />
      <Dialog
        title={`Resolve ${many}`}
        isOpen={asked?.action === 'RESOLVED'}
        onClose={() => setAsked(undefined)}
      >
        <ResolveForm
          note={note}
          onCancel={() => setAsked(undefined)}
          onDone={(reason) => asked && void begin(asked, (id) => ask(AlertsResolveDocument, { id, reason }))}
        />
      </Dialog>
      <Dialog
        title={`Suppress ${many}`}
        isOpen={asked?.action === 'SUPPRESSED'}
        onClose={() => setAsked(undefined)}
      >
        <SuppressForm
          note={note}
          onCancel={() => setAsked(undefined)}
          onDone={(input) => asked && void begin(asked, (id) => ask(AlertsSuppressDocument, { id, input }))}
        />
      </Dialog>
    </div>
  );
}
