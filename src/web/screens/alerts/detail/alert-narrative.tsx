import { ApiFailure, ask } from '../../../api/client.js';
import { NarrativeDownloads } from '../../../components/narrative-downloads.js';
import { AlertsNarrativeDocument, type NarrativeFormat } from '../../../generated/operations.js';
import type { AlertWhole } from './parts.js';

/** All of an alert as a text, to read and to take along. */
export function AlertNarrative({ alert: { id, rule, narrative } }: { readonly alert: AlertWhole }) {
  const read = async (format: NarrativeFormat) => {
    const { alert } = await ask(AlertsNarrativeDocument, { id, format });
    if (alert === null) throw new ApiFailure('ALERT_UNKNOWN', 'The alert is gone.');
    return alert.narrative;
  };
  return (
    <section className="stack alerts-part">
      <h3>As a text</h3>
      <NarrativeDownloads name={`${rule?.id ?? 'alert'}-${id.slice(0, 8)}`} read={read} />
      <details>
        <summary>Read it here</summary>
        <pre>{narrative}</pre>
      </details>
    </section>
  );
}
