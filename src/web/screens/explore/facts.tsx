import { Link } from '@tanstack/react-router';
import { Panel } from '../../components/page.js';
import { Prose } from '../../components/prose.js';
import { asked } from '../../components/query-behind.js';
import { Empty } from '../../components/states.js';
import { ExploreEntityDocument } from '../../generated/operations.js';
import { titleOf } from '../../lib/text.js';
import { factText } from '../../neighbourhood/fact-text.js';
import type { KnownEntity } from './known-entity.js';

/** What is known of a thing, with what each fact means; what could not be read is unknown, not none. */
export function Facts({ entity: { key, facts } }: { readonly entity: KnownEntity }) {
  const unknown = facts.filter(({ readable }) => !readable).length;
  return (
    <Panel title="Facts" query={asked(ExploreEntityDocument, { key })}>
      {unknown === 0 ? null : (
        <p className="notice notice-warn" role="note">
          {unknown === 1 ? 'One fact' : `${unknown} facts`} could not be read from GitLab: unknown is not
          “none”. <Link to="/connections">What would open it</Link>
        </p>
      )}
      {facts.length === 0 ? <Empty>Nothing but its connections is known of it.</Empty> : null}
      <dl className="explore-facts">
        {facts.map((fact) => (
          <div key={fact.name} title={fact.name}>
            <dt>{titleOf(fact.name)}</dt>
            <dd className="break">
              {fact.readable ? (
                factText(fact)
              ) : (
                <span className="badge badge-warn explore-unknown">{factText(fact)}</span>
              )}
            </dd>
            <dd className="quiet small">
              <Prose text={fact.description} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
