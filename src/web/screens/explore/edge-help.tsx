import { useAsk } from '../../api/use-ask.js';
import { Panel } from '../../components/page.js';
import { Prose } from '../../components/prose.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import { ExploreEdgeHelpDocument, type ExploreEdgeHelpQuery } from '../../generated/operations.js';
import { wordsOf } from '../../lib/text.js';
import { useExploreState } from './explore-state.js';

type Help = NonNullable<ExploreEdgeHelpQuery['relationshipType']>;

const questions: readonly {
  readonly title: string;
  readonly of: 'meaning' | 'granted' | 'abused' | 'removed';
}[] = [
  { title: 'What it means', of: 'meaning' },
  { title: 'How it is granted', of: 'granted' },
  { title: 'How it is abused', of: 'abused' },
  { title: 'How it is removed', of: 'removed' },
];

const ends = (labels: readonly string[]) =>
  labels.map((label) => wordsOf(label.replace(/^GitLab/, ''))).join(', ');

function accessText({ carriesAccess }: Help): string {
  if (carriesAccess.length === 0) return 'No access goes along it.';
  return carriesAccess.length > 1
    ? 'Access goes along it both ways.'
    : `Access goes along it ${carriesAccess[0] === 'FORWARD' ? 'from its start to its end' : 'from its end to its start'}.`;
}

/** Help on a type of relationships: what it means, how it is granted, abused and removed. */
export function EdgeHelp({ name }: { readonly name: string }) {
  const query = useAsk(ExploreEdgeHelpDocument, { name });
  const [, change] = useExploreState();
  return (
    <Panel
      title={name}
      query={asked(ExploreEdgeHelpDocument, { name })}
      actions={
        <button
          type="button"
          className="button button-plain"
          onClick={() => change({ edge: '' }, { replace: true })}
        >
          Close
        </button>
      }
    >
      <Answer query={query}>
        {({ relationshipType: help }) =>
          help === null ? <Empty>There is no relationship of this name.</Empty> : <Text help={help} />
        }
      </Answer>
    </Panel>
  );
}

function Text({ help }: { readonly help: Help }) {
  return (
    <>
      <p className="quiet small">
        From {ends(help.from)} to {ends(help.to)}. {accessText(help)}
      </p>
      {questions.map(({ title, of }) => (
        <div key={of}>
          <h3>{title}</h3>
          <p className="break">
            <Prose text={help[of]} />
          </p>
        </div>
      ))}
      {help.docs.length === 0 ? null : (
        <div>
          <h3>In GitLab’s documentation</h3>
          <ul>
            {help.docs.map((address) => (
              <li key={address} className="break">
                <a href={address} rel="noreferrer">
                  {address.replace(/^https?:\/\//, '')}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
