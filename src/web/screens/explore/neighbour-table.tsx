import { useNavigate } from '@tanstack/react-router';
import { useAskPages } from '../../api/use-ask.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import { Answer } from '../../components/states.js';
import { ExploreNeighboursDocument, type ExploreNeighboursQuery } from '../../generated/operations.js';
import { titleOf } from '../../lib/text.js';
import { factText } from '../../neighbourhood/fact-text.js';
import { kindHeading } from '../../neighbourhood/kinds.js';
import type { NeighbourGroup } from '../../neighbourhood/neighbourhood.js';
import { useExploreState } from './explore-state.js';
import type { KnownEntity } from './known-entity.js';
import { neighboursStatement } from './statements.js';

type Edge = NonNullable<ExploreNeighboursQuery['entity']>['neighbours']['edges'][number];

const rows = 50;
const end = { hasNextPage: false, endCursor: null };

const title: Column<Edge> = {
  id: 'title',
  header: 'Title',
  value: ({ entity }) => entity.title,
  cell: ({ entity }) => <EntityLink entityKey={entity.key}>{entity.title}</EntityLink>,
  width: 'minmax(14rem, 3fr)',
};
const path: Column<Edge> = {
  id: 'path',
  header: 'Path',
  value: ({ entity }) => entity.path,
  width: 'minmax(12rem, 2fr)',
};

/** A column for each fact that one of the relationships has. */
function factColumns(edges: readonly Edge[]): Column<Edge>[] {
  const names = new Set(edges.flatMap(({ facts }) => facts.map(({ name }) => name)));
  return [...names].map((name) => ({
    id: `fact-${name}`,
    header: titleOf(name),
    value: ({ facts }) => {
      const fact = facts.find((each) => each.name === name);
      return fact === undefined ? null : factText(fact);
    },
    width: 'minmax(9rem, 1fr)',
  }));
}

/** Titles, paths where they tell more than the titles, and what the relationships tell. */
function columnsFor(edges: readonly Edge[]): readonly Column<Edge>[] {
  const facts = factColumns(edges);
  const hasPaths = edges.some(({ entity }) => entity.path !== null && entity.path !== entity.title);
  const names = hasPaths ? [title, path] : [title];
  // Where there is more to see, long names are cut.
  return facts.length === 0 ? names : [...names.map((column) => ({ ...column, width: '15rem' })), ...facts];
}

/** The neighbours of one group, fifty at a time, with what their relationships tell. */
export function NeighbourTable({
  entity,
  group,
}: {
  readonly entity: Pick<KnownEntity, 'key' | 'title'>;
  readonly group: NeighbourGroup;
}) {
  const navigate = useNavigate();
  const [, change] = useExploreState();
  const { key } = entity;
  const { relationship, direction, kind, count } = group;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAskPages(
    ExploreNeighboursDocument,
    { key, relationship, direction, kind, first: rows },
    ({ entity }) => entity?.neighbours.pageInfo ?? end,
    { keep: false },
  );
  const label = `${kindHeading(kind)}: ${relationship} ${direction === 'OUT' ? 'from' : 'to'} ${entity.title}`;
  return (
    <Panel
      title={label}
      query={{ cypher: neighboursStatement(key, group) }}
      actions={
        <button
          type="button"
          className="button button-plain"
          onClick={() => change({ edge: relationship }, { replace: true })}
        >
          What {relationship} means
        </button>
      }
    >
      <Answer query={{ data, error, refetch }}>
        {({ pages }) => {
          const edges = pages.flatMap(({ entity }) => entity?.neighbours.edges ?? []);
          return (
            <DataTable
              label={label}
              columns={columnsFor(edges)}
              rows={edges}
              rowKey={({ entity }) => entity.key}
              onOpen={({ entity }) => void navigate({ to: '/explore', search: { key: entity.key } as never })}
              more={{
                hasMore: hasNextPage,
                isLoading: isFetchingNextPage,
                loadMore: () => void fetchNextPage(),
              }}
              totalCount={count}
              csvName={label}
              empty="They are gone since they were counted. Reload the page."
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
