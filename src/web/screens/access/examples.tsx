import { Link } from '@tanstack/react-router';
import { useNames } from '../../api/entity-names.js';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { Answer } from '../../components/states.js';
import { AccessExamplesDocument, type RiskSubject } from '../../generated/operations.js';
import { countText } from './words.js';

interface Example {
  readonly subject: string;
  readonly alerts?: number;
  readonly worst?: string;
}

/** What can be asked about where nothing is chosen yet: what is at the greatest risk, or else the first projects. */
export function Examples({
  of,
  searchOf,
}: {
  readonly of: RiskSubject;
  readonly searchOf: (subject: string) => Readonly<Record<string, string>>;
}) {
  const answer = useAsk(AccessExamplesDocument, { of });
  return (
    <Answer query={answer}>
      {({ riskScores, projects }) => {
        const first = projects.nodes.flatMap(({ fullPath }) =>
          fullPath === null ? [] : [{ subject: fullPath }],
        );
        const examples: readonly Example[] = riskScores.length === 0 && of === 'PLACE' ? first : riskScores;
        return examples.length === 0 ? null : (
          <section className="stack" aria-label="Examples">
            <h3>Or start with one of these</h3>
            <ExampleLinks examples={examples} searchOf={searchOf} />
          </section>
        );
      }}
    </Answer>
  );
}

function ExampleLinks({
  examples,
  searchOf,
}: {
  readonly examples: readonly Example[];
  readonly searchOf: (subject: string) => Readonly<Record<string, string>>;
}) {
  const names = useNames(examples.map(({ subject }) => subject));
  return (
    <ul className="stack access-examples">
      {examples.map(({ subject, alerts, worst }) => {
        const name = names.get(subject);
        return (
          <li key={subject} className="row">
            <Link to="/access" search={searchOf(subject) as never}>
              {name?.title ?? subject}
            </Link>
            <span className="quiet small">
              {name === undefined ? '' : `${name.kindTitle}${name.path === null ? '' : ` in ${name.path}`}`}
            </span>
            {worst === undefined ? null : <Badge value={worst} />}
            {alerts === undefined ? null : (
              <span className="quiet small">{countText(alerts, ['alert', 'alerts'])}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
