import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { AlertsRulesDocument } from '../../generated/operations.js';
import { numberText } from '../../lib/text.js';

/** What the list cannot show: rules that lacked facts, failed, or never ran raise no alerts, which does not mean that all is well. */
export function RulesThatCouldNotTell() {
  const { data } = useAsk(AlertsRulesDocument, {});
  const enabled = data?.rules.filter((rule) => rule.enabled) ?? [];
  const unsure = enabled.filter(({ result }) => result?.state !== 'EVALUATED').length;
  return (
    <>
      What rules found, and what is done about it.{' '}
      {unsure === 0 ? null : (
        <>
          {numberText(unsure)} of {numberText(enabled.length)} <Link to="/rules">rules</Link> could not tell,
          wholly or in part: what they would find is unknown.
        </>
      )}
    </>
  );
}
