import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Panel } from '../../components/page.js';
import { Failed, Loading } from '../../components/states.js';
import { GraphView } from '../../graph/graph-view.js';
import { numberText } from '../../lib/text.js';
import { groupSearch, type NeighbourhoodPicture, pictureOf } from '../../neighbourhood/neighbourhood.js';
import { useNeighbourhoods } from '../../neighbourhood/use-neighbourhoods.js';
import { EdgeHelp } from './edge-help.js';
import { useExploreState } from './explore-state.js';
import type { KnownEntity } from './known-entity.js';
import { PictureChoice } from './picture-choice.js';
import { pictureStatement } from './statements.js';

function countText({ things, counted }: NeighbourhoodPicture): string {
  const read = `${numberText(things.size)} ${things.size === 1 ? 'thing has' : 'things have'} been read for the picture`;
  if (counted.size === 0) return `${read}.`;
  return counted.size === 1
    ? `${read}; one node stands for the many more that its table lists.`
    : `${read}; ${numberText(counted.size)} nodes stand for the many more that their tables list.`;
}

/** A picture of what is around a thing, which grows where it is expanded, with all that is in it beside it as lists and a table. */
export function NeighbourhoodGraph({ entity: { key, title } }: { readonly entity: KnownEntity }) {
  const [{ expanded, selected, edge }, change] = useExploreState();
  const navigate = useNavigate();
  const { neighbourhoods, error, isPending, retry } = useNeighbourhoods([...new Set([key, ...expanded])]);
  const picture = useMemo(() => pictureOf(neighbourhoods), [neighbourhoods]);
  const select = (id: string) => {
    const counted = picture.counted.get(id);
    if (counted === undefined) change({ selected: id }, { replace: true });
    else void navigate({ to: '/explore', search: groupSearch(counted) as never });
  };
  const isThere = neighbourhoods.length > 0;
  return (
    <Panel title={`Around ${title}`} query={{ cypher: pictureStatement(key) }}>
      {error === null ? null : <Failed error={error} retry={retry} />}
      <p role="status">{isPending ? 'Reading what is around it…' : countText(picture)}</p>
      {isThere ? (
        <div className="explore-picture">
          <GraphView
            label={`Around ${title}`}
            nodes={picture.nodes}
            edges={picture.edges}
            centre={key}
            selected={selected === '' ? undefined : selected}
            onSelect={select}
            onSelectEdge={(name) => change({ edge: name }, { replace: true })}
          />
          <div className="stack">
            <PictureChoice root={key} picture={picture} />
            {edge === '' ? null : <EdgeHelp name={edge} />}
          </div>
        </div>
      ) : error === null ? (
        <Loading what="Drawing" />
      ) : null}
    </Panel>
  );
}
