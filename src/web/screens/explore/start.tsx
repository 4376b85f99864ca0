import { Link } from '@tanstack/react-router';
import { useNames } from '../../api/entity-names.js';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import {
  ExploreCountsDocument,
  ExploreRisksDocument,
  type ExploreRisksQuery,
} from '../../generated/operations.js';
import { numberText } from '../../lib/text.js';
import { isListed, kindHeading, listedKinds } from '../../neighbourhood/kinds.js';

const shown = 5;

const ways: readonly { readonly title: string; readonly of: keyof ExploreRisksQuery }[] = [
  { title: 'Groups and projects at the greatest risk', of: 'places' },
  { title: 'People, tokens, keys and runners at the greatest risk', of: 'identities' },
  { title: 'Things with the worst alerts', of: 'things' },
];

/** Ways to begin: lists by kind, what is at the greatest risk, and the other screens that begin with a thing. */
export function Start() {
  const counts = useAsk(ExploreCountsDocument, {});
  const worst = { first: shown };
  const risks = useAsk(ExploreRisksDocument, worst);
  return (
    <>
      <Panel title="Browse by kind" query={asked(ExploreCountsDocument, {})}>
        <Answer query={counts}>
          {(data) => (
            <ul className="explore-ways">
              {Object.keys(listedKinds)
                .filter(isListed)
                .map((kind) => (
                  <li key={kind}>
                    <Link to="/explore" search={{ kinds: kind } as never}>
                      {kindHeading(kind)}
                    </Link>{' '}
                    <span className="quiet">{numberText(data[listedKinds[kind]].totalCount.value)}</span>
                  </li>
                ))}
            </ul>
          )}
        </Answer>
        <p className="quiet">
          Everything else that was read can be searched for, too: branches, environments, webhooks, jobs,
          audit events and more. <Link to="/access">Ask who can do what</Link>, or begin with{' '}
          <Link to="/alerts">the alerts</Link>.
        </p>
      </Panel>
      <div className="panels">
        {ways.map(({ title, of }) => (
          <Panel key={of} title={title} query={asked(ExploreRisksDocument, worst)}>
            <Answer query={risks}>{(data) => <Risks risks={data[of]} />}</Answer>
          </Panel>
        ))}
      </div>
    </>
  );
}

function Risks({ risks }: { readonly risks: ExploreRisksQuery['places'] }) {
  const names = useNames(risks.map(({ subject }) => subject));
  if (risks.length === 0) return <Empty>Nothing has an open alert.</Empty>;
  return (
    <ol className="explore-risks">
      {risks.map(({ subject, score, alerts, worst }) => {
        const name = names.get(subject);
        return (
          <li key={subject}>
            <span className="break">
              <EntityLink entityKey={subject}>{name?.title ?? subject}</EntityLink>{' '}
              <span className="quiet small">{name?.kindTitle}</span>
            </span>
            <span className="row">
              <Badge value={worst} />
              <span className="small">
                risk {score}, {numberText(alerts)} {alerts === 1 ? 'alert' : 'alerts'}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
