import { useNames } from '../../api/entity-names.js';
import { useAskPages } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { Answer } from '../../components/states.js';
import {
  ConnectionsIncompleteDocument,
  type ConnectionsIncompleteQuery,
} from '../../generated/operations.js';
import { wordsOf } from '../../lib/text.js';

type Row = NonNullable<NonNullable<ConnectionsIncompleteQuery['syncRun']>['incomplete']>['nodes'][number];

/** The lists that a run did not read whole, with the reasons. */
export function IncompleteLists({ id }: { readonly id: string }) {
  const lists = useAskPages(
    ConnectionsIncompleteDocument,
    { id, first: 50 },
    ({ syncRun }) => syncRun?.incomplete?.pageInfo ?? { hasNextPage: false, endCursor: null },
  );
  const rows = lists.data?.pages.flatMap(({ syncRun }) => syncRun?.incomplete?.nodes ?? []) ?? [];
  const names = useNames(rows.map(({ target }) => target));
  const columns: readonly Column<Row>[] = [
    { id: 'source', header: 'Source', value: ({ source }) => wordsOf(source), width: 'minmax(10rem, 1fr)' },
    {
      id: 'target',
      header: 'Of',
      value: ({ target }) => names.get(target)?.title ?? target,
      cell: ({ target }) => <EntityLink entityKey={target}>{names.get(target)?.title ?? target}</EntityLink>,
      width: 'minmax(12rem, 1.5fr)',
    },
    {
      id: 'status',
      header: 'Status',
      value: ({ status }) => status,
      cell: ({ status }) => <Badge value={status} />,
      width: '7rem',
    },
    { id: 'reason', header: 'Reason', value: ({ reason }) => reason, width: 'minmax(14rem, 2.5fr)' },
    { id: 'code', header: 'Code', value: ({ code }) => code, width: '10rem' },
  ];
  return (
    <section className="stack" aria-label="Lists that were not read whole">
      <h3>Lists that were not read whole</h3>
      <Answer query={lists} what="Reading the lists">
        {({ pages }) => (
          <DataTable
            label="Lists that were not read whole"
            columns={columns}
            rows={rows}
            rowKey={({ source, target }) => `${source} ${target}`}
            totalCount={pages[0]?.syncRun?.incomplete?.totalCount.value}
            csvName={`incomplete-${id}`}
            more={{
              hasMore: lists.hasNextPage,
              isLoading: lists.isFetchingNextPage,
              loadMore: () => void lists.fetchNextPage(),
            }}
            empty="There are none: each list that was asked for was read whole."
          />
        )}
      </Answer>
    </section>
  );
}
