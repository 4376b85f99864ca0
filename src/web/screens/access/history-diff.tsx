import { Link } from '@tanstack/react-router';
import { useAskPages } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Loading, Partial } from '../../components/states.js';
import { AccessDifferencesDocument } from '../../generated/operations.js';
import { Chips } from './chips.js';
import { formerRoleText } from './former-role.js';
import { HistoryChanges } from './history-changes.js';
import { allDifferences, type DiffRow, differenceKinds, differencesSentence } from './history-differences.js';
import { HistoryFailed } from './history-failed.js';
import type { AccessState, ChangeAccess } from './state.js';
import { among } from './words.js';

const columns: readonly Column<DiffRow>[] = [
  {
    id: 'name',
    header: 'Who',
    value: ({ identity }) => identity.name,
    cell: ({ identity }) => (
      <Link to="." search={((before: object) => ({ ...before, identity: identity.key })) as never}>
        {identity.name}
      </Link>
    ),
    width: 'minmax(12rem, 2fr)',
  },
  {
    id: 'kind',
    header: 'Outcome',
    value: ({ kind }) => kind,
    cell: ({ kind }) => <Badge value={kind} />,
    width: '8rem',
  },
  {
    id: 'before',
    header: 'Before',
    value: ({ before }) => formerRoleText(before),
    width: 'minmax(9rem, 2fr)',
  },
  { id: 'after', header: 'After', value: ({ after }) => formerRoleText(after), width: 'minmax(9rem, 2fr)' },
  {
    id: 'changes',
    header: 'Changes',
    value: ({ changes }) => changes.length,
    isNumber: true,
    width: '7rem',
  },
];

/** Who gained, lost or changed a role between two times, and the changes that explain the row that is open. */
export function HistoryDiff({
  state,
  change,
  from,
  to,
}: {
  readonly state: AccessState;
  readonly change: ChangeAccess;
  readonly from: string;
  readonly to: string;
}) {
  const wanted = among(state.kinds, differenceKinds) ?? allDifferences;
  const question = { resource: state.resource, from, to: to === '' ? null : to, kinds: wanted };
  const behind = asked(AccessDifferencesDocument, question);
  const answer = useAskPages(AccessDifferencesDocument, question, ({ accessDiff }) => accessDiff.pageInfo, {
    keep: false,
  });
  const rows = answer.data?.pages.flatMap(({ accessDiff }) => accessDiff.edges) ?? [];
  const open = rows.find(({ identity }) => identity.key === state.identity);
  const [first] = answer.data?.pages ?? [];
  return (
    <div className={open === undefined ? 'stack' : 'access-split'}>
      <Panel title="The answer" query={behind}>
        {answer.error === null ? null : (
          <HistoryFailed error={answer.error} retry={() => void answer.refetch()} />
        )}
        {first === undefined ? (
          answer.error === null ? (
            <Loading what="Comparing the two times" />
          ) : null
        ) : (
          <>
            <p className="access-answer break" role="status">
              {differencesSentence(first.accessDiff, from, to)}
            </p>
            <Partial complete={first.accessDiff.complete} unknownScopes={first.accessDiff.unknownScopes} />
            <p className="quiet small">Open a row to see the changes that explain it.</p>
            <Chips
              label="Differences that are shown"
              chips={allDifferences.map((kind) => ({
                value: kind,
                label: differenceKinds[kind].label,
                count: differenceKinds[kind].count(first.accessDiff),
              }))}
              pressed={wanted}
              onChange={(pressed) => change({ kinds: pressed })}
            />
            <DataTable
              label={`Differences in ${first.accessDiff.resource.name}`}
              columns={columns}
              rows={rows}
              rowKey={({ identity }) => identity.key}
              openKey={open?.identity.key}
              onOpen={({ identity }) => change({ identity: identity.key })}
              totalCount={first.accessDiff.totalCount}
              more={{
                hasMore: answer.hasNextPage,
                isLoading: answer.isFetchingNextPage,
                loadMore: () => void answer.fetchNextPage(),
              }}
              csvName={`access changes in ${first.accessDiff.resource.name}`}
              empty="No role differs between these times. Choose an earlier time, or tick more sorts of differences."
            />
          </>
        )}
      </Panel>
      {open === undefined || first === undefined ? null : (
        <HistoryChanges
          row={open}
          resource={first.accessDiff.resource}
          behind={behind}
          onClose={() => change({ identity: '' })}
        />
      )}
    </div>
  );
}
