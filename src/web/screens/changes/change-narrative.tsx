import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiFailure, ask } from '../../api/client.js';
import { useAsk } from '../../api/use-ask.js';
import { Answer, Failed } from '../../components/states.js';
import { ChangesNarrativeDocument, type NarrativeFormat } from '../../generated/operations.js';
import { download } from '../../lib/download.js';
import type { OneChange } from './one-change.js';

const formats: readonly {
  readonly format: NarrativeFormat;
  readonly label: string;
  readonly ending: string;
  readonly type: string;
}[] = [
  { format: 'MARKDOWN', label: 'Markdown', ending: 'md', type: 'text/markdown' },
  { format: 'HTML', label: 'HTML', ending: 'html', type: 'text/html' },
  { format: 'JSON', label: 'JSON', ending: 'json', type: 'application/json' },
];
const gone = 'The service no longer finds this change.';

/** All of a change as a text, to read and to take along; it is asked for when it is wanted. */
export function ChangeNarrative({ id, one }: { readonly id: string; readonly one: OneChange }) {
  const [isOpen, setOpen] = useState(false);
  const text = useAsk(ChangesNarrativeDocument, { ...one, format: 'MARKDOWN' }, { enabled: isOpen });
  const save = useMutation<void, Error, (typeof formats)[number]>({
    mutationFn: async ({ format, ending, type }) => {
      const { changes } = await ask(ChangesNarrativeDocument, { ...one, format });
      const found = changes.nodes.find((node) => node.id === id);
      if (found === undefined) throw new ApiFailure('CHANGE_UNKNOWN', gone);
      download(`change-${id}.${ending}`, new Blob([found.narrative], { type: `${type};charset=utf-8` }));
    },
  });
  return (
    <>
      <div className="row">
        {formats.map((each) => (
          <button
            key={each.format}
            type="button"
            className="button"
            disabled={save.isPending}
            onClick={() => save.mutate(each)}
          >
            Download {each.label}
          </button>
        ))}
      </div>
      {save.error === null ? null : <Failed error={save.error} />}
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
