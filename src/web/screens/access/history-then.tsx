import { useAskPages } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Loading, Partial } from '../../components/states.js';
import { AccessThenDocument, type AccessThenQuery } from '../../generated/operations.js';
import { dayText, timeText } from '../../lib/text.js';
import { formerRoleText, formerSourcesText } from './former-role.js';
import { HistoryFailed } from './history-failed.js';
import { countText, firstExpiry } from './words.js';

type Row = AccessThenQuery['accessAt']['edges'][number];

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Who',
    value: ({ identity }) => identity.name,
    cell: ({ identity }) => <EntityLink entityKey={identity.node?.key}>{identity.name}</EntityLink>,
    width: 'minmax(12rem, 2fr)',
  },
  { id: 'role', header: 'Role', value: ({ role }) => formerRoleText(role), width: 'minmax(10rem, 2fr)' },
  {
    id: 'certain',
    header: 'Certain',
    value: ({ role }) => (role.certain ? 'yes' : 'no'),
    cell: ({ role }) => (role.certain ? 'yes' : <Badge value="UNKNOWN" label="not certain" />),
    width: '8rem',
  },
  {
    id: 'through',
    header: 'Through',
    value: ({ role }) => formerSourcesText(role),
    width: 'minmax(16rem, 3fr)',
  },
  {
    id: 'ends',
    header: 'To end',
    value: ({ role }) => firstExpiry(role.sources),
    cell: ({ role }) => dayText(firstExpiry(role.sources)),
    width: '9rem',
  },
];

/** Everybody who had a role in a group or project at a time. */
export function HistoryThen({ resource, time }: { readonly resource: string; readonly time: string }) {
  const answer = useAskPages(AccessThenDocument, { resource, time }, ({ accessAt }) => accessAt.pageInfo, {
    keep: false,
  });
  const [first] = answer.data?.pages ?? [];
  return (
    <Panel title="The answer" query={asked(AccessThenDocument, { resource, time })}>
      {answer.error === null ? null : (
        <HistoryFailed error={answer.error} retry={() => void answer.refetch()} />
      )}
      {first === undefined ? (
        answer.error === null ? (
          <Loading what="Looking back" />
        ) : null
      ) : (
        <>
          <p className="access-answer break" role="status">
            {countText(first.accessAt.totalCount, ['person or bot', 'people and bots'])} had a role in{' '}
            {first.accessAt.resource.name} on {timeText(time)}.
          </p>
          <Partial complete={first.accessAt.complete} unknownScopes={first.accessAt.unknownScopes} />
          <DataTable
            label={`Who had a role in ${first.accessAt.resource.name}`}
            columns={columns}
            rows={answer.data?.pages.flatMap(({ accessAt }) => accessAt.edges) ?? []}
            rowKey={({ identity }) => identity.key}
            totalCount={first.accessAt.totalCount}
            more={{
              hasMore: answer.hasNextPage,
              isLoading: answer.isFetchingNextPage,
              loadMore: () => void answer.fetchNextPage(),
            }}
            csvName={`access to ${first.accessAt.resource.name} on ${time.slice(0, 10)}`}
            empty="Nobody had a role there then."
          />
        </>
      )}
    </Panel>
  );
}
