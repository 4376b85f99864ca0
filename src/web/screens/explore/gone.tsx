import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { searchNames } from '../../api/entity-names.js';
import { Page } from '../../components/page.js';
import { Loading } from '../../components/states.js';
import type { Search } from '../../lib/url-state.js';
import { EntityChanges } from './entity-changes.js';

/** What stands for a key elsewhere: a full path or a username. */
const spoken = ['GROUP', 'PROJECT', 'USER'] as const;

/** Where nothing has a key: it may be a path or username, and leads on to what has it; else it may be gone. */
export function Gone({ entityKey }: { readonly entityKey: string }) {
  const { data, isPending } = useQuery({
    queryKey: ['explore-spoken', entityKey],
    queryFn: ({ signal }) => searchNames({ text: entityKey.slice(0, 200), kinds: spoken, first: 5 }, signal),
  });
  const meant = data?.find(({ title }) => title === entityKey || title === `@${entityKey}`);
  if (meant !== undefined) {
    const search = (before: Search) => ({ ...before, key: meant.key });
    return <Navigate to="/explore" search={search as never} replace />;
  }
  return (
    <Page title="Not in the estate">
      {isPending ? (
        <Loading />
      ) : (
        <>
          <p className="break">
            Nothing has the key <code>{entityKey}</code>. It may have been deleted, or it was never read.{' '}
            <Link to="/explore" search={{ text: entityKey } as never}>
              Search for it
            </Link>
            .
          </p>
          <EntityChanges entity={{ key: entityKey }} />
        </>
      )}
    </Page>
  );
}
