import { useMemo } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { useMay } from '../../api/viewer.js';
import { Panel } from '../../components/page.js';
import { Failed, Loading } from '../../components/states.js';
import { QueriesCypherDocument } from '../../generated/operations.js';
import { useUrlState } from '../../lib/url-state.js';
import { CypherForm } from './cypher-form.js';
import { CypherResult } from './cypher-result.js';
import { KeepQuery } from './keep-query.js';
import { isTooLong, jsonObject } from './parameters.js';

/** Ad-hoc Cypher: a statement with parameters, what it gave, and a place to keep it. */
export function Cypher() {
  const [{ cypher, parameters, run }, change] = useUrlState({ cypher: '', parameters: '', run: '' });
  const mayRun = useMay('ANALYST');
  const given = useMemo(() => jsonObject(parameters), [parameters]);
  const values = 'values' in given ? given.values : {};
  const answer = useAsk(
    QueriesCypherDocument,
    { statement: cypher, parameters: values },
    { enabled: mayRun && run === '1' && cypher !== '' && 'values' in given, still: true },
  );
  const start = (statement: string, text: string) => {
    if (run === '1' && statement === cypher && text === parameters) void answer.refetch();
    else change({ tab: 'cypher', cypher: statement, parameters: text, run: '1' } as never);
  };
  const isRun = mayRun && run === '1' && cypher !== '';
  return (
    <>
      <Panel title="Statement">
        <CypherForm
          cypher={cypher}
          parameters={parameters}
          mayRun={mayRun}
          isRunning={answer.isFetching}
          onRun={start}
        />
      </Panel>
      {isRun ? (
        <Panel title="Result">
          {isTooLong(cypher, parameters) ? (
            <p className="notice notice-warn" role="note">
              The statement is too long for a link: this page cannot be reloaded or sent to somebody as it is.
              Keep the statement below.
            </p>
          ) : null}
          {'problem' in given ? <p className="notice notice-bad">{given.problem}</p> : null}
          {answer.error === null ? null : <Failed error={answer.error} retry={() => void answer.refetch()} />}
          {answer.isFetching && answer.data === undefined ? <Loading what="Running the statement" /> : null}
          {answer.data === undefined || answer.error !== null ? null : (
            <CypherResult answer={answer.data.cypher} />
          )}
        </Panel>
      ) : null}
      {cypher === '' ? null : (
        <Panel title="Keep it">
          <KeepQuery
            key={cypher}
            statement={cypher}
            parameters={values}
            columns={isRun && answer.error === null ? (answer.data?.cypher.columns ?? []) : []}
          />
        </Panel>
      )}
    </>
  );
}
