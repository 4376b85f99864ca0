import { Link } from '@tanstack/react-router';
import { useAskPages } from '../../api/use-ask.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { Answer, Partial } from '../../components/states.js';
import { AccessWhoDocument } from '../../generated/operations.js';
import { agoText } from '../../lib/text.js';
import { deed } from './actions.js';
import { endColumn, grantColumns } from './grant-columns.js';
import { ReportLink } from './report-link.js';
import type { AccessState } from './state.js';
import type { Thing } from './use-thing.js';
import { identityOf, type WhoRow, whoBehind, whoQuestion } from './who-can.js';
import { WhoSentence } from './who-sentence.js';
import { WhyPanel } from './why-panel.js';
import type { Asked } from './why-question.js';
import { identityKindNames } from './words.js';

const columns: readonly Column<WhoRow>[] = [
  {
    id: 'name',
    header: 'Who',
    value: ({ name }) => name,
    width: 'minmax(11rem, 2fr)',
    cell: (row) => (
      <Link to="." search={((before: object) => ({ ...before, identity: identityOf(row) })) as never}>
        {row.name}
      </Link>
    ),
  },
  ...grantColumns,
  { id: 'kind', header: 'Kind', value: ({ kind }) => identityKindNames[kind] },
  endColumn,
];

/** Who can do something to a thing: the sentence, the list, and why for the row that is open. */
export function WhoAnswer({
  state,
  thing,
  asked,
  onOpen,
}: {
  readonly state: AccessState;
  readonly thing: Thing;
  readonly asked: Omit<Asked, 'identity'>;
  readonly onOpen: (identity: string) => void;
}) {
  const question = whoQuestion(state, asked);
  const answer = useAskPages(AccessWhoDocument, question, ({ whoCan }) => whoCan.pageInfo);
  const isNarrowed =
    state.origins.length + state.via.length > 0 ||
    [state.external, state.identityKind, state.level].some((text) => text !== '');
  const what = deed(asked.action, thing.title, asked.ref);
  const isPlace = thing.kind === 'PROJECT' || thing.kind === 'GROUP';
  return (
    <div className={state.identity === '' ? 'stack' : 'access-split'}>
      <Panel
        title="The answer"
        query={whoBehind(question)}
        actions={isPlace ? <ReportLink parameter="group" value={thing.key ?? asked.resource} /> : undefined}
      >
        {answer.error === null ? (
          <WhoSentence question={question} what={what} isNarrowed={isNarrowed} />
        ) : null}
        <Answer query={answer}>
          {({ pages }) => {
            const [first] = pages;
            if (first === undefined) return null;
            const { complete, unknownScopes, totalCount, asOf } = first.whoCan;
            return (
              <>
                <Partial complete={complete} unknownScopes={unknownScopes} />
                <p className="quiet small">
                  Open a row to see why, and what would end it.
                  {asOf === null ? '' : ` GitLab as it was ${agoText(asOf)}.`}
                </p>
                <DataTable
                  label={`Who can ${what}`}
                  columns={columns}
                  rows={pages.flatMap(({ whoCan }) => whoCan.edges)}
                  rowKey={identityOf}
                  openKey={state.identity}
                  onOpen={(row) => onOpen(identityOf(row))}
                  totalCount={totalCount}
                  more={{
                    hasMore: answer.hasNextPage,
                    isLoading: answer.isFetchingNextPage,
                    loadMore: () => void answer.fetchNextPage(),
                  }}
                  csvName={`who can ${what}`}
                  empty="Nobody is in this list. Try fewer filters, or another action."
                />
              </>
            );
          }}
        </Answer>
      </Panel>
      {state.identity === '' ? null : (
        <WhyPanel asked={{ ...asked, identity: state.identity }} onClose={() => onOpen('')} />
      )}
    </div>
  );
}
