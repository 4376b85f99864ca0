import { ask } from '../../api/client.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Partial } from '../../components/states.js';
import { type NodeKind, SearchEntitiesDocument } from '../../generated/operations.js';
import { numberText } from '../../lib/text.js';
import { kindPlurals } from '../../neighbourhood/kinds.js';
import { NameTable } from './name-table.js';
import { useNamedPages } from './use-named-pages.js';

const rows = 50;
/** As many as a search gives at most. */
const mostHits = 250;

function sentence(count: number, hasMore: boolean, text: string, kinds: readonly NodeKind[]): string {
  const what = kinds.length === 0 ? 'things' : kinds.map((kind) => kindPlurals[kind]).join(', ');
  const most = count >= mostHits ? ' A search gives no more; type more of the name to narrow it.' : '';
  return hasMore
    ? `More than ${numberText(count)} ${what} fit “${text}”; the best come first.`
    : `${numberText(count)} ${count === 1 && kinds.length === 0 ? 'thing fits' : `${what} fit`} “${text}”.${most}`;
}

/** What a search found, best first. */
export function SearchHits({ text, kinds }: { readonly text: string; readonly kinds: readonly NodeKind[] }) {
  const question = { text, kinds: kinds.length === 0 ? null : kinds, first: rows };
  const { query, more } = useNamedPages(['search', text, kinds], async (after, signal) => {
    return (await ask(SearchEntitiesDocument, { ...question, after }, signal)).search;
  });
  return (
    <Panel title="What was found" query={asked(SearchEntitiesDocument, question)}>
      <Answer query={query} what="Searching">
        {({ pages }) => {
          const hits = pages.flatMap(({ names }) => names);
          return (
            <>
              <p role="status">{sentence(hits.length, more.hasMore, text, kinds)}</p>
              <Partial
                complete={pages.every(({ complete }) => complete)}
                unknownScopes={pages[0]?.unknownScopes ?? []}
              />
              <NameTable
                label={`Things that fit ${text}`}
                rows={hits}
                more={more}
                empty="Nothing is called so. Try fewer letters, another word, or all kinds."
              />
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
