import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApiFailure } from '../../api/client.js';
import { type EntityName, namesOf } from '../../api/entity-names.js';
import type { PageInfo } from '../../api/use-ask.js';
import type { UnknownScope } from '../../components/states.js';

/** A page of keys, as searches and lists give it. */
export interface KeyPage {
  readonly nodes: readonly { readonly key: string }[];
  readonly pageInfo: PageInfo;
  readonly complete: boolean;
  readonly unknownScopes: readonly UnknownScope[];
  readonly totalCount?: { readonly value: number };
}

interface NamedPage extends KeyPage {
  readonly names: readonly EntityName[];
}

/**
 * Pages of things with what they are called.
 * @param question what tells this list from others.
 * @param pageOf asks for the page after a cursor.
 */
export function useNamedPages(
  question: readonly unknown[],
  pageOf: (after: string | null, signal: AbortSignal) => Promise<KeyPage>,
) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery<
    NamedPage,
    ApiFailure,
    { readonly pages: readonly NamedPage[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ['named-pages', ...question],
    queryFn: async ({ pageParam, signal }) => {
      const page = await pageOf(pageParam, signal);
      const names = await namesOf(page.nodes.map(({ key }) => key));
      return { ...page, names: page.nodes.flatMap(({ key }) => names.get(key) ?? []) };
    },
    initialPageParam: null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  return {
    query: { data, error, refetch },
    more: { hasMore: hasNextPage, isLoading: isFetchingNextPage, loadMore: () => void fetchNextPage() },
  };
}
