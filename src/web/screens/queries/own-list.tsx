import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Panel } from '../../components/page.js';
import { Empty } from '../../components/states.js';
import { ImportQueries } from './import-queries.js';
import { RemoveQuery, RenameQuery } from './own-dialogs.js';
import type { OwnQuery } from './own-query.js';
import { jsonText, type Values } from './parameters.js';
import { saveQueryFile } from './save-query-file.js';
import { useOwnQueries } from './use-own-queries.js';

type Open = { readonly what: 'rename' | 'remove'; readonly query: OwnQuery } | undefined;

const given = (parameters: Values) =>
  jsonText(Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null)));

/** The queries that this browser keeps, with what can be done with them. */
export function OwnList() {
  const own = useOwnQueries();
  const [open, setOpen] = useState<Open>();
  const [said, setSaid] = useState('');
  const close = () => setOpen(undefined);
  return (
    <>
      <Panel title="Kept in this browser">
        <p role="status">{said}</p>
        {own.queries.length === 0 ? (
          <Empty>None yet. Write one under Cypher and keep it, or import files.</Empty>
        ) : (
          <ul className="query-list">
            {own.queries.map((query) => (
              <li key={query.id} className="stack">
                <div>
                  <Link
                    to="/queries"
                    search={
                      { tab: 'cypher', cypher: query.statement, parameters: given(query.parameters) } as never
                    }
                  >
                    {query.name}
                  </Link>
                  <p>{query.description}</p>
                </div>
                <div className="row">
                  <button
                    type="button"
                    className="button"
                    aria-label={`Save as .cypher file: ${query.name}`}
                    onClick={() => saveQueryFile(query)}
                  >
                    Save as .cypher file
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-label={`Rename ${query.name}`}
                    onClick={() => setOpen({ what: 'rename', query })}
                  >
                    Rename
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-label={`Delete ${query.name}`}
                    onClick={() => setOpen({ what: 'remove', query })}
                  >
                    Delete
                  </button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Import">
        <ImportQueries add={own.add} />
      </Panel>
      {open?.what === 'rename' ? (
        <RenameQuery
          query={open.query}
          onClose={close}
          onRename={(name) => {
            own.rename(open.query.id, name);
            setSaid(`It is now called “${name}”.`);
          }}
        />
      ) : null}
      {open?.what === 'remove' ? (
        <RemoveQuery
          query={open.query}
          onClose={close}
          onRemove={() => {
            own.remove(open.query.id);
            setSaid(`“${open.query.name}” is deleted.`);
          }}
        />
      ) : null}
    </>
  );
}
