import type { ConfiguredConnection } from '../core/config.js';
import { appError, publicMessage } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import type { Graph } from '../graph/driver.js';
import { noteVerification } from '../sync/connections.js';
import { askToStop } from '../sync/lease.js';
import type { OnProgress } from '../sync/progress.js';
import { refreshSources } from '../sync/refresh.js';
import type { RunReport } from '../sync/runs.js';
import { keyOfTarget } from '../sync/targets.js';
import type { WrittenFacts } from '../sync/written-facts.js';
import { createHookReceiver, type HookReceiver } from './hooks.js';
import { ProgressHub } from './progress-hub.js';
import { RefreshClients } from './refresh-clients.js';
import { createRefresher } from './refresher.js';
import type { RuleWatch } from './rule-watch.js';
import { nextRunAt, type Scheduler } from './scheduler.js';
import { createSyncService, type RunOrder, type SyncService, type SyncServiceOptions } from './service.js';
import type { SyncControl } from './sync-control.js';
import { type ClientTuning, syncOnce } from './sync-once.js';
import { shownAddress, verifyConnection } from './verification.js';

/** What the syncs of an instance are made from. */
export interface SyncsOptions
  extends Pick<SyncServiceOptions<ConfiguredConnection>, 'onReport' | 'onError' | 'lockedWaitMs'> {
  readonly graph: Graph;
  readonly connections: readonly ConfiguredConnection[];
  /** Requests to one GitLab in flight at most. */
  readonly concurrency: number;
  readonly logger: Logger;
  readonly scheduler: Scheduler;
  /** Attempts and waits of GitLab clients. */
  readonly client?: ClientTuning;
  /** Milliseconds after which a lease that is not renewed is free (default one minute). */
  readonly leaseMs?: number;
  /** Is told of each run, and of each refresh after an event. */
  readonly watch?: RuleWatch;
  /** Stands around each run, for instance to show its progress (default: just runs it). */
  readonly around?: (
    connection: ConfiguredConnection,
    order: RunOrder,
    run: (onProgress: OnProgress) => Promise<RunReport>,
  ) => Promise<RunReport>;
}

/** The syncs of an instance: what keeps them going, and what callers may do with them. */
export interface Syncs {
  readonly service: SyncService;
  /** Takes GitLab's webhooks, and has what they tell of read anew. */
  readonly hooks: HookReceiver & {
    /** Resolves when all that events called for was done. */
    settled(): Promise<void>;
  };
  readonly control: SyncControl & {
    /** How many listen to progress. */
    readonly listeners: number;
  };
}

/** The syncs of the configured connections: scheduled, at the start and by request, all seen by one control. */
export function createSyncs(options: SyncsOptions): Syncs {
  const {
    graph,
    connections,
    concurrency,
    logger,
    scheduler,
    client = {},
    onReport,
    onError,
    watch,
  } = options;
  const hub = new ProgressHub(logger);
  const verifying = new AbortController();
  const around = options.around ?? ((_connection, _order, run) => run(() => undefined));

  const service = createSyncService<ConfiguredConnection>({
    connections,
    scheduler,
    onReport,
    onError,
    onFree: ({ name }) => hub.free(name),
    ...(options.lockedWaitMs === undefined ? {} : { lockedWaitMs: options.lockedWaitMs }),
    sync: async (connection, signal, order) => {
      let written: WrittenFacts | undefined;
      const report = await around(connection, order, (shown) =>
        hub.follow((tell) =>
          syncOnce({
            graph,
            connection,
            concurrency,
            logger,
            client,
            signal,
            full: order.full,
            onWritten: (facts) => {
              written = facts;
            },
            ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
            onProgress: (progress) => {
              shown(progress);
              tell(progress);
            },
          }),
        ),
      );
      // A run that is due by time is followed by all rules, for some go by the time.
      watch?.soon(report.id, order.trigger === 'event' && !report.full ? written : undefined);
      return report;
    },
  });

  const named = (name: string): ConfiguredConnection => {
    const found = connections.find((connection) => connection.name === name);
    if (found !== undefined) return found;
    throw appError('CONNECTION_UNKNOWN', { name, known: connections.map((each) => each.name) });
  };

  const clients = new RefreshClients({ concurrency, logger, client, signal: verifying.signal });
  const refresher = createRefresher({
    logger,
    keyOf: (name, target) => keyOfTarget(graph, shownAddress(named(name).url).host, target),
    refresh: async (name, sources) => {
      const report = await service.exclusively(name, async (signal) =>
        refreshSources({
          graph,
          ...(await clients.of(named(name))),
          connection: name,
          logger,
          signal,
          sources,
          ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
        }),
      );
      if (report !== undefined) watch?.soon(null, report.written);
      return report;
    },
    sync: async (name) => {
      const connection = named(name);
      onReport(connection, await service.sync(name, { trigger: 'event', full: false }));
    },
  });

  return {
    hooks: { ...createHookReceiver(connections, refresher), settled: () => refresher.idle() },
    service: {
      ...service,
      stop: async () => {
        verifying.abort();
        await Promise.all([service.stop(), refresher.stop()]);
        await watch?.stop();
        clients.close();
      },
    },
    control: {
      get listeners() {
        return hub.listeners;
      },
      onProgress: (listener) => hub.add(listener),
      connections: () =>
        connections.map(({ name, description, url, group, schedule }) => ({
          name,
          description,
          ...shownAddress(url),
          group,
          schedule,
          nextRunAt: schedule === 'disabled' ? undefined : nextRunAt(schedule),
        })),
      start: async (name, full) => {
        const connection = named(name);
        return startedRun(hub, name, service.sync(name, { trigger: 'request', full }), {
          onReport: (report) => onReport(connection, report),
          onError: (error) => onError(connection, error),
        });
      },
      cancel: async (name) => {
        named(name);
        return service.cancel(name) || (await askToStop(graph, name));
      },
      verify: async (name) => {
        const connection = named(name);
        const { description, group, schedule } = connection;
        const address = shownAddress(connection.url);
        const note = (error: string | undefined) =>
          noteVerification(
            graph,
            { name, description, url: address.url, group, schedule },
            address.host,
            error,
          );
        try {
          const { signal } = verifying;
          const { facts, readable } = await verifyConnection({
            connection,
            concurrency,
            logger,
            signal,
            client,
          });
          await note(undefined);
          return { facts, readable };
        } catch (error) {
          if (!verifying.signal.aborted) await note(publicMessage(error));
          throw error;
        }
      },
    },
  };
}

/**
 * The id of a run when it is told of for the first time, which is when it holds its lease.
 * @param run its end; what keeps it from beginning is thrown, what ends it later is told to `tell`.
 */
function startedRun(
  hub: ProgressHub,
  connection: string,
  run: Promise<RunReport>,
  tell: { readonly onReport: (report: RunReport) => void; readonly onError: (error: unknown) => void },
): Promise<string> {
  return new Promise((resolve, reject) => {
    let begun = false;
    const leave = hub.add((progress) => {
      if (progress.connection !== connection) return;
      begun = true;
      resolve(progress.run);
      leave();
    });
    run
      .then(tell.onReport, (error: unknown) => (begun ? tell.onError(error) : reject(error)))
      .finally(leave)
      .catch(reject);
  });
}
