import { useAskPages } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import { ConnectionsRunsDocument, type ConnectionsRunsQuery } from '../../generated/operations.js';
import { timeText } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';
import { durationText } from './durations.js';

type Row = ConnectionsRunsQuery['syncRuns']['nodes'][number];

const columns: readonly Column<Row>[] = [
  {
    id: 'started',
    header: 'Started',
    value: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => timeText(startedAt),
    width: '13rem',
  },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => status,
    cell: ({ status }) => <Badge value={status} />,
    width: '8rem',
  },
  {
    id: 'full',
    header: 'Kind',
    value: ({ full }) => (full ? 'Every list whole' : 'What is new'),
    width: '10.5rem',
  },
  {
    id: 'duration',
    header: 'Took',
    value: ({ durationMs }) => durationMs,
    cell: ({ durationMs }) => durationText(durationMs),
    isNumber: true,
    width: '7rem',
  },
  { id: 'created', header: 'Created', value: ({ counts }) => counts?.created, isNumber: true, width: '6rem' },
  { id: 'updated', header: 'Updated', value: ({ counts }) => counts?.updated, isNumber: true, width: '6rem' },
  { id: 'deleted', header: 'Deleted', value: ({ counts }) => counts?.deleted, isNumber: true, width: '6rem' },
  { id: 'requests', header: 'Requests', value: ({ requests }) => requests, isNumber: true, width: '6.5rem' },
  { id: 'error', header: 'Error', value: ({ error }) => error, width: 'minmax(6rem, 1fr)' },
];

/** The syncs of a connection, newest first. */
export function RunList({ name }: { readonly name: string }) {
  const [{ run }, change] = useUrlState({ run: '' });
  const question = { name, first: 20 };
  const runs = useAskPages(ConnectionsRunsDocument, question, ({ syncRuns }) => syncRuns.pageInfo);
  return (
    <Panel title="Runs" query={asked(ConnectionsRunsDocument, question)}>
      <Answer query={runs} what="Reading the runs">
        {({ pages }) => (
          <DataTable
            label="Runs"
            columns={columns}
            rows={pages.flatMap(({ syncRuns }) => syncRuns.nodes)}
            rowKey={({ id }) => id}
            onOpen={({ id }) => change({ run: id })}
            openKey={run}
            totalCount={pages[0]?.syncRuns.totalCount.value}
            csvName={`runs-${name}`}
            more={{
              hasMore: runs.hasNextPage,
              isLoading: runs.isFetchingNextPage,
              loadMore: () => void runs.fetchNextPage(),
            }}
            empty="It was never synced."
          />
        )}
      </Answer>
    </Panel>
  );
}
