import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { Answer } from '../../components/states.js';
import { ExploreEntityDocument } from '../../generated/operations.js';
import { numberText, titleOf } from '../../lib/text.js';
import { kindHeading, kindPlurals } from '../../neighbourhood/kinds.js';
import { type CountedGroup, groupSearch, type PicturedThing } from '../../neighbourhood/neighbourhood.js';
import { useExploreState } from './explore-state.js';

/** The thing that is chosen in a picture: what it is, and what can be done with it. */
export function ChosenThing({
  root,
  thing: { key, title, kindTitle, path },
}: {
  readonly root: string;
  readonly thing: PicturedThing;
}) {
  const [{ expanded }, change] = useExploreState();
  const query = useAsk(ExploreEntityDocument, { key });
  const isExpanded = expanded.includes(key);
  const others = expanded.filter((other) => other !== key);
  return (
    <section className="explore-chosen" aria-label="What is chosen">
      <h3 className="break">{title}</h3>
      <p className="row">
        <Badge value={kindTitle} label={titleOf(kindTitle)} />
        {path === null || path === title ? null : <span className="quiet small break">in {path}</span>}
      </p>
      <Answer query={query}>
        {({ entity }) => (
          <ul className="small">
            {entity?.neighbourGroups.slice(0, 6).map(({ relationship, direction, kind, count }) => (
              <li key={`${relationship} ${direction} ${kind}`}>
                {relationship} {direction === 'OUT' ? 'to' : 'from'} {numberText(count)}{' '}
                {count === 1 ? titleOf(kind).toLowerCase() : kindPlurals[kind]}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <div className="row">
        {key === root ? null : isExpanded ? (
          <button type="button" className="button" onClick={() => change({ expanded: others })}>
            Collapse
          </button>
        ) : (
          <button
            type="button"
            className="button button-main"
            onClick={() => change({ expanded: [...expanded, key] })}
          >
            Expand
          </button>
        )}
        <Link to="/explore" search={{ key } as never} className="button">
          Open its page
        </Link>
      </div>
    </section>
  );
}

/** The counted node that is chosen in a picture, and the way to its table. */
export function ChosenGroup({ counted }: { readonly counted: CountedGroup }) {
  const {
    owner,
    group: { relationship, direction, kind, count },
  } = counted;
  return (
    <section className="explore-chosen" aria-label="What is chosen">
      <p className="break">
        {kindHeading(kind)}: {numberText(count)} in all, {relationship} {direction === 'OUT' ? 'from' : 'to'}{' '}
        {owner.title}.
      </p>
      <Link to="/explore" search={groupSearch(counted) as never} className="button button-main">
        Open the table
      </Link>
    </section>
  );
}
