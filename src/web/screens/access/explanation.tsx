import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { EntityLink } from '../../components/entity-link.js';
import { Answer, Partial } from '../../components/states.js';
import { AccessWhyDocument, type AccessWhyQuery } from '../../generated/operations.js';
import { roleText } from '../../lib/text.js';
import { deed } from './actions.js';
import { PathSteps } from './path-steps.js';
import { StepsGraph } from './steps-graph.js';
import { type Thing, useThing } from './use-thing.js';
import { type Asked, whyQuestion } from './why-question.js';
import { canWords, countText } from './words.js';

/** Whether an identity may do something and why: sentences, then what would end it, then the picture and its table. */
export function Explanation(asked: Asked) {
  const answer = useAsk(AccessWhyDocument, whyQuestion(asked));
  const who = useThing(asked.identity);
  const what = useThing(asked.resource);
  return (
    <Answer query={answer} what="Looking for the reasons">
      {({ explainAccess }) => <Reasons asked={asked} who={who} what={what} explanation={explainAccess} />}
    </Answer>
  );
}

type Explained = AccessWhyQuery['explainAccess'];

interface ReasonsProps {
  readonly asked: Asked;
  readonly who: Thing;
  readonly what: Thing;
  readonly explanation: Explained;
}

function Reasons({ asked, who, what, explanation }: ReasonsProps) {
  const { decision, accessLevel, reason, complete, unknownScopes, paths } = explanation;
  return (
    <div className="stack">
      <p role="status">
        <Badge value={decision} />{' '}
        <strong className="break">
          {who.title} {canWords[decision]} {deed(asked.action, what.title, asked.ref)}
        </strong>
        .
      </p>
      <p>
        Reason: {reason}.{accessLevel === null ? '' : ` The role that decides is ${roleText(accessLevel)}.`}
      </p>
      <Partial complete={complete} unknownScopes={unknownScopes} />
      {decision === 'ALLOWED' ? <Ways explanation={explanation} /> : null}
      {decision === 'ALLOWED' ? <Ending explanation={explanation} /> : null}
      <p className="row small">
        <EntityLink entityKey={who.key}>About {who.title}</EntityLink>
        <Link to="/access" search={{ tab: 'blast', identity: asked.identity } as never}>
          Blast radius of {who.title}
        </Link>
        <EntityLink entityKey={what.key}>About {what.title}</EntityLink>
      </p>
      {paths.some(({ steps }) => steps.length > 0) ? (
        <Picture label={`Ways of ${who.title} to ${what.title}`} paths={paths} />
      ) : null}
    </div>
  );
}

/** Ways that are told at once; the others follow when they are asked for. */
const told = 4;

/** Ways that the API tells at most. */
const mostWays = 100;

function waysTitle(count: number): string {
  if (count === 1) return 'One way leads there';
  return `${count}${count >= mostWays ? ' ways or more' : ' ways'} lead there, each enough alone`;
}

function Ways({ explanation: { paths } }: { readonly explanation: Explained }) {
  if (paths.length === 0) return null;
  const [first, rest] = [paths.slice(0, told), paths.slice(told)];
  return (
    <>
      <h3>{waysTitle(paths.length)}</h3>
      {first.map((path, index) => (
        <Way key={wayKey(path)} path={path} index={index} hasReason={paths.length > 1} />
      ))}
      {rest.length === 0 ? null : (
        <details>
          <summary>{countText(rest.length, ['more way', 'more ways'])}</summary>
          <div className="stack">
            {rest.map((path, index) => (
              <Way key={wayKey(path)} path={path} index={told + index} hasReason />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

type Path = Explained['paths'][number];

const wayKey = ({ reason, steps }: Path) => [reason, ...steps.map(({ sentence }) => sentence)].join('\n');

function Way({
  path: { reason, steps },
  index,
  hasReason,
}: {
  readonly path: Path;
  readonly index: number;
  readonly hasReason: boolean;
}) {
  if (steps.length === 0) return <p>No relationship is needed: {reason}.</p>;
  return (
    <div>
      <PathSteps label={`Way ${index + 1}`} steps={steps} />
      {hasReason ? <p className="quiet small access-last">Reason: {reason}.</p> : null}
    </div>
  );
}

function Ending({ explanation: { minimalCut } }: { readonly explanation: Explained }) {
  return (
    <>
      <h3>What to remove to end it</h3>
      {minimalCut.length === 0 ? (
        <p>Nothing that could be removed would end it.</p>
      ) : (
        <ul>
          {minimalCut.map(({ sentence }) => (
            <li key={sentence} className="break">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {minimalCut.length > 1 ? <p className="quiet small">All of these, not one alone.</p> : null}
    </>
  );
}

/** Ways in a picture at most: more of them could not be told apart. */
const drawn = 12;

function Picture({ label, paths }: { readonly label: string; readonly paths: readonly Path[] }) {
  const steps = useMemo(() => paths.slice(0, drawn).flatMap((path) => path.steps), [paths]);
  return (
    <>
      <h3>{paths.length > drawn ? `The first ${drawn} ways` : 'The same'} as a picture</h3>
      <StepsGraph label={label} steps={steps} />
    </>
  );
}
