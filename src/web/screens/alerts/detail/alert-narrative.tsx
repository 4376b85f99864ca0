import { useMutation } from '@tanstack/react-query';
import { ApiFailure, ask } from '../../../api/client.js';
import { Failed } from '../../../components/states.js';
import { AlertsNarrativeDocument, type NarrativeFormat } from '../../../generated/operations.js';
import { download } from '../../../lib/download.js';
import type { AlertWhole } from './parts.js';

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

/** All of an alert as a text, to read and to take along. */
export function AlertNarrative({ alert: { id, rule, narrative } }: { readonly alert: AlertWhole }) {
  const save = useMutation<void, Error, (typeof formats)[number]>({
    mutationFn: async ({ format, ending, type }) => {
      const { alert } = await ask(AlertsNarrativeDocument, { id, format });
      if (alert === null) throw new ApiFailure('ALERT_UNKNOWN', 'The alert is gone.');
      download(
        `${rule?.id ?? 'alert'}-${id.slice(0, 8)}.${ending}`,
        new Blob([alert.narrative], { type: `${type};charset=utf-8` }),
      );
    },
  });
  return (
    <section className="stack alerts-part">
      <h3>As a text</h3>
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
      <details>
        <summary>Read it here</summary>
        <pre>{narrative}</pre>
      </details>
    </section>
  );
}
