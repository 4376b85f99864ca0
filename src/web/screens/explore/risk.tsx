import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { ShowQuery } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import { ExploreEntityRiskDocument } from '../../generated/operations.js';
import { numberText } from '../../lib/text.js';
import type { Search } from '../../lib/url-state.js';
import type { KnownEntity } from './known-entity.js';

interface Alerts {
  readonly totalCount: number;
  readonly bySeverity: readonly { readonly value: string; readonly count: number }[];
}

/** Whether a thing has things in it that have alerts of their own. */
export const isPlace = ({ kind }: Pick<KnownEntity, 'kind'>): boolean =>
  kind === 'GROUP' || kind === 'PROJECT';

const lastScore = (points: readonly { readonly score: number }[] | undefined) => points?.at(-1)?.score;

/** How many alerts of a thing are not resolved, how bad they are, and the risk that comes of them. */
export function Risk({ entity }: { readonly entity: KnownEntity }) {
  const { key, kind, path } = entity;
  const isTop = kind === 'GROUP' && path?.includes('/') === false;
  const question = {
    key,
    subject: key,
    path: path ?? '',
    isPlace: isPlace(entity),
    // Of a subgroup there is no score that counts all below it.
    isScored: kind === 'PROJECT' || isTop,
    scoredAs: isTop ? 'GROUP' : 'PLACE',
  } as const;
  const query = useAsk(ExploreEntityRiskDocument, question);
  return (
    <section className="panel" aria-label="Risk">
      <div className="panel-head">
        <div className="stack">
          <Answer query={query} what="Counting alerts">
            {({ about, aboutRisk, within, withinRisk }) => (
              <>
                <Sentence alerts={about} of="about it" score={lastScore(aboutRisk)} />
                {within === undefined ? null : (
                  <Sentence alerts={within} of="about it or what is in it" score={lastScore(withinRisk)} />
                )}
              </>
            )}
          </Answer>
        </div>
        <ShowQuery query={asked(ExploreEntityRiskDocument, question)} />
      </div>
    </section>
  );
}

function Sentence({
  alerts: { totalCount, bySeverity },
  of,
  score,
}: {
  readonly alerts: Alerts;
  readonly of: string;
  readonly score: number | undefined;
}) {
  if (totalCount === 0) return <p>No open alert is {of}.</p>;
  return (
    <p className="row">
      <span>
        {numberText(totalCount)} open {totalCount === 1 ? 'alert is' : 'alerts are'} {of}
        {score === undefined ? '.' : `; the risk is ${score} of 100.`}
      </span>
      {bySeverity.map(({ value, count }) => (
        <Badge
          key={value}
          value={value.toUpperCase()}
          label={`${numberText(count)} ${value.toLowerCase()}`}
        />
      ))}
      <Link to="/explore" search={((before: Search) => ({ ...before, tab: 'alerts' })) as never}>
        Show them
      </Link>
    </p>
  );
}
