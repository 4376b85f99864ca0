import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { CodeBlock } from '../../components/code-block.js';
import { Page, Panel } from '../../components/page.js';
import { Prose } from '../../components/prose.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import { RulesOneDocument, type RulesOneQuery } from '../../generated/operations.js';
import { ColumnsTable, ParametersTable } from '../queries/header-tables.js';
import { defaultText } from '../queries/parameters.js';
import { ControlChips } from './control-chips.js';
import { RuleOutcome } from './rule-outcome.js';

const toList = ((before: object) => ({ ...before, id: undefined })) as never;

/** All about one rule. */
export function RuleDetail({ id }: { readonly id: string }) {
  const query = useAsk(RulesOneDocument, { id });
  return (
    <Page
      title={query.data?.rule.title ?? 'Rule'}
      intro={query.data === undefined ? undefined : <code>{query.data.rule.id}</code>}
      actions={
        <Link to="/rules" search={toList} className="button">
          All rules
        </Link>
      }
    >
      <Answer query={query} what="Loading the rule">
        {({ rule }) => <Rule rule={rule} />}
      </Answer>
    </Page>
  );
}

const valuesOf = (thresholds: RulesOneQuery['rule']['thresholds']) =>
  new Map(
    thresholds.map(({ name, value, configured }) => [
      name,
      `${defaultText({ default: value, required: false })}${configured ? ' (configured)' : ''}`,
    ]),
  );

function Rule({ rule }: { readonly rule: RulesOneQuery['rule'] }) {
  const behind = asked(RulesOneDocument, { id: rule.id });
  return (
    <>
      <RuleOutcome rule={rule} />
      <div className="panels">
        <Panel title="What it looks at" query={behind}>
          <p>
            <Prose text={rule.description} />
          </p>
          <dl className="facts">
            <dt>Needs</dt>
            <dd>{rule.needs.length === 0 ? 'Nothing in particular' : rule.needs.join(', ')}</dd>
            <dt>One alert for each</dt>
            <dd>{rule.identity.join(' + ')}</dd>
            <dt>GitLab tier</dt>
            <dd>{rule.tier} and above</dd>
            {rule.aliases.length === 0 ? null : (
              <>
                <dt>Also called</dt>
                <dd>{rule.aliases.join(', ')}</dd>
              </>
            )}
          </dl>
        </Panel>
        <Panel title="What to do" query={behind}>
          <p>
            <Prose text={rule.remediation ?? 'The rule gives no advice.'} />
          </p>
          {rule.calls.length === 0 ? null : (
            <>
              <p>Calls of GitLab’s API that end a finding; each alert has them with its own values:</p>
              <ul>
                {rule.calls.map((call) => (
                  <li key={call}>
                    <code className="break">{call}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Panel>
      </div>
      <Panel title="Thresholds" query={behind}>
        {rule.parameters.length === 0 ? (
          <p className="quiet">It has none.</p>
        ) : (
          <>
            <p className="quiet">
              What it runs with here, and the values that come with the rule, which the configuration of this
              service may replace.
            </p>
            <ParametersTable parameters={rule.parameters} values={valuesOf(rule.thresholds)} />
          </>
        )}
      </Panel>
      <Panel title="Controls" query={behind}>
        <ControlChips rule={rule} />
      </Panel>
      <Panel title="What a finding holds" query={behind}>
        <ColumnsTable columns={rule.columns} />
      </Panel>
      <Panel title="Cypher" query={{ id: rule.id }}>
        <CodeBlock code={rule.statement} label="the Cypher of the rule" />
      </Panel>
    </>
  );
}
