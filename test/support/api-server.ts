import { createToken, type NewToken } from '../../src/api/auth/tokens.js';
import type { ApiServices, Role } from '../../src/api/context.js';
import { type ApiServer, type ApiServerOptions, startApiServer } from '../../src/api/server.js';
import { silentLogger } from '../../src/core/logger.js';
import type { Graph } from '../../src/graph/driver.js';
import type { SavedQuery } from '../../src/queries/types.js';
import { noSyncs } from './api.js';

/** What a test may say of its server. */
export interface TestServerOptions extends Omit<Partial<ApiServerOptions>, 'services'> {
  readonly services?: Partial<Omit<ApiServices, 'graph'>>;
  readonly queries?: readonly SavedQuery[];
}

/** An answer of GraphQL over HTTP. */
export interface GraphQLReply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: { readonly data?: any; readonly errors?: any };
}

/** A running API over a real graph, with a token for each role. */
export interface TestServer extends ApiServer {
  /** The value of a token with this role. */
  token(role: Role): Promise<string>;
  /** Sends any request; `as` is a role, or a token's value. */
  fetch(path: string, init?: RequestInit & { readonly as?: string }): Promise<Response>;
  /** Sends an operation to /graphql. */
  graphql(
    query: string,
    options?: { readonly variables?: Record<string, unknown>; readonly as?: string },
  ): Promise<GraphQLReply>;
}

/** Constraints that the API relies on. */
export async function ensureApiConstraints(graph: Graph): Promise<void> {
  for (const [label, property] of [
    ['ApiToken', 'id'],
    ['ApiToken', 'hash'],
    ['ApiToken', 'activeName'],
    ['AuditRecord', 'id'],
  ])
    await graph.write(`CREATE CONSTRAINT IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`);
}

const roleNames: ReadonlySet<string> = new Set(['VIEWER', 'ANALYST', 'OPERATOR', 'ADMIN']);
let made = 0;

/** Serves the API on a free port of loopback. Close it. */
export async function startTestServer(graph: Graph, options: TestServerOptions = {}): Promise<TestServer> {
  const { queries = [], services = {}, settings = {}, ...rest } = options;
  await ensureApiConstraints(graph);
  const server = await startApiServer({
    ...rest,
    settings: { port: 0, rateLimitPerMinute: 0, ...settings },
    services: {
      graph,
      logger: silentLogger,
      savedQueries: { queries, problems: [] },
      syncs: noSyncs,
      limits: { queryTimeoutMs: settings.queryTimeoutMs ?? 30_000, maxPageSize: settings.maxPageSize ?? 500 },
      ...services,
    },
  });
  const tokens = new Map<Role, Promise<string>>();
  const token = (role: Role): Promise<string> => {
    const known = tokens.get(role) ?? makeToken(graph, { role });
    tokens.set(role, known);
    return known;
  };
  const authorization = async (as: string | undefined): Promise<Record<string, string>> => {
    if (as === undefined) return {};
    return { authorization: `Bearer ${roleNames.has(as) ? await token(as as Role) : as}` };
  };
  const send: TestServer['fetch'] = async (path, { as, headers, ...init } = {}) =>
    fetch(`${server.url}${path}`, {
      ...init,
      // A kept connection may be closed by the server just as it is used again.
      headers: {
        connection: 'close',
        ...(await authorization(as)),
        ...Object.fromEntries(new Headers(headers)),
      },
    });
  return {
    ...server,
    token,
    fetch: send,
    graphql: async (query, { variables, as = 'ADMIN' } = {}) => {
      const response = await send('/graphql', {
        method: 'POST',
        as,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as GraphQLReply['body'];
      return { status: response.status, headers: response.headers, body };
    },
  };
}

/** Makes an API token in the graph and gives its value. */
export async function makeToken(graph: Graph, token: Partial<NewToken> = {}): Promise<string> {
  made += 1;
  const name = `test ${process.pid} ${Date.now()} ${made}`;
  const defaults = { name, role: 'VIEWER', expiresAt: null, createdBy: 'test' } as const;
  return (await createToken(graph, { ...defaults, ...token })).value;
}
