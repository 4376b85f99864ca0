import { Link, useNavigate } from '@tanstack/react-router';
import { useNames } from '../../api/entity-names.js';
import { useAskPages } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Partial } from '../../components/states.js';
import { ExploreChangesDocument, type ExploreChangesQuery } from '../../generated/operations.js';
import { timeText, titleOf } from '../../lib/text.js';
import { changeText } from './change-text.js';

type Change = ExploreChangesQuery['changes']['nodes'][number];

const rows = 50;

function columnsFor(key: string, titleOfKey: (key: string) => string): readonly Column<Change>[] {
  /** The other end of a relationship; nothing for a change of the thing itself. */
  const other = (change: Change) =>
    change.subject === 'NODE' ? null : change.key === key ? change.fromKey : change.key;
  return [
    { id: 'at', header: 'Found', value: ({ at }) => at, cell: ({ at }) => timeText(at), width: '13rem' },
    {
      id: 'operation',
      header: 'What happened',
      value: ({ operation }) => titleOf(operation),
      cell: ({ operation }) => <Badge value={operation} />,
      width: '10rem',
    },
    {
      id: 'kind',
      header: 'Of what',
      value: ({ kind, subject }) => (subject === 'NODE' ? titleOf(kind) : kind),
      width: '12.5rem',
    },
    {
      id: 'other',
      header: 'With',
      value: (change) => {
        const found = other(change);
        return found === null ? null : titleOfKey(found);
      },
      cell: (change) => {
        const found = other(change);
        return found === null ? '–' : <EntityLink entityKey={found}>{titleOfKey(found)}</EntityLink>;
      },
      width: '15rem',
    },
    { id: 'change', header: 'Change', value: changeText, width: 'minmax(14rem, 1fr)' },
    {
      id: 'actor',
      header: 'By',
      value: ({ actor }) => actor?.username ?? actor?.name,
      cell: ({ actor }) =>
        actor === null ? '–' : <EntityLink entityKey={actor.key}>{actor.username ?? actor.name}</EntityLink>,
      width: '8.5rem',
    },
  ];
}

/** What changed about a thing and its relationships, newest first. */
export function EntityChanges({ entity: { key } }: { readonly entity: { readonly key: string } }) {
  const navigate = useNavigate();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAskPages(
    ExploreChangesDocument,
    { key, first: rows },
    ({ changes }) => changes.pageInfo,
    { keep: false },
  );
  const found = data?.pages.flatMap(({ changes }) => changes.nodes) ?? [];
  const names = useNames(found.flatMap((change) => [change.key, change.fromKey]));
  return (
    <Panel
      title="Changes"
      query={asked(ExploreChangesDocument, { key, first: rows })}
      actions={
        <Link to="/changes" search={{ key } as never} className="small">
          Open them in Changes
        </Link>
      }
    >
      <Answer query={{ data, error, refetch }}>
        {({ pages }) => (
          <>
            <Partial
              complete={pages.every(({ changes }) => changes.complete)}
              unknownScopes={pages[0]?.changes.unknownScopes ?? []}
            />
            <DataTable
              label={`Changes of ${names.get(key)?.title ?? key}`}
              columns={columnsFor(key, (one) => names.get(one)?.title ?? one)}
              rows={found}
              rowKey={({ id }) => id}
              onOpen={({ id }) => void navigate({ to: '/changes', search: { key, id } as never })}
              more={{
                hasMore: hasNextPage,
                isLoading: isFetchingNextPage,
                loadMore: () => void fetchNextPage(),
              }}
              totalCount={pages[0]?.changes.totalCount.value}
              csvName={`Changes of ${key}`}
              empty="No sync has found a change of it since it was first read."
            />
          </>
        )}
      </Answer>
    </Panel>
  );
}
