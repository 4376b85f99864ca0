import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { CodeBlock } from '../../components/code-block.js';
import { Page, Panel } from '../../components/page.js';
import { Prose } from '../../components/prose.js';
import { Answer } from '../../components/states.js';
import { RulesOneDocument, type RulesOneQuery } from '../../generated/operations.js';
import { ColumnsTable, ParametersTable } from '../queries/header-tables.js';
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

function Rule({ rule }: { readonly rule: RulesOneQuery['rule'] }) {
  return (
    <>
      <RuleOutcome rule={rule} />
      <div className="panels">
        <Panel title="What it looks at">
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
        <Panel title="What to do">
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
      <Panel title="Thresholds">
        {rule.parameters.length === 0 ? (
          <p className="quiet">It has none.</p>
        ) : (
          <>
            <p className="quiet">
              The values that come with the rule; the configuration of this service may set others.
            </p>
            <ParametersTable parameters={rule.parameters} />
          </>
        )}
      </Panel>
      <Panel title="Controls">
        <ControlChips rule={rule} />
      </Panel>
      <Panel title="What a finding holds">
        <ColumnsTable columns={rule.columns} />
      </Panel>
      <Panel title="Cypher" query={{ id: rule.id }}>
        <CodeBlock code={rule.statement} label="the Cypher of the rule" />
      </Panel>
    </>
  );
}
