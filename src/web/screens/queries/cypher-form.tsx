import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { TextArea } from '../../components/fields.js';
import { JsonField } from './json-field.js';
import { jsonObject } from './parameters.js';

/** A statement and its parameters, run by the button or Ctrl and Enter. */
export function CypherForm({
  cypher,
  parameters,
  mayRun,
  isRunning,
  onRun,
}: {
  readonly cypher: string;
  readonly parameters: string;
  readonly mayRun: boolean;
  readonly isRunning: boolean;
  readonly onRun: (statement: string, parameters: string) => void;
}) {
  const [statement, setStatement] = useState(cypher);
  const [texts, setTexts] = useState(parameters);
  useEffect(() => setStatement(cypher), [cypher]);
  useEffect(() => setTexts(parameters), [parameters]);
  const given = jsonObject(texts);
  const mayStart = mayRun && !isRunning && statement.trim() !== '' && 'values' in given;
  const start = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (mayStart) onRun(statement.trim(), texts.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) start(event);
  };
  return (
    <form className="stack statement" onSubmit={start} onKeyDown={onKeyDown}>
      <TextArea
        label="Cypher"
        help="One statement that reads. Return nodes, relationships or paths to see a graph of them. Ctrl and Enter runs it."
        rows={8}
        isCode
        value={statement}
        onChange={setStatement}
      />
      <JsonField
        label="Parameters as JSON"
        help='Values of its $names, such as {"username": "jdoe"}. Numbers arrive as decimals: write toInteger($limit) where a whole one is needed.'
        rows={2}
        given={given}
        value={texts}
        onChange={setTexts}
      />
      <div className="row">
        <button
          type="submit"
          className="button button-main"
          disabled={!mayStart}
          aria-describedby={mayRun ? undefined : 'cypher-refused'}
        >
          {isRunning ? 'Running…' : 'Run'}
        </button>
        {mayRun ? null : (
          <span id="cypher-refused" className="quiet">
            Ad-hoc Cypher needs the role analyst: it can read all of the graph. The saved queries in the
            library are open to you.
          </span>
        )}
      </div>
    </form>
  );
}
