import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { Page } from '../../components/page.js';
import { Failed, Loading } from '../../components/states.js';
import { ExploreEntityDocument } from '../../generated/operations.js';
import { numberText, titleOf } from '../../lib/text.js';
import type { Search } from '../../lib/url-state.js';
import { EntityAlerts } from './entity-alerts.js';
import { EntityChanges } from './entity-changes.js';
import { EntityWays } from './entity-ways.js';
import { useExploreState } from './explore-state.js';
import { Facts } from './facts.js';
import { Gone } from './gone.js';
import type { KnownEntity } from './known-entity.js';
import { NeighbourhoodGraph } from './neighbourhood-graph.js';
import { Neighbours } from './neighbours.js';
import { Risk } from './risk.js';

const tabs = [
  { id: 'facts', title: 'Facts', Content: Facts },
  { id: 'graph', title: 'Graph', Content: NeighbourhoodGraph },
  { id: 'neighbours', title: 'Neighbours', Content: Neighbours },
  { id: 'changes', title: 'Changes', Content: EntityChanges },
  { id: 'alerts', title: 'Alerts', Content: EntityAlerts },
] as const;

/** The page about one thing of the estate. */
export function EntityPage({ entityKey }: { readonly entityKey: string }) {
  const { data, error, refetch } = useAsk(ExploreEntityDocument, { key: entityKey });
  if (data?.entity != null) return <Known entity={data.entity} />;
  if (data !== undefined) return <Gone entityKey={entityKey} />;
  return (
    <Page title="Explore">
      {error === null ? <Loading /> : <Failed error={error} retry={() => void refetch()} />}
    </Page>
  );
}

function Known({ entity }: { readonly entity: KnownEntity }) {
  const [{ tab }] = useExploreState();
  const current = tabs.find(({ id }) => id === tab) ?? tabs[0];
  const neighbours = entity.neighbourGroups.reduce((sum, { count }) => sum + count, 0);
  return (
    <Page
      title={entity.title}
      intro={
        <span className="row">
          <Badge value={entity.kind} label={titleOf(entity.kindTitle)} />
          {entity.path === null || entity.path === entity.title ? null : <span>in {entity.path}</span>}
          <span className="small mono break">{entity.key}</span>
        </span>
      }
      actions={<EntityWays entity={entity} />}
    >
      <Risk entity={entity} />
      <nav className="tabs" aria-label={`About ${entity.title}`}>
        {tabs.map(({ id, title }) => (
          <Link
            key={id}
            to="/explore"
            className="tab"
            resetScroll={false}
            search={((before: Search) => ({ ...before, tab: id })) as never}
            aria-current={id === current.id ? 'page' : undefined}
          >
            {title}
            {id === 'neighbours' ? ` (${numberText(neighbours)})` : ''}
          </Link>
        ))}
      </nav>
      <current.Content entity={entity} />
    </Page>
  );
}
