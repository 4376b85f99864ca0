import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useNames } from '../../api/entity-names.js';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import { OverviewChangesDocument, type OverviewChangesQuery } from '../../generated/operations.js';
import { agoText, numberText, timeText, wordsOf } from '../../lib/text.js';

const days = 7;

function List({
  nodes,
  since,
}: {
  readonly nodes: OverviewChangesQuery['changes']['nodes'];
  readonly since: string;
}) {
  const names = useNames(nodes.flatMap(({ key, fromKey }) => [key, fromKey]));
  const named = (key: string) => names.get(key)?.title ?? key;
  return (
    <ul className="lines">
      {nodes.map(({ id, at, operation, kind, key, fromKey, properties }) => (
        <li key={id}>
          <Badge value={operation} />
          <span className="break">
            <Link to="/changes" search={{ id, since: since.slice(0, 10) } as never}>
              {fromKey === null
                ? `${wordsOf(kind)} ${named(key)}`
                : `${named(fromKey)} ${kind} ${named(key)}`}
            </Link>{' '}
            <span className="quiet small">
              {operation === 'UPDATED' ? `${properties.map(wordsOf).join(', ')}, ` : ''}
              <span title={timeText(at)}>{agoText(at)}</span>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What has changed in the estate in the last days. */
export function ChangesPanel() {
  const [since] = useState(
    () => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T00:00:00.000Z`,
  );
  return (
    <Panel
      title={`Changes of the last ${days} days`}
      query={asked(OverviewChangesDocument, { since })}
      actions={<Link to="/changes">All changes</Link>}
    >
      <Answer query={useAsk(OverviewChangesDocument, { since })}>
        {({ changes }) =>
          changes.nodes.length === 0 ? (
            <Empty>Nothing has changed.</Empty>
          ) : (
            <>
              <p>
                {changes.totalCount.isEstimate ? 'About ' : ''}
                {numberText(changes.totalCount.value)} changes, the latest:
              </p>
              <List nodes={changes.nodes} since={since} />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
