import { useAsk } from '../../api/use-ask.js';
import { Panel } from '../../components/page.js';
import { Answer } from '../../components/states.js';
import { AccessBlastDocument } from '../../generated/operations.js';
import { BlastAnswer } from './blast-answer.js';
import { Examples } from './examples.js';
import { ThingPicker } from './pickers.js';
import { useAccessState } from './state.js';
import { useThing } from './use-thing.js';

/** What somebody would reach who had stolen an identity. */
export function Blast() {
  const [{ identity }, change] = useAccessState();
  const thing = useThing(identity);
  return (
    <>
      <Panel title="What would a stolen identity reach?">
        <div className="access-form">
          <ThingPicker
            label="Identity"
            of="identity"
            value={identity}
            onPick={(picked) => change({ identity: picked })}
          />
        </div>
        {identity === '' ? (
          <Examples of="IDENTITY" searchOf={(subject) => ({ tab: 'blast', identity: subject })} />
        ) : null}
      </Panel>
      {identity === '' ? null : <BlastOf identity={identity} title={thing.title} />}
    </>
  );
}

function BlastOf({ identity, title }: { readonly identity: string; readonly title: string }) {
  const answer = useAsk(AccessBlastDocument, { identity });
  return (
    <Answer query={answer} what="Counting what it reaches">
      {({ blastRadius }) => <BlastAnswer identity={identity} title={title} blast={blastRadius} />}
    </Answer>
  );
}
