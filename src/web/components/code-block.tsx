import { useState } from 'react';

/** Code as it is, with a button that copies it. */
export function CodeBlock({ code, label }: { readonly code: string; readonly label: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setSaid('Copied.');
    } catch {
      // Browsers let pages copy only over HTTPS and on the same machine.
      setSaid('This browser does not let the page copy. Mark the text and copy it yourself.');
    }
  };
  return (
    <div className="stack">
      <pre>
        <code>{code}</code>
      </pre>
      <div className="row">
        <button type="button" className="button" aria-label={`Copy ${label}`} onClick={() => void copy()}>
          Copy
        </button>
        <span role="status" className="small quiet">
          {said}
        </span>
      </div>
    </div>
  );
}
