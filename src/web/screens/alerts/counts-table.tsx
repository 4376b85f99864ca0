import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Loading } from '../../components/states.js';
import { AlertsCountsDocument, type AlertsCountsQuery } from '../../generated/operations.js';
import { numberText } from '../../lib/text.js';
import { countsQuestion } from './counts.js';
import type { AlertsState, Grouping } from './state.js';

type CountRow = AlertsCountsQuery[Grouping]['counts'][number];

/** What a count is of, and which filter a row of it sets. */
const kinds: Readonly<
  Record<
    Grouping,
    {
      readonly title: string;
      readonly note?: string;
      readonly filter: (value: string) => Parameters<AlertsState['change']>[0];
      readonly chosen: (state: AlertsState) => readonly string[];
    }
  >
> = {
  severity: {
    title: 'Severity',
    filter: (value) => ({ severity: [value.toUpperCase()] }),
    chosen: ({ severities }) => severities.map((one) => one.toLowerCase()),
  },
  rule: { title: 'Rule', filter: (value) => ({ rule: [value] }), chosen: ({ rules }) => rules },
  group: {
    title: 'Top-level group',
    note: 'Alerts that are about the instance or a person are in no group.',
    filter: (group) => ({ group }),
    chosen: ({ group }) => [group],
  },
  control: {
    title: 'Control',
    note: 'An alert may be evidence against several controls.',
    filter: (control) => ({ control }),
    chosen: ({ control }) => [control],
  },
};

/** How many alerts there are of each severity, rule, group or control; a row sets the filter. */
export function CountsTable({
  by,
  state,
  counts,
}: {
  readonly by: Grouping;
  readonly state: AlertsState;
  readonly counts: AlertsCountsQuery | undefined;
}) {
  const { title, note, filter, chosen } = kinds[by];
  const found = counts?.[by].counts;
  const most = Math.max(1, ...(found ?? []).map(({ count }) => count));
  const columns: readonly Column<CountRow>[] = [
    {
      id: 'value',
      header: title,
      value: ({ value }) => value,
      ...(by === 'severity' ? { cell: ({ value }: CountRow) => <Badge value={value.toUpperCase()} /> } : {}),
      width: 'minmax(14rem, 2fr)',
    },
    {
      id: 'count',
      header: 'Alerts',
      value: ({ count }) => count,
      cell: ({ count }) => (
        <span className="alerts-bar">
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${(100 * count) / most}%` }} />
          </span>
          {numberText(count)}
        </span>
      ),
      isNumber: true,
      width: 'minmax(14rem, 1fr)',
    },
  ];
  const open = chosen(state);
  return (
    <Panel
      title={`Alerts by ${title.toLowerCase()}`}
      query={asked(AlertsCountsDocument, countsQuestion(state))}
      actions={
        <button type="button" className="button button-plain" onClick={() => state.change({ by: '' })}>
          Close
        </button>
      }
    >
      <p className="quiet small">Click a row, or press Enter on it, to see its alerts only. {note}</p>
      {found === undefined ? (
        <Loading />
      ) : (
        <div className="alerts-counts">
          <DataTable
            label={`Alerts by ${title.toLowerCase()}`}
            columns={columns}
            rows={found}
            rowKey={({ value }) => value}
            onOpen={({ value }) => state.change(filter(value))}
            openKey={open.length === 1 ? open[0] : ''}
            csvName={`alerts-by-${by}`}
            empty="No alert matches the filters."
          />
        </div>
      )}
    </Panel>
  );
}
