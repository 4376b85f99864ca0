import { type SubmitEvent, useState } from 'react';
import { TextArea } from '../../../components/fields.js';

/** Asks what was done about alerts. */
export function ResolveForm({
  note,
  onDone,
  onCancel,
}: {
  readonly note: string;
  readonly onDone: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const [reason, setReason] = useState(note);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onDone(reason.trim());
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">An alert is reopened when its rule finds the same again.</p>
      <TextArea label="What was done" value={reason} onChange={setReason} required />
      <div className="row">
        <button type="submit" className="button button-main">
          Resolve
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
