import { Link } from '@tanstack/react-router';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { numberText, timeText } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';
import { ruleStateNames, stateCounts } from '../rules/rule-state.js';
import { alertsText, alertsTotal, controlStates } from './control-state.js';
import { type ControlInFull, rulesText } from './evidence.js';

const columns: readonly Column<ControlInFull>[] = [
  {
    id: 'control',
    header: 'Control',
    value: ({ control }) => control,
    cell: ({ control }) => (
      <Link to="/controls" search={((before: object) => ({ ...before, control })) as never}>
        {control}
      </Link>
    ),
    width: '7.5rem',
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <Badge value={state} />,
    width: '8rem',
  },
  {
    id: 'rules',
    header: 'Rules',
    value: rulesText,
    cell: ({ rules }) => (
      <span className="rule-marks">
        {stateCounts(rules).map(([state, count]) => (
          <Badge
            key={state}
            value={state}
            label={`${numberText(count)} ${ruleStateNames[state].toLowerCase()}`}
          />
        ))}
      </span>
    ),
    width: '15.5rem',
  },
  {
    id: 'open',
    header: 'Open alerts',
    value: ({ openAlerts }) => alertsTotal(openAlerts),
    cell: ({ openAlerts }) => alertsText(openAlerts),
    width: 'minmax(14rem, 1fr)',
  },
  {
    id: 'suppressed',
    header: 'Suppressed',
    value: ({ suppressedAlerts }) => suppressedAlerts,
    cell: ({ suppressedAlerts }) => numberText(suppressedAlerts),
    isNumber: true,
    width: '7.5rem',
  },
  {
    id: 'evaluatedAt',
    header: 'Evaluated at',
    value: ({ evaluatedAt }) => evaluatedAt,
    cell: ({ evaluatedAt }) => (evaluatedAt === null ? 'never' : timeText(evaluatedAt)),
    width: '12.5rem',
  },
];

/** Controls with their states, rules and alerts; those that fail first. */
export function Matrix({
  controls,
  totalCount,
}: {
  readonly controls: readonly ControlInFull[];
  readonly totalCount: number;
}) {
  const [, change] = useUrlState({ control: '' });
  const rows = controls.toSorted((a, b) => controlStates.indexOf(a.state) - controlStates.indexOf(b.state));
  return (
    <DataTable
      label="Control matrix"
      columns={columns}
      rows={rows}
      rowKey={({ control }) => control}
      onOpen={({ control }) => change({ control })}
      totalCount={totalCount}
      empty="No control is in this state. Choose another."
    />
  );
}
