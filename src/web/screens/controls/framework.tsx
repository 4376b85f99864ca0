import { Link } from '@tanstack/react-router';
import { SelectField } from '../../components/fields.js';
import { Page, Panel } from '../../components/page.js';
import type { QueryBehind } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import { titleOf } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';
import { AiSystems } from './ai-systems.js';
import { controlStates, countsText } from './control-state.js';
import type { FrameworkInFull } from './evidence.js';
import { EvidenceExport } from './evidence-export.js';
import { frameworkName } from './frameworks.js';
import { Matrix } from './matrix.js';
import { StateBar } from './state-bar.js';
import { useAiSystems, useControls } from './use-controls.js';

const toAll = ((before: object) => ({ ...before, framework: undefined, state: undefined })) as never;

/** One framework: how its controls stand, all of them as a matrix, and what is handed to auditors. */
export function Framework({ framework }: { readonly framework: string }) {
  const { answer, behind } = useControls(framework);
  return (
    <Page
      title={frameworkName(framework)}
      intro="Its controls with the rules that are evidence for each."
      actions={
        <Link to="/controls" search={toAll} className="button">
          All frameworks
        </Link>
      }
    >
      <Answer query={answer} what="Reading the controls">
        {({ controlStatus: [status] }) =>
          status === undefined || status.controls.length === 0 ? (
            <Empty>No rule names a control of this framework.</Empty>
          ) : (
            <Controls status={status} behind={behind} />
          )
        }
      </Answer>
    </Page>
  );
}

function Controls({ status, behind }: { readonly status: FrameworkInFull; readonly behind: QueryBehind }) {
  const [{ state }, change] = useUrlState({ state: '' });
  const [aiSystems] = useAiSystems();
  const shown = status.controls.filter((control) => state === '' || control.state === state);
  return (
    <>
      <Panel title="How they stand" query={behind}>
        <p>{countsText(status)}</p>
        <StateBar counts={status} />
        {status.notApplicable > 0 || aiSystems.length > 0 ? <AiSystems /> : null}
      </Panel>
      <Panel title="Matrix" query={behind}>
        <div className="row">
          <SelectField
            label="State"
            value={state}
            onChange={(value) => change({ state: value })}
            options={[
              { value: '', label: 'Any' },
              ...controlStates.map((value) => ({ value, label: titleOf(value) })),
            ]}
          />
        </div>
        <Matrix controls={shown} totalCount={status.controls.length} />
      </Panel>
      <EvidenceExport framework={status} name={`controls-${status.framework}`} behind={behind} />
    </>
  );
}
