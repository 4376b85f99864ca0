import type { SettingsOfRules } from '../alerts/rule.js';
import type { Watch } from '../alerts/watches/watch.js';
import type { ApiServer } from '../api/server.js';
import type { Config } from '../core/config.js';
import { isLoopback } from '../core/config-api.js';
import type { Graph } from '../graph/driver.js';
import type { HookReceiver } from '../jobs/hooks.js';
import type { SyncControl } from '../jobs/sync-control.js';
import type { QueryProblem, SavedQuery } from '../queries/types.js';
import type { Cli } from './context.js';

/** What a command serves the API over. */
export interface ServeOptions {
  readonly graph: Graph;
  readonly syncs: SyncControl;
  /** What the configuration changes of rules. */
  readonly rules: SettingsOfRules;
  /** The watches of the configuration. */
  readonly watches: readonly Watch[];
  /** Takes GitLab's webhooks. Default: none is taken. */
  readonly hooks?: HookReceiver;
  readonly savedQueries: {
    readonly queries: readonly SavedQuery[];
    readonly problems: readonly QueryProblem[];
  };
  /** Makes or finds the token that is printed; undefined when callers have theirs already. */
  readonly token: (graph: Graph) => Promise<string | undefined>;
}

/** Three operations to begin with. */
export const firstQueries = [
  '{ viewer { name role } connections { name state lastRun { status finishedAt } } }',
  '{ users(first: 5) { totalCount { value } nodes { username name state } } }',
  '{ search(text: \\"api\\", first: 5) { nodes { __typename key } } }',
] as const;

/**
 * Serves the API until it is closed, and prints its address, how to authenticate, and three queries to paste.
 * @throws AppError ADDRESS_IN_USE, ADDRESS_UNUSABLE, MANIFEST_INVALID.
 */
export async function serveApi(cli: Cli, config: Config, options: ServeOptions): Promise<ApiServer> {
  const { graph, syncs, hooks, savedQueries, rules, watches } = options;
  const { api: settings } = config;
  const logger = cli.logger(config);
  // Loaded when needed: the other commands start faster without Express and Apollo Server.
  const { startApiServer } = await import('../api/server.js');
  const limits = { queryTimeoutMs: settings.queryTimeoutMs, maxPageSize: settings.maxPageSize };
  const server = await startApiServer({
    services: {
      graph,
      logger,
      savedQueries,
      rules,
      watches,
      syncs,
      limits,
      ...(hooks === undefined ? {} : { hooks }),
    },
    settings,
  });
  try {
    if (!isLoopback(settings.host)) {
      cli.out.problem(
        `The API listens on ${settings.host} without TLS: put a proxy with TLS in front of it, for tokens travel in clear.`,
      );
    }
    const token = settings.adminToken === undefined ? await options.token(graph) : undefined;
    for (const line of welcome(server.url, token, settings)) cli.out.line(line);
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

function welcome(url: string, token: string | undefined, settings: Config['api']): string[] {
  const variable = settings.adminToken === undefined ? 'TOKEN' : 'ACCESS_GRAPH_ADMIN_TOKEN';
  const ask = (query: string) =>
    `  curl -s ${url}/graphql -H "Authorization: Bearer $${variable}" -H 'Content-Type: application/json' ` +
    `-d '{"query":"${query}"}'`;
  return [
    '',
    `The API is at ${url}/graphql${settings.graphiql ? `, and GraphiQL at ${url}/graphiql` : ''}.`,
    ...(settings.console
      ? [`The console is at ${url}/: open it in a browser, and sign in with a token.`]
      : []),
    'Every request needs a token, as “Authorization: Bearer …”.',
    ...(token === undefined
      ? settings.adminToken === undefined
        ? ['Make one with: access-graph tokens create NAME --role viewer']
        : []
      : ['This one has the role admin; it is printed this once:', `  TOKEN=${token}`]),
    'Three queries to begin with:',
    ...firstQueries.map(ask),
    '',
  ];
}
