import { useState } from 'react';
import { ApiFailure, ask } from '../../api/client.js';
import { useAsk } from '../../api/use-ask.js';
import { NarrativeDownloads } from '../../components/narrative-downloads.js';
import { Answer } from '../../components/states.js';
import { ChangesNarrativeDocument, type NarrativeFormat } from '../../generated/operations.js';
import type { OneChange } from './one-change.js';

const gone = 'The service no longer finds this change.';

/** All of a change as a text, to read and to take along; it is asked for when it is wanted. */
export function ChangeNarrative({ id, one }: { readonly id: string; readonly one: OneChange }) {
  const [isOpen, setOpen] = useState(false);
  const text = useAsk(ChangesNarrativeDocument, { ...one, format: 'MARKDOWN' }, { enabled: isOpen });
  const read = async (format: NarrativeFormat) => {
    const { changes } = await ask(ChangesNarrativeDocument, { ...one, format });
    const found = changes.nodes.find((node) => node.id === id);
    if (found === undefined) throw new ApiFailure('CHANGE_UNKNOWN', gone);
    return found.narrative;
  };
  return (
    <>
      <NarrativeDownloads name={`change-${id}`} read={read} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Read it here</summary>
        {isOpen ? (
          <Answer query={text} what="Writing the text">
            {({ changes }) => <pre>{changes.nodes.find((node) => node.id === id)?.narrative ?? gone}</pre>}
          </Answer>
        ) : null}
      </details>
    </>
  );
}
