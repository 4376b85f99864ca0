import { useMemo } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { EntityPicker } from '../../components/entity-picker.js';
import { Panel } from '../../components/page.js';
import { Answer, Empty, Partial } from '../../components/states.js';
import { AccessPathsDocument, type AccessPathsQuery } from '../../generated/operations.js';
import { PathSteps } from './path-steps.js';
import { useAccessState } from './state.js';
import { StepsGraph } from './steps-graph.js';
import { useThing } from './use-thing.js';
import { countText } from './words.js';

/** The shortest ways between any two things; a lead, and no decision. */
export function Paths() {
  const [state, change] = useAccessState();
  const start = state.start === '' ? state.identity : state.start;
  const end = state.end === '' ? state.resource : state.end;
  const [from, to] = [useThing(start), useThing(end)];
  return (
    <>
      <Panel title="What leads from one thing to another?">
        <div className="access-form">
          <EntityPicker
            label="From"
            value={from.spoken}
            onPick={(picked) => change({ start: picked })}
            help={from.help ?? 'Anything of the estate.'}
          />
          <EntityPicker
            label="To"
            value={to.spoken}
            onPick={(picked) => change({ end: picked })}
            help={to.help ?? 'Anything of the estate.'}
          />
        </div>
        <p className="quiet small">
          A way is a lead, not a decision: it does not weigh roles, states and settings. The tab “Why”
          decides.
        </p>
      </Panel>
      {start === '' || end === '' ? null : (
        <Panel
          title="The answer"
          query={{ id: 'shortest-access-paths', parameters: { from: start, to: end } }}
        >
          <Shortest from={start} to={end} names={[from.title, to.title]} />
        </Panel>
      )}
    </>
  );
}

function Shortest({
  from,
  to,
  names,
}: {
  readonly from: string;
  readonly to: string;
  readonly names: readonly [string, string];
}) {
  const answer = useAsk(AccessPathsDocument, { from, to });
  return (
    <Answer query={answer} what="Looking for ways">
      {({ shortestAccessPaths }) => <Found found={shortestAccessPaths} names={names} />}
    </Answer>
  );
}

function Found({
  found: { paths, complete, unknownScopes },
  names: [from, to],
}: {
  readonly found: AccessPathsQuery['shortestAccessPaths'];
  readonly names: readonly [string, string];
}) {
  const steps = useMemo(
    () =>
      paths.flatMap((path) =>
        path.steps.map((step) => ({ ...step, isAgainst: step.direction === 'BACKWARD' })),
      ),
    [paths],
  );
  const [first] = paths;
  return (
    <div className="stack">
      <p className="access-answer break" role="status">
        {first === undefined
          ? `No way leads from ${from} to ${to}.`
          : `${countText(paths.length, ['shortest way leads', 'shortest ways lead'])} from ${from} to ${to}, in ${countText(first.steps.length, ['step', 'steps'])}.`}
      </p>
      <Partial complete={complete} unknownScopes={unknownScopes} />
      {first === undefined ? <Empty>Nothing that carries access connects them.</Empty> : null}
      {paths.map((path, index) => (
        <div className="stack" key={path.steps.map(({ sentence }) => sentence).join('\n')}>
          <h3>Way {index + 1}</h3>
          <PathSteps
            label={`Way ${index + 1}`}
            steps={path.steps.map(({ sentence, accessLevel }) => ({ sentence, levelAfter: accessLevel }))}
          />
        </div>
      ))}
      {steps.length === 0 ? null : (
        <>
          <h3>The same as a picture</h3>
          <StepsGraph label={`Ways from ${from} to ${to}`} steps={steps} />
        </>
      )}
    </div>
  );
}
