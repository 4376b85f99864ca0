import { useAskPages } from '../../api/use-ask.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Partial } from '../../components/states.js';
import {
  AccessCompareDocument,
  type AccessCompareQuery,
  type AccessComparisonKind,
  type Action,
} from '../../generated/operations.js';
import { numberText, roleText } from '../../lib/text.js';
import { deed } from './actions.js';
import { Chips } from './chips.js';
import type { AccessState } from './state.js';
import { useThing } from './use-thing.js';
import { among, countText, sourcesText, thingsOf } from './words.js';

type Comparison = AccessCompareQuery['compareAccess'];
type Row = Comparison['edges'][number];

/** How two stand in a place: what it is called for given names, and where it is counted. */
const kinds: Readonly<
  Record<
    AccessComparisonKind,
    { readonly label: (a: string, b: string) => string; readonly count: (all: Comparison) => number }
  >
> = {
  ONLY_A: { label: (a) => `Only ${a}`, count: ({ onlyA }) => onlyA },
  ONLY_B: { label: (_a, b) => `Only ${b}`, count: ({ onlyB }) => onlyB },
  DIFFERENT_ROLE: { label: () => 'Both, with different roles', count: ({ differentRole }) => differentRole },
  SAME: { label: () => 'Both, with the same role', count: ({ same }) => same },
  UNKNOWN: { label: () => 'Not known', count: ({ unknown }) => unknown },
};
const standard: readonly AccessComparisonKind[] = ['ONLY_A', 'ONLY_B', 'DIFFERENT_ROLE'];

const sides = (a: string, b: string) =>
  [
    ['a', a],
    ['b', b],
  ] as const;

const columnsFor = (a: string, b: string): readonly Column<Row>[] => [
  {
    id: 'path',
    header: 'Where',
    value: ({ path }) => path,
    cell: ({ path, resource }) => <EntityLink entityKey={resource?.key}>{path}</EntityLink>,
    width: 'minmax(14rem, 2fr)',
  },
  ...sides(a, b).map(
    ([side, name]): Column<Row> => ({
      id: `${side}Role`,
      header: `Role of ${name}`,
      value: ({ [side]: has }) => (has === null ? 'None' : roleText(has.accessLevel)),
      width: 'minmax(9rem, 1fr)',
    }),
  ),
  ...sides(a, b).map(
    ([side, name]): Column<Row> => ({
      id: `${side}Through`,
      header: `${name} through`,
      value: ({ [side]: has }) => (has === null ? '–' : sourcesText(has)),
      width: 'minmax(14rem, 2fr)',
    }),
  ),
  {
    id: 'kind',
    header: 'Who',
    value: ({ kind }) => kinds[kind].label(a, b),
    width: 'minmax(12rem, 1fr)',
  },
];

function sentence(
  { onlyA, onlyB, differentRole, same, unknown }: Comparison,
  [a, b]: readonly [string, string],
  action: Action | '',
): string {
  const things = action === '' ? (['place', 'places'] as const) : thingsOf(action);
  const does = (count: number) =>
    action === ''
      ? `has a role in ${countText(count, things)}`
      : `can ${deed(action, countText(count, things), '', count !== 1)}`;
  const both = `both in ${numberText(same + differentRole)}, ${numberText(differentRole)} of them with different roles`;
  const rest = unknown > 0 ? ` In ${countText(unknown, things)} it is not known.` : '';
  return `${a} alone ${does(onlyA)}, ${b} alone ${does(onlyB)}; ${both}.${rest}`;
}

/** Two identities side by side: a sentence, how many places of each sort, and the places. */
export function CompareAnswer({
  state,
  action,
  onKinds,
}: {
  readonly state: AccessState;
  readonly action: Action | '';
  readonly onKinds: (kinds: readonly string[]) => void;
}) {
  const [a, b] = [useThing(state.identity).title, useThing(state.identityB).title];
  const wanted = among(state.kinds, kinds) ?? standard;
  const question = {
    identityA: state.identity,
    identityB: state.identityB,
    action: action === '' ? null : action,
    kinds: wanted,
  };
  const answer = useAskPages(AccessCompareDocument, question, ({ compareAccess }) => compareAccess.pageInfo);
  return (
    <Panel title="The answer" query={asked(AccessCompareDocument, question)}>
      <Answer query={answer}>
        {({ pages }) => {
          const [first] = pages;
          if (first === undefined) return null;
          const all = first.compareAccess;
          return (
            <>
              <p className="access-answer break" role="status">
                {sentence(all, [a, b], action)}
              </p>
              <Partial complete={all.complete} unknownScopes={all.unknownScopes} />
              <Chips
                label="Places that are shown"
                chips={(Object.keys(kinds) as AccessComparisonKind[]).map((kind) => ({
                  value: kind,
                  label: kinds[kind].label(a, b),
                  count: kinds[kind].count(all),
                }))}
                pressed={wanted}
                onChange={onKinds}
              />
              <DataTable
                label={`${a} and ${b} side by side`}
                columns={columnsFor(a, b)}
                rows={pages.flatMap(({ compareAccess }) => compareAccess.edges)}
                rowKey={({ path, resource }) => resource?.key ?? path}
                totalCount={all.totalCount}
                more={{
                  hasMore: answer.hasNextPage,
                  isLoading: answer.isFetchingNextPage,
                  loadMore: () => void answer.fetchNextPage(),
                }}
                csvName={`${a} and ${b}`}
                empty="The two do not differ in any place of these sorts."
              />
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
