import { useId, useState } from 'react';
import type { OwnQuery } from './own-query.js';
import type { OwnQueries } from './use-own-queries.js';

interface Outcome {
  readonly names: readonly string[];
  readonly problems: readonly string[];
}

/** Reads files on this machine; the part that reads YAML is loaded when it is first needed. */
async function readFiles(files: readonly File[]): Promise<{
  readonly queries: readonly Omit<OwnQuery, 'id'>[];
  readonly problems: readonly string[];
}> {
  const { readQueryFile } = await import('./read-query-file.js');
  const queries: Omit<OwnQuery, 'id'>[] = [];
  const problems: string[] = [];
  for (const file of files)
    try {
      queries.push(readQueryFile(await file.text(), file.name));
    } catch (error) {
      problems.push(`${file.name}: ${error instanceof Error ? error.message : 'It cannot be read.'}`);
    }
  return { queries, problems };
}

/** Takes `.cypher` files into this browser; they are sent nowhere. */
export function ImportQueries({ add }: Pick<OwnQueries, 'add'>) {
  const id = useId();
  const [outcome, setOutcome] = useState<Outcome>();
  const take = async (input: HTMLInputElement) => {
    const { queries, problems } = await readFiles([...(input.files ?? [])]);
    input.value = '';
    try {
      setOutcome({ names: add(queries), problems });
    } catch {
      setOutcome({
        names: [],
        problems: ['This browser has no room left for them, or keeps nothing for this page.'],
      });
    }
  };
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>Files of queries</label>
        <input
          id={id}
          type="file"
          accept=".cypher,.cyp,.txt,text/plain"
          multiple
          aria-describedby={`${id}-help`}
          onChange={(event) => void take(event.currentTarget)}
        />
        <span id={`${id}-help`} className="field-help">
          Files ending in .cypher, several at once. They are read here and sent nowhere; a statement goes to
          the service when you run it.
        </span>
      </div>
      <div role="status">
        {outcome === undefined ? null : (
          <p>
            {outcome.names.length === 0
              ? 'Nothing was imported.'
              : `Imported: ${outcome.names.map((name) => `“${name}”`).join(', ')}.`}
          </p>
        )}
      </div>
      {outcome === undefined || outcome.problems.length === 0 ? null : (
        <div className="notice notice-bad" role="alert">
          Some files could not be read:
          <ul>
            {outcome.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
