import { type FormEvent, useState } from 'react';
import { TextField } from '../../components/fields.js';
import type { Values } from './parameters.js';
import { saveQueryFile } from './save-query-file.js';
import { useOwnQueries } from './use-own-queries.js';

/** Keeps a statement under a name in this browser, or gives it as a file. */
export function KeepQuery({
  statement,
  parameters,
  columns,
}: {
  readonly statement: string;
  readonly parameters: Values;
  readonly columns: readonly string[];
}) {
  const { add } = useOwnQueries();
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const query = { name: name.trim(), description: '', statement, parameters, columns };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    try {
      setSaid(`Kept as “${add([query]).join()}”.`);
      setName('');
    } catch {
      setSaid('This browser has no room left for it, or keeps nothing for this page. Save it as a file.');
    }
  };
  return (
    <form className="stack" onSubmit={keep}>
      <p className="quiet">
        It is kept in this browser only. As a file in the folder that QUERIES_DIR names it becomes a saved
        query for all.
      </p>
      <div className="row row-end">
        <TextField label="Name" value={name} onChange={setName} required />
        <button type="submit" className="button" disabled={query.name === ''}>
          Keep in this browser
        </button>
        <button
          type="button"
          className="button"
          disabled={query.name === ''}
          onClick={() => saveQueryFile(query)}
        >
          Save as .cypher file
        </button>
      </div>
      <p role="status">{said}</p>
    </form>
  );
}
