import { Link } from '@tanstack/react-router';
import { useAsk, useAskPages } from '../../api/use-ask.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Partial } from '../../components/states.js';
import {
  AccessWhatCountsDocument,
  AccessWhatDocument,
  type AccessWhatQueryVariables,
  type Action,
} from '../../generated/operations.js';
import { agoText, numberText } from '../../lib/text.js';
import { deed } from './actions.js';
import { endColumn, grantColumns } from './grant-columns.js';
import { ReportLink } from './report-link.js';
import type { AccessState } from './state.js';
import { useThing } from './use-thing.js';
import { resourceOf, type WhatRow, whatQuestion } from './what-can.js';
import { WhyPanel } from './why-panel.js';
import { countText, resourceKindTitle, thingsOf } from './words.js';

const columns: readonly Column<WhatRow>[] = [
  {
    id: 'name',
    header: 'On what',
    value: ({ name }) => name,
    width: 'minmax(14rem, 3fr)',
    cell: (row) => (
      <Link to="." search={((before: object) => ({ ...before, resource: resourceOf(row) })) as never}>
        {row.name}
      </Link>
    ),
  },
  ...grantColumns,
  { id: 'kind', header: 'Kind', value: ({ kind }) => resourceKindTitle(kind), width: '9rem' },
  endColumn,
];

/** On what somebody can do something: the sentence, the list, and why for the row that is open. */
export function WhatAnswer({
  state,
  action,
  onOpen,
}: {
  readonly state: AccessState;
  readonly action: Action;
  readonly onOpen: (resource: string) => void;
}) {
  const thing = useThing(state.identity);
  const question = whatQuestion(state, action);
  const answer = useAskPages(AccessWhatDocument, question, ({ whatCan }) => whatCan.pageInfo);
  const isPerson = thing.kind === 'USER';
  return (
    <div className={state.resource === '' ? 'stack' : 'access-split'}>
      <Panel
        title="The answer"
        query={asked(AccessWhatDocument, question)}
        actions={isPerson ? <ReportLink parameter="user" value={state.identity} /> : undefined}
      >
        {answer.error === null ? (
          <WhatSentence state={state} question={question} action={action} who={thing.title} />
        ) : null}
        <Answer query={answer}>
          {({ pages }) => {
            const [first] = pages;
            if (first === undefined) return null;
            const { complete, unknownScopes, totalCount, asOf } = first.whatCan;
            return (
              <>
                <Partial complete={complete} unknownScopes={unknownScopes} />
                <p className="quiet small">
                  Open a row to see why, and what would end it.
                  {asOf === null ? '' : ` GitLab as it was ${agoText(asOf)}.`}
                </p>
                <DataTable
                  label={`What ${thing.title} can do`}
                  columns={columns}
                  rows={pages.flatMap(({ whatCan }) => whatCan.edges)}
                  rowKey={resourceOf}
                  openKey={state.resource}
                  onOpen={(row) => onOpen(resourceOf(row))}
                  totalCount={totalCount}
                  more={{
                    hasMore: answer.hasNextPage,
                    isLoading: answer.isFetchingNextPage,
                    loadMore: () => void answer.fetchNextPage(),
                  }}
                  csvName={`what ${thing.title} can ${action}`}
                  empty="Nothing is in this list. Try fewer filters, or another action."
                />
              </>
            );
          }}
        </Answer>
      </Panel>
      {state.resource === '' ? null : (
        <WhyPanel
          asked={{ identity: state.identity, action, resource: state.resource, ref: '' }}
          onClose={() => onOpen('')}
        />
      )}
    </div>
  );
}

/** The answer as one sentence: on how many things, and of how many it is not known. */
function WhatSentence({
  state,
  question,
  action,
  who,
}: {
  readonly state: AccessState;
  readonly question: Omit<AccessWhatQueryVariables, 'after'>;
  readonly action: Action;
  readonly who: string;
}) {
  const { filter, ...rest } = question;
  const answer = useAsk(
    AccessWhatCountsDocument,
    { ...rest, known: { ...filter, includeUnknown: false }, open: { ...filter, includeUnknown: true } },
    { keep: true },
  );
  const things = thingsOf(action);
  const isNarrowed = state.origins.length + state.via.length > 0 || state.level !== '';
  return (
    <Answer query={answer} what="Counting">
      {({ known, open }) => {
        const unknown = open.totalCount - known.totalCount;
        const on = known.totalCount === 0 ? `no ${things[0]}` : countText(known.totalCount, things);
        return (
          <p className="access-answer break" role="status">
            {who} can {deed(action, on, '', known.totalCount !== 1)}
            {isNarrowed ? ', within the filters' : ''}.
            {unknown > 0 ? ` Of ${numberText(unknown)} more it is not known.` : ''}
          </p>
        );
      }}
    </Answer>
  );
}
