import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { ApiFailure, ask } from './client.js';
import type { TypedDocument } from './document.js';

/** The key under which an answer is kept. */
export const keyOf = (document: string, variables: unknown) => [document, variables] as const;

/** How a question is asked. */
export interface AskOptions {
  /** False: not now. */
  readonly enabled?: boolean;
  /** Milliseconds after which it is asked again. */
  readonly refetchMs?: number;
  /** Whether the answer to the question before stays until this one's is there. */
  readonly keep?: boolean;
  /** Whether it stays as it was answered until it is asked for again: rows then do not move under the eyes. */
  readonly still?: boolean;
}

/** The answer to an operation, kept until it is out of date. */
export function useAsk<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  { enabled = true, refetchMs, keep = false, still = false }: AskOptions = {},
) {
  return useQuery<Result, ApiFailure>({
    queryKey: keyOf(document, variables),
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled,
    ...(still ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    ...(refetchMs === undefined ? {} : { refetchInterval: refetchMs }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** What tells of the end of a page. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/**
 * All pages of a list that were asked for so far.
 * @param pageInfoOf where the answer tells whether there is another.
 */
export function useAskPages<Result, Variables extends { readonly after?: string | null | undefined }>(
  document: TypedDocument<Result, Variables>,
  variables: Omit<Variables, 'after'>,
  pageInfoOf: (result: Result) => PageInfo,
  { enabled = true, keep = true, still = false }: Pick<AskOptions, 'enabled' | 'keep' | 'still'> = {},
) {
  return useInfiniteQuery<
    Result,
    ApiFailure,
    { readonly pages: readonly Result[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [...keyOf(document, variables), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      ask(document, { ...variables, after: pageParam } as unknown as Variables, signal),
    initialPageParam: null,
    getNextPageParam: (last) => {
      const { hasNextPage, endCursor } = pageInfoOf(last);
      return hasNextPage ? endCursor : undefined;
    },
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(still
      ? {
          staleTime: Number.POSITIVE_INFINITY,
          refetchOnMount: 'always' as const,
          refetchOnWindowFocus: false,
          refetchOnReconnect: false,
        }
      : {}),
  });
}

/** Changes something; all that is shown is asked anew afterwards. */
export function useChange<Result, Variables>(document: TypedDocument<Result, Variables>) {
  const client = useQueryClient();
  return useMutation<Result, ApiFailure, Variables>({
    mutationFn: (variables) => ask(document, variables),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Whether a question failed because the service or its database is away for a while, not because of the question. */
export const isAway = (error: Error | null): boolean =>
  error instanceof ApiFailure && ['SERVER_AWAY', 'SHUTTING_DOWN', 'DATABASE_AWAY'].includes(error.code);

/** Whether asking once more may help: not where the API has understood the question and refused it. */
export const mayRetry = (count: number, error: Error): boolean =>
  count < 1 && (isAway(error) || !(error instanceof ApiFailure));

const againMs = 3000;

/** What failed because the service was away is asked again until it is back. */
export const againWhileAway = ({
  state,
}: {
  readonly state: { readonly error: Error | null };
}): number | false => (isAway(state.error) ? againMs : false);
