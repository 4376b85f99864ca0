import { PlainTable } from '../../components/plain-table.js';
import { Prose } from '../../components/prose.js';
import { defaultText, limitsText, type Parameter, typeText } from './parameters.js';

/** What a saved query or rule can be told; where they are given, with the values that are in use. */
export function ParametersTable({
  parameters,
  values,
}: {
  readonly parameters: readonly Parameter[];
  readonly values?: ReadonlyMap<string, string>;
}) {
  return (
    <PlainTable
      label="Parameters"
      head={['Name', ...(values === undefined ? [] : ['Here']), 'Default', 'Takes', 'Meaning']}
      rows={parameters.map((parameter) => ({
        key: parameter.name,
        cells: [
          <code key="name">{parameter.name}</code>,
          ...(values === undefined ? [] : [values.get(parameter.name) ?? '']),
          defaultText(parameter),
          [typeText(parameter), limitsText(parameter)].filter((text) => text !== '').join(', '),
          <Prose key="meaning" text={parameter.description ?? ''} />,
        ],
      }))}
    />
  );
}

/** What the rows of a saved query or rule hold. */
export function ColumnsTable({
  columns,
}: {
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly description: string | null;
  }[];
}) {
  return (
    <PlainTable
      label="Columns"
      head={['Column', 'Type', 'Meaning']}
      rows={columns.map(({ name, type, description }) => ({
        key: name,
        cells: [<code key="name">{name}</code>, type, <Prose key="meaning" text={description ?? ''} />],
      }))}
    />
  );
}
