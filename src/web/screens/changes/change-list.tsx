import { useNames } from '../../api/entity-names.js';
import { useAskPages } from '../../api/use-ask.js';
import { DataTable } from '../../components/data-table.js';
import { Opened } from '../../components/opened.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Partial } from '../../components/states.js';
import { ChangesListDocument, type ChangesListQuery } from '../../generated/operations.js';
import { numberText, timeText } from '../../lib/text.js';
import { ChangeDetail } from './change-detail.js';
import { columnsOf } from './columns.js';
import { LiveNotice } from './live-notice.js';
import { NotLoaded } from './not-loaded.js';
import { type ChangeState, type ChangesState, isFiltered, type Wanted } from './state.js';

function summary({ totalCount: { value, isEstimate }, asOf }: ChangesListQuery['changes']): string {
  const count = `${isEstimate ? 'About ' : ''}${numberText(value)} ${value === 1 ? 'change' : 'changes'}.`;
  return asOf === null
    ? `${count} A connection has not finished a sync yet, so that there may be more.`
    : `${count} What changed in GitLab after ${timeText(asOf)} may not have been found yet.`;
}

/** The changes that are wanted, in pages, with the open one below. Rows stay where they are until others are asked for. */
export function ChangeList({
  state,
  wanted,
  change,
}: {
  readonly state: ChangesState;
  readonly wanted: Wanted;
  readonly change: ChangeState;
}) {
  const question = { ...wanted, first: 50 };
  const list = useAskPages(ChangesListDocument, question, ({ changes }) => changes.pageInfo, {
    keep: false,
    still: true,
  });
  const edges = list.data?.pages.flatMap(({ changes }) => changes.edges) ?? [];
  const names = useNames(edges.flatMap(({ node }) => [node.key, node.fromKey]));
  const at = edges.findIndex(({ node }) => node.id === state.id);
  const open = edges[at]?.node;
  const more = {
    hasMore: list.hasNextPage,
    isLoading: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
  };
  return (
    <>
      <Panel title="Timeline" query={asked(ChangesListDocument, question)}>
        <LiveNotice wanted={wanted} onShow={() => void list.refetch()} />
        <Answer query={list} what="Reading the changes">
          {({ pages }) => {
            const [first] = pages;
            if (first === undefined) return null;
            return (
              <div className={open === undefined ? 'stack' : 'stack changes-short'}>
                <p>{summary(first.changes)}</p>
                <Partial complete={first.changes.complete} unknownScopes={first.changes.unknownScopes} />
                <DataTable
                  label="Changes"
                  columns={columnsOf(names)}
                  rows={edges.map(({ node }) => node)}
                  rowKey={({ id }) => id}
                  onOpen={({ id }) => change({ id })}
                  openKey={state.id}
                  totalCount={first.changes.totalCount.value}
                  csvName="changes"
                  more={more}
                  empty={
                    isFiltered(state)
                      ? 'No change fits these filters. Take some away, or look at a longer time.'
                      : 'No sync has found a change yet. The first sync of a connection finds none: it sees everything for the first time.'
                  }
                />
              </div>
            );
          }}
        </Answer>
      </Panel>
      {open === undefined ? (
        state.id === '' || list.data === undefined ? null : (
          <NotLoaded state={state} change={change} more={more} loaded={edges.length} />
        )
      ) : (
        <Opened key={open.id}>
          <ChangeDetail
            change={open}
            cursorBefore={edges[at - 1]?.cursor ?? null}
            names={names}
            onClose={() => change({ id: '' })}
          />
        </Opened>
      )}
    </>
  );
}
