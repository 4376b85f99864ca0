import { useState } from 'react';
import { CheckField, TextField } from '../../components/fields.js';
import type { NodeKind } from '../../generated/operations.js';
import { allKinds, kindHeading, kindPlurals } from '../../neighbourhood/kinds.js';
import { useExploreState } from './explore-state.js';

const longest = 200;

/** What is looked for, and of which kinds. */
export function SearchForm({ text, kinds }: { readonly text: string; readonly kinds: readonly NodeKind[] }) {
  const [, change] = useExploreState();
  const [typed, setTyped] = useState(text);
  const [ticked, setTicked] = useState<ReadonlySet<NodeKind>>(new Set(kinds));
  const tick = (kind: NodeKind, isTicked: boolean) =>
    setTicked(new Set(isTicked ? [...ticked, kind] : [...ticked].filter((other) => other !== kind)));
  const named = allKinds.filter((kind) => ticked.has(kind)).map((kind) => kindPlurals[kind]);
  return (
    <form
      className="panel"
      aria-label="Search"
      onSubmit={(event) => {
        event.preventDefault();
        change({ text: typed.trim().slice(0, longest), kinds: [...ticked] });
      }}
    >
      <div className="row row-end explore-search">
        <TextField
          label="Search for"
          type="search"
          value={typed}
          onChange={setTyped}
          help="Names, paths, usernames, e-mail addresses, titles and descriptions. The beginnings of words will do."
        />
        <button type="submit" className="button button-main">
          Search
        </button>
      </div>
      <details>
        <summary>Kinds: {named.length === 0 ? 'all' : named.join(', ')}</summary>
        <fieldset className="explore-kinds">
          <legend className="visually-hidden">Only these kinds</legend>
          {allKinds.map((kind) => (
            <CheckField
              key={kind}
              label={kindHeading(kind)}
              checked={ticked.has(kind)}
              onChange={(isTicked) => tick(kind, isTicked)}
            />
          ))}
        </fieldset>
      </details>
    </form>
  );
}
