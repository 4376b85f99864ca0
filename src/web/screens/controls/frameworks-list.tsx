import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { Page, Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import { ControlsFrameworksDocument } from '../../generated/operations.js';
import { AiSystems } from './ai-systems.js';
import { countsText } from './control-state.js';
import { frameworkName } from './frameworks.js';
import { StateBar } from './state-bar.js';
import { useAiSystems } from './use-controls.js';

/** All frameworks with how their controls stand. */
export function Frameworks() {
  const [aiSystems] = useAiSystems();
  const question = { aiSystems: [...aiSystems] };
  const query = useAsk(ControlsFrameworksDocument, question);
  return (
    <Page
      title="Controls"
      intro="How the controls of frameworks stand by the rules that are evidence for them. A control of which something is not known does not pass."
    >
      <AiSystems />
      <Answer query={query} what="Reading the controls">
        {({ controlStatus }) =>
          controlStatus.length === 0 ? (
            <Empty>No rule names a control of a framework.</Empty>
          ) : (
            <div className="panels">
              {controlStatus.map((counts) => (
                <Panel
                  key={counts.framework}
                  title={frameworkName(counts.framework)}
                  query={asked(ControlsFrameworksDocument, question)}
                  actions={
                    <Link
                      to="/controls"
                      search={((before: object) => ({ ...before, framework: counts.framework })) as never}
                      aria-label={`Matrix and evidence of ${frameworkName(counts.framework)}`}
                    >
                      Matrix and evidence
                    </Link>
                  }
                >
                  <p>{countsText(counts)}</p>
                  <StateBar counts={counts} />
                </Panel>
              ))}
            </div>
          )
        }
      </Answer>
    </Page>
  );
}
