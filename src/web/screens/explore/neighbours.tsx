import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { ExploreEntityDocument } from '../../generated/operations.js';
import type { Search } from '../../lib/url-state.js';
import { kindHeading } from '../../neighbourhood/kinds.js';
import { groupId, type NeighbourGroup } from '../../neighbourhood/neighbourhood.js';
import { EdgeHelp } from './edge-help.js';
import { useExploreState } from './explore-state.js';
import type { KnownEntity } from './known-entity.js';
import { NeighbourTable } from './neighbour-table.js';

const searchOf = ({ relationship, direction, kind }: NeighbourGroup) => ({ relationship, direction, kind });

const columns: readonly Column<NeighbourGroup>[] = [
  {
    id: 'kind',
    header: 'What',
    value: ({ kind }) => kindHeading(kind),
    cell: (group) => (
      <Link
        to="/explore"
        resetScroll={false}
        search={((before: Search) => ({ ...before, tab: 'neighbours', ...searchOf(group) })) as never}
      >
        {kindHeading(group.kind)}
      </Link>
    ),
    width: 'minmax(10rem, 1.2fr)',
  },
  { id: 'count', header: 'Count', value: ({ count }) => count, isNumber: true, width: '4.5rem' },
  {
    id: 'relationship',
    header: 'Relationship',
    value: ({ relationship }) => relationship,
    width: 'minmax(10rem, 1fr)',
  },
  {
    id: 'direction',
    header: 'Direction',
    value: ({ direction }) => (direction === 'OUT' ? 'to them' : 'to this'),
    width: '6.5rem',
  },
];

/** What a thing is connected with, by relationship and kind, and those of one group in pages. */
export function Neighbours({ entity }: { readonly entity: KnownEntity }) {
  const [{ relationship, direction, kind, edge }, change] = useExploreState();
  const wanted = groupId(entity.key, { relationship, direction, kind });
  const group = entity.neighbourGroups.find((each) => groupId(entity.key, each) === wanted);
  return (
    <div className="explore-neighbours">
      <Panel title="Connected with" query={asked(ExploreEntityDocument, { key: entity.key })}>
        <p className="quiet">
          What could not be read from GitLab is not counted here. <Link to="/connections">What was read</Link>
        </p>
        <DataTable
          label={`What ${entity.title} is connected with`}
          columns={columns}
          rows={entity.neighbourGroups}
          rowKey={(each) => groupId(entity.key, each)}
          onOpen={(each) => change(searchOf(each))}
          openKey={group === undefined ? undefined : wanted}
          csvName={`Neighbours of ${entity.title}`}
          empty="It is connected with nothing that was read."
        />
      </Panel>
      <div className="stack">
        {group === undefined ? (
          <p className="notice" role="status">
            {relationship === '' ? '' : `There are no such things by ${relationship} now. `}
            Choose a row to see the things behind it.
          </p>
        ) : (
          <NeighbourTable key={wanted} entity={entity} group={group} />
        )}
        {edge === '' ? null : <EdgeHelp name={edge} />}
      </div>
    </div>
  );
}
