import { Link } from '@tanstack/react-router';
import { Badge } from '../../components/badges.js';
import type { AlertsListQuery } from '../../generated/operations.js';
import { numberText } from '../../lib/text.js';
import { type AlertsState, opened } from './state.js';

/** The list in words: how many, how bad, and the alert that matters most. */
export function Summary({
  state,
  first,
}: {
  readonly state: AlertsState;
  readonly first: AlertsListQuery['alerts'] | undefined;
}) {
  const worst = first?.nodes[0];
  if (first === undefined || worst === undefined) return null;
  const severities = first.bySeverity.map(({ value, count }) => `${numberText(count)} ${value}`).join(', ');
  const isWorstFirst = state.order.field === 'RISK' && state.order.direction === 'DESC';
  return (
    <div className="stack alerts-summary">
      <p>
        {first.totalCount === 1 ? '1 alert matches' : `${numberText(first.totalCount)} alerts match`}:{' '}
        {severities}.
      </p>
      {isWorstFirst ? (
        <p className="break">
          The greatest risk: <Badge value={worst.severity} /> <strong>{worst.riskScore} of 100</strong>{' '}
          <Link to="/alerts" search={opened(worst.id)}>
            {worst.evidence}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
