import type { SimulatedGitLab } from './start.js';

/** Whose token a request carries. */
export type Principal = keyof SimulatedGitLab['tokens'];

/** An answer; JSON is parsed, anything else is text. */
export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A GraphQL answer. */
interface GraphQLBody {
  readonly data: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

/** A bare HTTP client for tests of the simulated GitLab: no retries, no waiting. */
export interface TestClient {
  /** One answer to a path below `/api/v4` or to a whole address. */
  get(path: string, as?: Principal): Promise<Got>;
  /** The ids of all pages of a list; rejects when a page is refused. */
  idsOf(path: string, as?: Principal): Promise<number[]>;
  graphql(
    query: string,
    variables?: Record<string, unknown>,
    as?: Principal,
  ): Promise<{ status: number; body: GraphQLBody }>;
}

/** The address of the next page, if there is one. */
export function nextLink({ headers }: Got): string | undefined {
  return /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
}

/** A client of `gitlab`; an administrator's unless told otherwise. */
export function createTestClient({ url, tokens }: SimulatedGitLab): TestClient {
  const get = async (path: string, as: Principal = 'admin'): Promise<Got> => {
    const address = path.startsWith('http') ? path : `${url}/api/v4${path}`;
    const response = await fetch(address, { headers: { 'private-token': tokens[as] } });
    const text = await response.text();
    const json = response.headers.get('content-type') === 'application/json';
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  return {
    get,
    idsOf: async (path, as) => {
      const ids: number[] = [];
      for (let next: string | undefined = path; next !== undefined; ) {
        const got: Got = await get(next, as);
        if (got.status !== 200) throw new Error(`${next} was answered with ${got.status}.`);
        ids.push(...(got.body as { id: number }[]).map(({ id }) => id));
        next = nextLink(got);
      }
      return ids;
    },
    graphql: async (query, variables = {}, as = 'admin') => {
      const response = await fetch(`${url}/api/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens[as]}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as GraphQLBody };
    },
  };
}
