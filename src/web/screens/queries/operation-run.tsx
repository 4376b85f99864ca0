import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { CodeBlock } from '../../components/code-block.js';
import { Panel } from '../../components/page.js';
import { Answer } from '../../components/states.js';
import { numberText } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';
import { JsonField } from './json-field.js';
import { jsonObject, type Values } from './parameters.js';
import { laidOut, type Question } from './questions.js';

/** Characters of an answer that are shown at most: a browser is slow with more. */
const mostShown = 100_000;
const mostRows = 16;
const none: Values = {};

/** The text of a question and its answer with the variables of the address. It is asked at once: it only reads. */
export function OperationRun({ question }: { readonly question: Question }) {
  const [{ variables }, change] = useUrlState({ variables: '' });
  const given = useMemo(() => jsonObject(variables, 'variables'), [variables]);
  const isGiven = 'values' in given;
  const values = isGiven ? given.values : none;
  const answer = useAsk(question, values, { enabled: isGiven, still: true });
  const start = (wanted: Values) => {
    const text = JSON.stringify(wanted);
    if (isGiven && text === JSON.stringify(values)) void answer.refetch();
    else change({ variables: text });
  };
  return (
    <>
      <Panel title="Question">
        <CodeBlock code={laidOut(question)} label="the question" />
        <Form
          variables={isGiven ? JSON.stringify(values, null, 2) : variables}
          isRunning={answer.isFetching}
          onRun={start}
        />
      </Panel>
      {isGiven ? (
        <Panel title="Answer">
          <Answer query={answer} what="Asking the question">
            {(data) => <Given data={data} />}
          </Answer>
        </Panel>
      ) : null}
    </>
  );
}

function Form({
  variables,
  isRunning,
  onRun,
}: {
  readonly variables: string;
  readonly isRunning: boolean;
  readonly onRun: (variables: Values) => void;
}) {
  const [text, setText] = useState(variables);
  useEffect(() => setText(variables), [variables]);
  const given = jsonObject(text, 'variables');
  const start = (event: FormEvent) => {
    event.preventDefault();
    if ('values' in given) onRun(given.values);
  };
  return (
    <form className="stack statement" onSubmit={start}>
      <JsonField
        label="Variables as JSON"
        rows={Math.min(mostRows, variables.split('\n').length + 1)}
        given={given}
        value={text}
        onChange={setText}
      />
      <div className="row">
        <button type="submit" className="button button-main" disabled={isRunning || 'problem' in given}>
          {isRunning ? 'Running…' : 'Run'}
        </button>
      </div>
    </form>
  );
}

function Given({ data }: { readonly data: unknown }) {
  const text = useMemo(() => JSON.stringify(data, null, 2), [data]);
  return (
    <>
      {text.length > mostShown ? (
        <p className="notice notice-warn" role="note">
          Only the first {numberText(mostShown)} of {numberText(text.length)} characters are here. Ask for
          fewer rows, or ask at <code>/graphql</code>.
        </p>
      ) : null}
      <CodeBlock code={text.slice(0, mostShown)} label="the answer" />
    </>
  );
}
