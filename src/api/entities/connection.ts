import type { Freshness } from '../freshness.js';

/** A node as resolvers pass it on: its key, type name, and the properties that were selected. */
export type NodeRow = Readonly<Record<string, unknown>> & {
  readonly key: string;
  readonly __typename: string;
};

/** A row of a page; cursors are made only when asked for. */
export type EdgeRow = Readonly<Record<string, unknown>> & { readonly node: NodeRow; cursor(): string };

/** A page of a list. */
export interface Page {
  readonly edges: readonly EdgeRow[];
  readonly hasNextPage: boolean;
}

/** How many rows a list has. */
export interface TotalCount {
  readonly value: number;
  readonly isEstimate: boolean;
}

/** What a connection is answered from; each is asked for at most once, and only when the client selected it. */
interface ListSource {
  page(): Promise<Page>;
  totalCount(): Promise<TotalCount>;
  freshness(): Promise<Freshness>;
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What the fields of a connection type resolve to. */
export function connectionOf(source: ListSource) {
  const page = lazily(source.page);
  const fresh = lazily(source.freshness);
  return {
    edges: async () => (await page()).edges,
    nodes: async () => (await page()).edges.map(({ node }) => node),
    pageInfo: async () => {
      const { edges, hasNextPage } = await page();
      return { hasNextPage, endCursor: edges.at(-1)?.cursor() ?? null };
    },
    totalCount: () => source.totalCount(),
    asOf: async () => (await fresh()).asOf,
    complete: async () => (await fresh()).complete,
    unknownScopes: async () => (await fresh()).unknownScopes,
  };
}
