import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAskPages } from '../../api/use-ask.js';
import { useMay } from '../../api/viewer.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import { AlertsListDocument, type AlertsListQuery } from '../../generated/operations.js';
import { agoText, timeText } from '../../lib/text.js';
import { BulkActions } from './actions/bulk-actions.js';
import { type AlertsState, filterOf, isFiltered, opened } from './state.js';
import { Summary } from './summary.js';

/** An alert as the list has it. */
export type AlertRow = AlertsListQuery['alerts']['nodes'][number];

const pageSize = 100;

const columns: readonly Column<AlertRow>[] = [
  { id: 'RISK', header: 'Risk', value: ({ riskScore }) => riskScore, isNumber: true, width: '4.5rem' },
  {
    id: 'SEVERITY',
    header: 'Severity',
    value: ({ severity }) => severity,
    cell: ({ severity }) => <Badge value={severity} />,
    width: '6.5rem',
  },
  {
    id: 'evidence',
    header: 'Evidence',
    value: ({ evidence }) => evidence,
    // The row itself is what the keyboard opens.
    cell: ({ id, evidence }) => (
      <Link to="/alerts" search={opened(id)} tabIndex={-1} className="alerts-evidence">
        {evidence}
      </Link>
    ),
    width: 'minmax(24rem, 4fr)',
    sortable: false,
  },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => status,
    cell: ({ status }) => <Badge value={status} />,
    width: '8.5rem',
    sortable: false,
  },
  { id: 'RULE', header: 'Rule', value: ({ rule }) => rule?.id, width: 'minmax(11rem, 1fr)' },
  { id: 'path', header: 'Where', value: ({ path }) => path, width: 'minmax(11rem, 1fr)', sortable: false },
  {
    id: 'FIRST_SEEN',
    header: 'First seen',
    value: ({ firstSeen }) => firstSeen,
    cell: ({ firstSeen }) => timeText(firstSeen),
    width: '12rem',
  },
  {
    id: 'LAST_SEEN',
    header: 'Last seen',
    value: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen }) => agoText(lastSeen),
    width: '9rem',
  },
  {
    id: 'id',
    header: 'Alert',
    value: ({ id }) => id,
    cell: ({ id }) => <span className="mono">{id.slice(0, 8)}</span>,
    width: '7rem',
    sortable: false,
  },
];

function Nothing({ state }: { readonly state: AlertsState }) {
  if (isFiltered(state)) return <>No alert matches the filters. Remove some of them.</>;
  return (
    <>
      No alert is open. Rules run after each sync: see{' '}
      <Link to="/rules">when they last ran, and which could not tell</Link>.
    </>
  );
}

/** The alerts that are wanted, in pages, and what can be done with those that are ticked. */
export function AlertList({ state }: { readonly state: AlertsState }) {
  const mayAct = useMay('ANALYST');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const question = { filter: filterOf(state), orderBy: state.order, first: pageSize };
  const query = useAskPages(AlertsListDocument, question, ({ alerts }) => alerts.pageInfo);
  const rows = useMemo(() => query.data?.pages.flatMap(({ alerts }) => alerts.nodes) ?? [], [query.data]);
  const chosen = useMemo(() => rows.filter(({ id }) => ticked.has(id)), [rows, ticked]);
  const sort = (id: string) => {
    const isSame = id === state.order.field;
    const direction = isSame ? (state.order.direction === 'ASC' ? 'DESC' : 'ASC') : '';
    state.change({ sort: id, direction });
  };
  return (
    <Panel title="Alerts" query={asked(AlertsListDocument, question)}>
      <Answer query={query} what="Loading alerts">
        {({ pages: [first] }) => (
          <>
            <Summary state={state} first={first?.alerts} />
            <BulkActions chosen={chosen} onDone={setTicked} />
            <DataTable
              label="Alerts"
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              onOpen={({ id }) => state.change({ id })}
              openKey={state.id}
              {...(mayAct ? { ticked: new Set(chosen.map(({ id }) => id)), onTick: setTicked } : {})}
              more={{
                hasMore: query.hasNextPage,
                isLoading: query.isFetchingNextPage,
                loadMore: () => void query.fetchNextPage(),
              }}
              totalCount={first?.alerts.totalCount}
              sortedBy={{ id: state.order.field, descending: state.order.direction === 'DESC' }}
              onSort={({ id }) => sort(id)}
              csvName="alerts"
              empty={<Nothing state={state} />}
            />
            <p className="quiet small">
              The CSV holds the rows that are loaded. The command <code>access-graph alerts export</code>{' '}
              gives all of them as SARIF, OCSF, OSCAL or CSV.
            </p>
          </>
        )}
      </Answer>
    </Panel>
  );
}
