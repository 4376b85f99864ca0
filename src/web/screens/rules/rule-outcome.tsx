import { Link } from '@tanstack/react-router';
import { Badge } from '../../components/badges.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Partial } from '../../components/states.js';
import { RulesOneDocument, type RulesOneQuery } from '../../generated/operations.js';
import { numberText, timeText, titleOf } from '../../lib/text.js';
import { categoryText, ruleSentences, ruleStateNames, ruleStateOf } from './rule-state.js';
import { RunRule } from './run-rule.js';

/** How a rule stands and why, with what leads on from there. */
export function RuleOutcome({ rule }: { readonly rule: RulesOneQuery['rule'] }) {
  const state = ruleStateOf(rule);
  const { result } = rule;
  return (
    <Panel title="How it stands" query={asked(RulesOneDocument, { id: rule.id })}>
      <div className="row">
        <Badge value={state} label={ruleStateNames[state]} />
        <Badge value={rule.severity} label={`${titleOf(rule.severity)} severity`} />
        <span className="quiet">
          {categoryText(rule.category)} · {titleOf(rule.confidence)} confidence
        </span>
      </div>
      {ruleSentences(rule).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {result === null ? null : (
        <>
          <Partial complete={result.unknownScopes.length === 0} unknownScopes={result.unknownScopes} />
          <dl className="facts">
            <dt>Pass percentage</dt>
            <dd>
              {result.passPercentage === null
                ? 'Not known'
                : `${numberText(result.passPercentage)} % of what is known is as it should be`}
            </dd>
            <dt>Last run</dt>
            <dd>
              {timeText(result.at)}, in {numberText(result.durationMs)} ms
            </dd>
            <dt>Last evaluated</dt>
            <dd>
              {result.evaluatedAt === null ? 'Never with all that it needs' : timeText(result.evaluatedAt)}
            </dd>
          </dl>
        </>
      )}
      <RunRule id={rule.id}>
        <Link to="/alerts" search={{ rule: rule.id } as never} className="button">
          Its alerts
        </Link>
      </RunRule>
    </Panel>
  );
}
