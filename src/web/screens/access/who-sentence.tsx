import { useAsk } from '../../api/use-ask.js';
import { Answer } from '../../components/states.js';
import {
  AccessWhoCountsDocument,
  type AccessWhoCountsQuery,
  type AccessWhoQueryVariables,
} from '../../generated/operations.js';
import { numberText } from '../../lib/text.js';
import { countsQuestion } from './who-can.js';
import { countText } from './words.js';

const person = ['person', 'people'] as const;
const machine = ['non-human identity', 'non-human identities'] as const;

/** How many people and others, without those of whom there are none. */
function subject({ people, others }: AccessWhoCountsQuery, nonHuman: boolean | null | undefined): string {
  const parts = [
    ...(nonHuman === true ? [] : [[people.totalCount, person] as const]),
    ...(nonHuman === false ? [] : [[others.totalCount, machine] as const]),
  ].filter(([count]) => count > 0);
  return parts.length === 0
    ? 'Nobody that is known'
    : parts.map(([count, noun]) => countText(count, noun)).join(' and ');
}

/** The answer as one sentence: how many people and others may do it, and of how many it is not known. */
export function WhoSentence({
  question,
  what,
  isNarrowed,
}: {
  readonly question: Omit<AccessWhoQueryVariables, 'after'>;
  readonly what: string;
  readonly isNarrowed: boolean;
}) {
  const answer = useAsk(AccessWhoCountsDocument, countsQuestion(question), { keep: true });
  return (
    <Answer query={answer} what="Counting">
      {(counts) => {
        const known = counts.people.totalCount + counts.others.totalCount;
        const unknown = counts.open.totalCount - known;
        return (
          <p className="access-answer" role="status">
            {subject(counts, question.filter?.nonHuman)}
            {known === 0 && unknown > 0 ? ' for certain' : ''} can {what}
            {isNarrowed ? ', within the filters' : ''}.
            {unknown > 0 ? ` Of ${numberText(unknown)} more it is not known.` : ''}
          </p>
        );
      }}
    </Answer>
  );
}
