/** Parameters of a REST request; undefined ones are left out. */
export type QueryParameters = Record<string, string | number | boolean | readonly string[] | undefined>;

/** How a REST list is paged. Keyset needs the order that GitLab supports for that list. */
export interface ListOptions {
  readonly query?: QueryParameters;
  /** `offset` (default) or `keyset` with the column and direction that the endpoint offers. */
  readonly keyset?: { readonly orderBy: string; readonly sort: 'asc' | 'desc' };
  /** Rows a page, at most 100 (the default). */
  readonly perPage?: number;
}

/** One page of a GraphQL connection. */
export interface GraphQLPage<Node> {
  readonly nodes: readonly Node[];
  /** `Type.field` of each field of the document that this GitLab does not have; it was left out. */
  readonly missingFields: ReadonlySet<string>;
}

/** One answered GraphQL document. */
export interface GraphQLAnswer<Data> {
  readonly data: Data;
  readonly missingFields: ReadonlySet<string>;
}

/** What the client has done so far; all counts only grow. */
export interface ClientMetrics {
  /** HTTP requests sent, retries included. */
  readonly requests: number;
  readonly retries: number;
  /** Milliseconds spent waiting for a rate limit to pass, summed over requests. */
  readonly rateLimitWaitMs: number;
  /** Whether at least one request waits for a rate limit right now. */
  readonly waitingForRateLimit: boolean;
  /** GitLab's clock minus ours in milliseconds, by the `Date` header of the last answer; exact to about a second. */
  readonly clockSkewMs: number | undefined;
  /** Requests by template of the path, such as `GET /projects/:id/members`. */
  readonly byEndpoint: ReadonlyMap<string, number>;
}

/**
 * Reads one GitLab through REST v4 and GraphQL under one policy of paging, retries and rate limits.
 * Every method throws an `AppError` of the catalogue (GITLAB_*); none ever carries the token.
 */
export interface GitLabClient {
  /** Base address without trailing slash, user information or query. */
  readonly url: string;
  /** Host, with the port where it is not the default: the first part of every node's key. */
  readonly host: string;
  readonly metrics: ClientMetrics;
  /** One JSON document, such as `get('/groups/42', {with_projects: false})`. */
  get(path: string, query?: QueryParameters): Promise<unknown>;
  /** All rows of a REST list, a page at a time, in order. Pages whose number is known are read ahead. */
  list(path: string, options?: ListOptions): AsyncGenerator<readonly unknown[], void, undefined>;
  /**
   * One GraphQL document. A field that this GitLab lacks is removed and reported. When the answer is refused as
   * too complex or times out, the `Int` variables named in `pageSizes` are halved and it is asked again.
   */
  graphql<Data>(
    document: string,
    variables?: Record<string, unknown>,
    options?: { readonly pageSizes?: readonly string[] },
  ): Promise<GraphQLAnswer<Data>>;
  /**
   * All pages of one connection. The document takes `$first: Int` and `$after: String`; `connection` picks the
   * connection (`nodes`, `pageInfo { hasNextPage endCursor }`) out of the data, or undefined when it is null.
   */
  graphqlPages<Node, Data>(
    document: string,
    variables: Record<string, unknown>,
    connection: (data: Data) => GraphQLConnection<Node> | null | undefined,
    options?: { readonly first?: number; readonly after?: string; readonly pageSizes?: readonly string[] },
  ): AsyncGenerator<GraphQLPage<Node>, void, undefined>;
  /** Aborts what is under way; later calls fail. */
  close(): void;
}

/** The part of a GraphQL connection that paging needs. */
export interface GraphQLConnection<Node> {
  readonly nodes: readonly (Node | null)[] | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What a client is made from. */
export interface ClientOptions {
  /** The GitLab's address; HTTPS unless loopback. Credentials in it are stripped. */
  readonly url: string;
  readonly token: string;
  /** Requests in flight at most (default 24). */
  readonly concurrency?: number;
  /** Attempts at one request before its list is given up (default 6). */
  readonly attempts?: number;
  /** Milliseconds before a request without an answer is given up (default 60,000). */
  readonly timeoutMs?: number;
  /** The base of the exponential back-off in milliseconds (default 500); tests lower it. */
  readonly backoffMs?: number;
  /** Longest wait for one rate limit in milliseconds (default 15 minutes). */
  readonly maxRateLimitWaitMs?: number;
  readonly signal?: AbortSignal;
}
