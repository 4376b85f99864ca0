import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { ConnectionsListDocument, type ConnectionsListQuery } from '../../generated/operations.js';
import { agoText } from '../../lib/text.js';

/** A connection as the list has it. */
export type Connection = ConnectionsListQuery['connections'][number];

/** When a connection is synced, in words. */
export const scheduleText = ({ schedule }: Pick<Connection, 'schedule'>): string =>
  schedule === null || schedule === 'disabled' ? 'By hand only' : schedule;

const columns: readonly Column<Connection>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <Badge value={state} />,
    width: '7.5rem',
  },
  { id: 'url', header: 'GitLab', value: ({ url, host }) => url ?? host, width: 'minmax(10rem, 1.5fr)' },
  { id: 'group', header: 'Group', value: ({ group }) => group ?? 'Everything' },
  { id: 'schedule', header: 'Schedule', value: scheduleText, width: '8rem' },
  {
    id: 'last',
    header: 'Last run ended',
    value: ({ lastFinishedAt }) => lastFinishedAt,
    cell: ({ lastFinishedAt }) => (lastFinishedAt === null ? 'Never' : agoText(lastFinishedAt)),
    width: '10rem',
  },
  {
    id: 'next',
    header: 'Next run',
    value: ({ nextRunAt }) => nextRunAt,
    cell: ({ nextRunAt }) => agoText(nextRunAt),
    width: '8rem',
  },
  { id: 'error', header: 'Last error', value: ({ lastError }) => lastError, width: 'minmax(8rem, 1.5fr)' },
];

/** How all connections are, as a sentence and a table. */
export function ConnectionList({
  connections,
  openName,
  onOpen,
}: {
  readonly connections: readonly Connection[];
  readonly openName: string | undefined;
  readonly onOpen: (name: string) => void;
}) {
  const poor = connections.filter(({ state }) => state === 'FAILED' || state === 'DEGRADED');
  return (
    <Panel title="All connections" query={asked(ConnectionsListDocument, {})}>
      <p>
        {poor.length === 0
          ? 'No connection has failed or misses lists.'
          : `To look at: ${poor.map(({ name, state }) => `${name} (${state === 'FAILED' ? 'failed' : 'some lists could not be read'})`).join(', ')}.`}
      </p>
      <DataTable
        label="Connections"
        columns={columns}
        rows={connections}
        rowKey={({ name }) => name}
        onOpen={({ name }) => onOpen(name)}
        openKey={openName}
      />
    </Panel>
  );
}
