import { Link } from '@tanstack/react-router';
import { Badge } from '../../components/badges.js';
import { Page, Panel } from '../../components/page.js';
import { PlainTable } from '../../components/plain-table.js';
import type { QueryBehind } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import { numberText, timeText } from '../../lib/text.js';
import { ruleSentences, ruleStateNames, ruleStateOf } from '../rules/rule-state.js';
import { alertsText, stateSentence } from './control-state.js';
import type { ControlInFull } from './evidence.js';
import { EvidenceExport } from './evidence-export.js';
import { frameworkName } from './frameworks.js';
import { useControls } from './use-controls.js';

const toMatrix = ((before: object) => ({ ...before, control: undefined })) as never;

/** One control: how it stands, why, its rules, and its evidence. */
export function ControlDetail({
  framework,
  control,
}: {
  readonly framework: string;
  readonly control: string;
}) {
  const { answer, behind } = useControls(framework);
  return (
    <Page
      title={`${frameworkName(framework)} ${control}`}
      actions={
        <Link to="/controls" search={toMatrix} className="button">
          All controls of {frameworkName(framework)}
        </Link>
      }
    >
      <Answer query={answer} what="Reading the control">
        {({ controlStatus: [status] }) => {
          const found = status?.controls.find((each) => each.control === control);
          if (status === undefined || found === undefined)
            return <Empty>No rule is evidence for a control of this name.</Empty>;
          return (
            <>
              <Standing control={found} behind={behind} />
              <Rules control={found} behind={behind} />
              <EvidenceExport
                framework={{ ...status, controls: [found] }}
                name={`control-${framework}-${control}`}
                behind={behind}
              />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

interface PartProps {
  readonly control: ControlInFull;
  readonly behind: QueryBehind;
}

function Standing({ control, behind }: PartProps) {
  const { framework, state, reason, openAlerts, suppressedAlerts, passPercentage, evaluatedAt } = control;
  return (
    <Panel title="How it stands" query={behind}>
      <div className="row">
        <Badge value={state} />
      </div>
      <p>
        {stateSentence(state)} {reason ?? ''}
      </p>
      <dl className="facts">
        <dt>Open alerts</dt>
        <dd>{alertsText(openAlerts)}</dd>
        <dt>Suppressed alerts</dt>
        <dd>
          {suppressedAlerts === 0 ? 'none' : `${numberText(suppressedAlerts)}; they do not make it fail`}
        </dd>
        <dt>Pass percentage</dt>
        <dd>
          {passPercentage === null
            ? 'Not known'
            : `${numberText(passPercentage)} % of what its rules looked at and know of is as it should be`}
        </dd>
        <dt>Evaluated</dt>
        <dd>
          {evaluatedAt === null
            ? 'Not all its rules were ever evaluated'
            : `by all its rules since ${timeText(evaluatedAt)}`}
        </dd>
      </dl>
      <div className="row">
        <Link
          to="/alerts"
          search={{ control: `${framework}:${control.control}` } as never}
          className="button"
        >
          Its alerts
        </Link>
      </div>
    </Panel>
  );
}

function Rules({ control: { rules }, behind }: PartProps) {
  return (
    <Panel title="Its rules" query={behind}>
      <PlainTable
        label="Rules"
        head={['Rule', 'State', 'What it says', 'Last evaluated']}
        rows={rules.map((rule) => ({
          key: rule.id,
          cells: [
            <Link key="rule" to="/rules" search={{ id: rule.id } as never}>
              {rule.title}
            </Link>,
            <Badge key="state" value={ruleStateOf(rule)} label={ruleStateNames[ruleStateOf(rule)]} />,
            ruleSentences(rule).join(' '),
            rule.result?.evaluatedAt == null ? 'never' : timeText(rule.result.evaluatedAt),
          ],
        }))}
      />
    </Panel>
  );
}
