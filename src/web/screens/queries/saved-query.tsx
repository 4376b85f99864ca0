import { useAsk } from '../../api/use-ask.js';
import { Page } from '../../components/page.js';
import { Prose } from '../../components/prose.js';
import { Answer, Empty } from '../../components/states.js';
import { QueriesOneDocument } from '../../generated/operations.js';
import { SavedQueryRun } from './saved-query-run.js';
import { ToLibrary } from './to-library.js';

/** One saved query: what it answers, its parameters, and its rows. */
export function SavedQuery({ id }: { readonly id: string }) {
  const query = useAsk(QueriesOneDocument, { text: id });
  const found = query.data?.savedQueries.find((each) => each.id === id);
  return (
    <Page
      title={found?.title ?? 'Saved query'}
      intro={found === undefined ? undefined : <Prose text={found.description} />}
      actions={<ToLibrary />}
    >
      <Answer query={query} what="Loading the query">
        {() =>
          found === undefined ? (
            <Empty>
              No saved query has the id “{id}”. It may be in a folder that this service does not read.
            </Empty>
          ) : (
            <SavedQueryRun query={found} />
          )
        }
      </Answer>
    </Page>
  );
}
