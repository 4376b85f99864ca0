import { Panel } from '../../components/page.js';
import type { QueryBehind } from '../../components/query-behind.js';
import { downloadCsv } from '../../lib/csv.js';
import { download } from '../../lib/download.js';
import { evidenceJson, type FrameworkInFull, matrixColumns, matrixRows } from './evidence.js';
import { useAiSystems } from './use-controls.js';

/** Gives the controls that are shown as files for an auditor. */
export function EvidenceExport({
  framework,
  name,
  behind,
}: {
  readonly framework: FrameworkInFull;
  readonly name: string;
  readonly behind: QueryBehind;
}) {
  const [aiSystems] = useAiSystems();
  const saveJson = () => {
    const text = evidenceJson(framework, {
      at: new Date().toISOString(),
      source: location.origin,
      aiSystems,
    });
    download(`${name}.json`, new Blob([text], { type: 'application/json' }));
  };
  return (
    <Panel title="Evidence" query={behind}>
      <div className="row">
        <button type="button" className="button" onClick={saveJson}>
          Save the evidence as JSON
        </button>
        <button
          type="button"
          className="button"
          onClick={() => downloadCsv(name, matrixColumns, matrixRows(framework))}
        >
          Save the matrix as CSV
        </button>
      </div>
      <p className="quiet">
        JSON has each control with its rules, their last results, counts of alerts and times. For tools that
        read OSCAL, run <code>access-graph alerts export oscal --output assessment-results.json</code> where
        the service runs.
      </p>
    </Panel>
  );
}
