import { type FormEvent, useEffect, useState } from 'react';
import { SelectField, TextArea, TextField } from '../../components/fields.js';
import { Prose } from '../../components/prose.js';
import {
  defaultText,
  limitsText,
  type Parameter,
  textsOf,
  typeText,
  type Values,
  valuesOf,
} from './parameters.js';

/** A form made of what a saved query can be told; what is left empty has its default. */
export function ParameterForm({
  parameters,
  values,
  isRunning,
  onRun,
}: {
  readonly parameters: readonly Parameter[];
  readonly values: Values;
  readonly isRunning: boolean;
  readonly onRun: (values: Values) => void;
}) {
  const [texts, setTexts] = useState(() => textsOf(parameters, values));
  const [problems, setProblems] = useState<readonly string[]>([]);
  // The address may change under the form: back, forward, or a link.
  useEffect(() => setTexts(textsOf(parameters, values)), [parameters, values]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = valuesOf(parameters, texts);
    setProblems(read.problems);
    if (read.problems.length === 0) onRun(read.values);
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      {parameters.length === 0 ? <p className="quiet">It takes no parameters.</p> : null}
      <div className="parameters">
        {parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            text={texts[parameter.name] ?? ''}
            onChange={(text) => setTexts((before) => ({ ...before, [parameter.name]: text }))}
          />
        ))}
      </div>
      {problems.length === 0 ? null : (
        <div className="notice notice-bad" role="alert">
          It was not run:
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="row">
        <button type="submit" className="button button-main" disabled={isRunning}>
          {isRunning ? 'Running…' : 'Run'}
        </button>
      </div>
    </form>
  );
}

const takes = (parameter: Parameter) =>
  [typeText(parameter), limitsText(parameter)].filter((text) => text !== '').join(', ');

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function ParameterField({
  parameter,
  text,
  onChange,
}: {
  readonly parameter: Parameter;
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const { name, type, description, required, values } = parameter;
  const standard = required ? 'Must be given.' : `Default: ${defaultText(parameter)}.`;
  const lines = type === 'string_list' ? ' One in each line.' : '';
  const help = (
    <Prose
      text={[description, `${capital(takes(parameter))}.`, standard + lines].filter(Boolean).join(' ')}
    />
  );
  const shared = { label: name, help, value: text, onChange };
  if (type === 'boolean' || (values !== null && type !== 'string_list')) {
    const choices = type === 'boolean' ? ['true', 'false'] : (values ?? []);
    const labels: Readonly<Record<string, string>> = type === 'boolean' ? { true: 'yes', false: 'no' } : {};
    return (
      <SelectField
        {...shared}
        options={[
          { value: '', label: required ? 'Choose one' : `Default: ${defaultText(parameter)}` },
          ...choices.map((value) => ({ value, label: labels[value] ?? value })),
        ]}
      />
    );
  }
  if (type === 'string_list') return <TextArea {...shared} rows={2} isCode />;
  return <TextField {...shared} required={required} placeholder={required ? '' : defaultText(parameter)} />;
}
