import { Page } from '../../components/page.js';
import { isKind, isListed, kindPlurals } from '../../neighbourhood/kinds.js';
import { useExploreState } from './explore-state.js';
import { KindList } from './kind-list.js';
import { SearchForm } from './search-form.js';
import { SearchHits } from './search-hits.js';
import { Start } from './start.js';

/** Where nothing is chosen yet: what was found, the list of one kind, or ways to begin. */
export function Find() {
  const [{ text, kinds }] = useExploreState();
  const wanted = kinds.filter(isKind);
  const [only] = wanted;
  return (
    <Page
      title="Explore"
      intro="Look anything up: what it is, what it is connected with, what changed about it, and which alerts it has."
    >
      <SearchForm key={`${text} ${wanted.join()}`} text={text} kinds={wanted} />
      {text !== '' ? (
        <SearchHits text={text} kinds={wanted} />
      ) : wanted.length === 1 && isListed(only) ? (
        <KindList key={only} kind={only} />
      ) : (
        <>
          {wanted.length === 0 ? null : (
            <p className="notice" role="status">
              Type what to search for among {wanted.map((kind) => kindPlurals[kind]).join(', ')}.
            </p>
          )}
          <Start />
        </>
      )}
    </Page>
  );
}
