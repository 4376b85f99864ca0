import { TextArea } from '../../components/fields.js';
import type { jsonObject } from './parameters.js';

/** An object that is written as JSON, and what is wrong with it. */
export function JsonField({
  label,
  help,
  rows,
  value,
  given,
  onChange,
}: {
  readonly label: string;
  readonly help?: string;
  readonly rows: number;
  readonly value: string;
  /** What `jsonObject` says of the value. */
  readonly given: ReturnType<typeof jsonObject>;
  readonly onChange: (text: string) => void;
}) {
  return (
    <>
      <TextArea
        label={label}
        {...(help === undefined ? {} : { help })}
        rows={rows}
        isCode
        value={value}
        onChange={onChange}
      />
      {'problem' in given ? (
        <p className="notice notice-bad" role="alert">
          {given.problem}
        </p>
      ) : null}
    </>
  );
}
