import { type FormEvent, useState } from 'react';
import { Dialog } from '../../components/dialog.js';
import { TextField } from '../../components/fields.js';
import type { OwnQuery } from './own-query.js';

/** Asks for another name of a query. */
export function RenameQuery({
  query,
  onClose,
  onRename,
}: {
  readonly query: OwnQuery;
  readonly onClose: () => void;
  readonly onRename: (name: string) => void;
}) {
  const [name, setName] = useState(query.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onRename(name.trim());
    onClose();
  };
  return (
    <Dialog title={`Rename “${query.name}”`} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField label="Name" value={name} onChange={setName} required />
        <div className="row">
          <button type="submit" className="button button-main" disabled={name.trim() === ''}>
            Rename
          </button>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Asks whether a query may go. */
export function RemoveQuery({
  query,
  onClose,
  onRemove,
}: {
  readonly query: OwnQuery;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <Dialog title={`Delete “${query.name}”?`} isOpen onClose={onClose}>
      <p>
        It is kept in this browser only, and cannot be brought back. Save it as a file first if you may need
        it.
      </p>
      <div className="row">
        <button
          type="button"
          className="button button-main"
          onClick={() => {
            onRemove();
            onClose();
          }}
        >
          Delete
        </button>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}
