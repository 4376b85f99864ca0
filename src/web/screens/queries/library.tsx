import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { SelectField, TextField } from '../../components/fields.js';
import { Panel } from '../../components/page.js';
import { Prose } from '../../components/prose.js';
import { Answer, Empty } from '../../components/states.js';
import { QueriesLibraryDocument, type QueriesLibraryQuery } from '../../generated/operations.js';
import { numberText, titleOf } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';

type Query = QueriesLibraryQuery['savedQueries'][number];

const matches = ({ id, title, description }: Query, text: string) => {
  const all = `${id} ${title} ${description}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};

/** The saved queries by category. */
export function Library() {
  return (
    <Answer query={useAsk(QueriesLibraryDocument, {})} what="Loading the library">
      {({ savedQueries, savedQueryProblems }) => (
        <>
          {savedQueryProblems.length === 0 ? null : (
            <div className="notice notice-warn" role="note">
              Some files of your own folder cannot be used as saved queries:
              <ul>
                {savedQueryProblems.map(({ file, reason }) => (
                  <li key={`${file} ${reason}`}>
                    {file}: {reason}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Queries queries={savedQueries} />
        </>
      )}
    </Answer>
  );
}

function Queries({ queries }: { readonly queries: readonly Query[] }) {
  const [{ text, category }, change] = useUrlState({ text: '', category: '' });
  const shown = queries.filter(
    (query) => (category === '' || query.category === category) && matches(query, text),
  );
  const categories = [...new Set(queries.map((query) => query.category))];
  return (
    <>
      <div className="query-filters">
        <TextField
          label="Search"
          type="search"
          value={text}
          onChange={(value) => change({ text: value }, { replace: true })}
        />
        <SelectField
          label="Category"
          value={category}
          onChange={(value) => change({ category: value })}
          options={[
            { value: '', label: 'All' },
            ...categories.map((value) => ({ value, label: titleOf(value) })),
          ]}
        />
      </div>
      <p role="status" className="quiet">
        {numberText(shown.length)} of {numberText(queries.length)} saved queries
      </p>
      {shown.length === 0 ? (
        <Empty>No saved query is like this. Search for less, or choose another category.</Empty>
      ) : null}
      {categories.map((one) => (
        <Category key={one} name={one} queries={shown.filter((query) => query.category === one)} />
      ))}
    </>
  );
}

function Category({ name, queries }: { readonly name: string; readonly queries: readonly Query[] }) {
  if (queries.length === 0) return null;
  return (
    <Panel title={`${titleOf(name)} (${numberText(queries.length)})`}>
      <ul className="query-list">
        {queries.map(({ id, title, description }) => (
          <li key={id}>
            <Link to="/queries" search={((before: object) => ({ ...before, id })) as never}>
              {title}
            </Link>
            <p>
              <Prose text={description} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
