import type { ConfiguredConnection } from '../core/config.js';
import type { Logger } from '../core/logger.js';
import { inSpan } from '../core/tracing.js';
import { createGitLabClient } from '../gitlab/client/client.js';
import type { ClientOptions, GitLabClient } from '../gitlab/client/types.js';
import type { Graph } from '../graph/driver.js';
import type { OnProgress } from '../sync/progress.js';
import { syncConnection } from '../sync/run.js';
import type { RunReport } from '../sync/runs.js';
import type { WrittenFacts } from '../sync/written-facts.js';

/** Attempts and waits of a client, in place of its defaults. */
export type ClientTuning = Pick<
  Partial<ClientOptions>,
  'attempts' | 'backoffMs' | 'timeoutMs' | 'maxRateLimitWaitMs'
>;

/** How to reach the GitLab of a configured connection. */
export interface ConnectOptions {
  readonly connection: ConfiguredConnection;
  /** Requests in flight at most. */
  readonly concurrency: number;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly client?: ClientTuning;
}

/**
 * A client for the connection's GitLab; the only place that takes the token out of the configuration.
 * @throws AppError GITLAB_INSECURE_URL and whatever else the client says about address and token.
 */
export function clientOf(options: ConnectOptions): GitLabClient {
  const { connection, concurrency, logger, signal } = options;
  return createGitLabClient({
    url: connection.url,
    token: connection.token,
    concurrency,
    logger,
    signal,
    ...options.client,
  });
}

/** How to sync a configured connection once. */
export interface SyncOnceOptions extends ConnectOptions {
  readonly graph: Graph;
  readonly full?: boolean;
  readonly onProgress?: OnProgress;
  /** Hears once, at the end, of what the run wrote; also when it failed. */
  readonly onWritten?: (written: WrittenFacts) => void;
  /** Milliseconds after which a lease that is not renewed is free (default one minute). */
  readonly leaseMs?: number;
}

/**
 * Syncs one configured connection with a client of its own, which is closed afterwards.
 * @returns the report, also of a run that failed.
 * @throws AppError as `syncConnection` and `clientOf`; errors of the graph.
 */
export async function syncOnce(options: SyncOnceOptions): Promise<RunReport> {
  const { connection, graph, logger, signal } = options;
  const client = clientOf(options);
  try {
    const attributes = () => ({ 'access_graph.connection': connection.name });
    const sync = () =>
      syncConnection({
        graph,
        client,
        logger,
        signal,
        // The client's address, because the configured one may carry credentials, which must not reach the graph.
        connection: {
          name: connection.name,
          description: connection.description,
          url: client.url,
          group: connection.group,
          schedule: connection.schedule,
        },
        full: options.full ?? false,
        ...(connection.fullRefreshMs === undefined ? {} : { fullRefreshMs: connection.fullRefreshMs }),
        ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
        ...(options.onWritten === undefined ? {} : { onWritten: options.onWritten }),
        ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      });
    return await inSpan('sync', attributes, sync);
  } finally {
    client.close();
  }
}
