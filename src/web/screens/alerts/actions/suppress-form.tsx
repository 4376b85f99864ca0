import { type SubmitEvent, useState } from 'react';
import { TextArea, TextField } from '../../../components/fields.js';
import type { SuppressAlertInput, SuppressionKind } from '../../../generated/operations.js';
import { titleOf } from '../../../lib/text.js';

const kinds: readonly { readonly kind: SuppressionKind; readonly help: string }[] = [
  { kind: 'ACCEPTED_RISK', help: 'The risk is known and borne.' },
  { kind: 'FALSE_POSITIVE', help: 'It is not what it seems.' },
  { kind: 'COMPENSATED', help: 'Something else guards against it.' },
];

const usualDays = 90;
const mostDays = 365;

/** A day from now on, as a field for days has it: in the person's own zone. */
function dayIn(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Asks why alerts are set aside, until when, and who answers for it; all of it is needed. */
export function SuppressForm({
  note,
  onDone,
  onCancel,
}: {
  readonly note: string;
  readonly onDone: (input: SuppressAlertInput) => void;
  readonly onCancel: () => void;
}) {
  const [kind, setKind] = useState<SuppressionKind>();
  const [owner, setOwner] = useState('');
  const [reason, setReason] = useState(note);
  const [day, setDay] = useState(() => dayIn(usualDays));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // Until the end of that day, where the person is.
    const expiresAt = new Date(`${day}T23:59:59`).toISOString();
    if (kind !== undefined) onDone({ kind, owner: owner.trim(), reason: reason.trim(), expiresAt });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">
        A suppressed alert is open again when the time has passed, or when what proves it changes.
      </p>
      <fieldset className="alerts-kinds">
        <legend>Why</legend>
        {kinds.map((each) => (
          <label key={each.kind} className="row">
            <input
              type="radio"
              name="kind"
              required
              checked={kind === each.kind}
              onChange={() => setKind(each.kind)}
            />
            <span>
              {titleOf(each.kind)} <span className="quiet small">{each.help}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label="Owner"
        help="Who answers for it."
        value={owner}
        onChange={setOwner}
        required
        autoComplete="off"
      />
      <TextArea label="Reason" value={reason} onChange={setReason} required />
      <TextField
        label="Until the end of"
        help="A year at most."
        type="date"
        value={day}
        onChange={setDay}
        min={dayIn(0)}
        max={dayIn(mostDays)}
        required
      />
      <div className="row">
        <button type="submit" className="button button-main">
          Suppress
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
