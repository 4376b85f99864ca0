import { useId, useRef, useState } from 'react';
import { Dialog } from '../../components/dialog.js';

/** Shows the value of a token that was just made, this once. */
export function NewToken({
  name,
  value,
  onClose,
}: {
  readonly name: string;
  readonly value: string;
  readonly onClose: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setTold('It is in your clipboard.');
    } catch {
      // Browsers refuse it on pages without TLS.
      input.current?.select();
      setTold('This browser does not let the page copy. It is selected: copy it with the keyboard.');
    }
  };
  return (
    <Dialog title={`The token ${name}`} isOpen onClose={onClose} isDismissable={false}>
      <p className="notice notice-warn">
        Copy the value now and keep it in a safe place. It is not shown again: only a hash of it is stored.
      </p>
      <div className="field">
        <label htmlFor={id}>Value</label>
        <input
          id={id}
          ref={input}
          className="mono"
          readOnly
          value={value}
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => event.target.select()}
        />
      </div>
      <p role="status">{told}</p>
      <div className="row">
        <button type="button" className="button button-main" onClick={() => void copy()}>
          Copy
        </button>
        <button type="button" className="button" onClick={onClose}>
          I have copied it
        </button>
      </div>
    </Dialog>
  );
}
