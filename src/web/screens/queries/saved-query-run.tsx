import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAskPages } from '../../api/use-ask.js';
import { useMay } from '../../api/viewer.js';
import { CodeBlock } from '../../components/code-block.js';
import { Panel } from '../../components/page.js';
import { Prose } from '../../components/prose.js';
import { Failed, Loading } from '../../components/states.js';
import { type QueriesOneQuery, QueriesRunDocument } from '../../generated/operations.js';
import { useUrlState } from '../../lib/url-state.js';
import { ColumnsTable } from './header-tables.js';
import { ParameterForm } from './parameter-form.js';
import { isTooLong, jsonObject, jsonText, type Values } from './parameters.js';
import { SavedQueryResult } from './saved-query-result.js';

type Query = QueriesOneQuery['savedQueries'][number];

const pageSize = 100;
const none: Values = {};

/** A saved query with its form, its rows once it was run, and what it is made of. */
export function SavedQueryRun({ query }: { readonly query: Query }) {
  const [{ parameters, run }, change] = useUrlState({ parameters: '', run: '' });
  const given = useMemo(() => jsonObject(parameters), [parameters]);
  const values = 'values' in given ? given.values : none;
  const answer = useAskPages(
    QueriesRunDocument,
    { id: query.id, parameters: values, first: pageSize },
    ({ runQuery }) => runQuery.pageInfo,
    { enabled: run === '1' && 'values' in given, keep: false, still: true },
  );
  const start = (wanted: Values) => {
    const text = jsonText(wanted);
    if (run === '1' && text === parameters) void answer.refetch();
    else change({ parameters: text, run: '1' });
  };
  return (
    <>
      <Panel title="Ask">
        {'problem' in given ? (
          <p className="notice notice-bad">{given.problem} The link holds something else.</p>
        ) : null}
        <ParameterForm
          parameters={query.parameters}
          values={values}
          isRunning={answer.isFetching && !answer.isFetchingNextPage}
          onRun={start}
        />
      </Panel>
      {run !== '1' ? null : (
        <Panel title="Result">
          {answer.error === null ? null : <Failed error={answer.error} retry={() => void answer.refetch()} />}
          {answer.data === undefined ? (
            answer.isFetching ? (
              <Loading what="Running the query" />
            ) : null
          ) : (
            <SavedQueryResult
              query={query}
              values={values}
              pages={answer.data.pages.map(({ runQuery }) => runQuery)}
              more={{
                hasMore: answer.hasNextPage,
                isLoading: answer.isFetchingNextPage,
                loadMore: () => void answer.fetchNextPage(),
              }}
            />
          )}
        </Panel>
      )}
      <About query={query} />
    </>
  );
}

function About({ query: { id, columns, needs, remediation, statement, alert } }: { readonly query: Query }) {
  const mayRun = useMay('ANALYST');
  return (
    <>
      <Panel title="What the columns hold">
        <ColumnsTable columns={columns} />
      </Panel>
      <Panel title="How it is asked">
        <dl className="facts">
          <dt>Id</dt>
          <dd>
            <code>{id}</code>
          </dd>
          <dt>Rests on</dt>
          <dd>{needs.length === 0 ? 'No list in particular' : needs.join(', ')}</dd>
          {remediation === null ? null : (
            <>
              <dt>What to do</dt>
              <dd>
                <Prose text={remediation} />
              </dd>
            </>
          )}
          {alert === null ? null : (
            <>
              <dt>Rule</dt>
              <dd>
                <Link to="/rules" search={{ id } as never}>
                  Its rows raise alerts of severity {alert.severity}
                </Link>
              </dd>
            </>
          )}
        </dl>
        <CodeBlock code={statement} label="the statement" />
        {mayRun && !isTooLong(statement) ? (
          <p>
            <Link to="/queries" search={{ tab: 'cypher', cypher: statement } as never}>
              Change it as Cypher of your own
            </Link>
          </p>
        ) : null}
      </Panel>
    </>
  );
}
