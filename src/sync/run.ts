import { randomUUID } from 'node:crypto';
import { appError, isAppError, publicMessage } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import type { GitLabClient } from '../gitlab/client/types.js';
import { discover, type InstanceFacts } from '../gitlab/discovery.js';
import { type NodeRef, nodeKey } from '../gitlab/model/entity.js';
import { sources as allSources } from '../gitlab/sources/index.js';
import { type Source, stages, type Target } from '../gitlab/sources/source.js';
import type { Graph } from '../graph/driver.js';
import { graphFailure } from '../graph/failure.js';
import { ChangedTargets } from './changed-targets.js';
import { type ConnectionDefinition, noteConnection } from './connections.js';
import type { ScopeOutcome, SourceCoverage } from './coverage.js';
import { Lease } from './lease.js';
import { PartialReads, withKept } from './partial-reads.js';
import { plan } from './plan.js';
import type { OnProgress } from './progress.js';
import { ProgressBoard } from './progress-board.js';
import { readSource, type SeenNodes } from './read-source.js';
import { forgetSource, noteOrphans, removeOrphans } from './remove.js';
import { beginRun, finishRun, lastRun, pruneRuns, type RunReport, type RunStatus } from './runs.js';
import { sweepWhole } from './sweep.js';
import { Targets } from './targets.js';
import { Writer } from './writer.js';
import type { WrittenFacts } from './written-facts.js';

export interface SyncOptions {
  readonly graph: Graph;
  readonly client: GitLabClient;
  readonly connection: ConnectionDefinition;
  readonly logger: Logger;
  /** Read every list whole; otherwise lists of one group, project or user are read where something can have changed. */
  readonly full?: boolean;
  readonly signal?: AbortSignal;
  /** Hears of the run from the moment that it holds the lease until its end. */
  readonly onProgress?: OnProgress;
  /** Hears once, at the end, of what the run wrote; also when it failed. */
  readonly onWritten?: (written: WrittenFacts) => void;
  /** Milliseconds after which every list is read whole again (default a day). */
  readonly fullRefreshMs?: number;
  /** Sources to read (default all); tests and bench narrow it. */
  readonly sources?: readonly Source[];
  /** Milliseconds after which a lease that is not renewed is free (default one minute). */
  readonly leaseMs?: number;
}

/** In milliseconds. */
const aDay = 24 * 60 * 60 * 1000;
/** Changes shortly before the last run began are read again, for a `Date` header is no exact clock. */
const overlapMs = 10 * 60 * 1000;

/**
 * Syncs one connection: verifies the token, reads every list that the token may see, writes the differences and
 * removes what complete lists no longer show. A run that another instance stops closes the client.
 * @returns the report of the run, also when lists or the whole run failed; the report is stored as a `SyncRun`.
 * @throws AppError SYNC_LOCKED when the connection is being synced; errors of the graph.
 */
export async function syncConnection(options: SyncOptions): Promise<RunReport> {
  const { graph, connection } = options;
  await noteConnection(graph, connection, options.client.host);
  const lease = await Lease.acquire(graph, connection.name, options.leaseMs);
  try {
    const report = await new Run(options, lease).execute();
    await lease.release();
    return report;
  } catch (error) {
    // A database that is away was waited for already; the lease then ends by itself.
    if (graphFailure(error) === 'unreachable') lease.abandon();
    else await lease.release();
    throw error;
  }
}

class Run {
  readonly #id = randomUUID();
  readonly #startedAt = new Date();
  readonly #writer: Writer;
  /** Aborted by the caller, or by the lease when another instance asked this run to stop. */
  readonly #signal: AbortSignal;
  readonly #board: ProgressBoard;
  readonly #coverage: SourceCoverage[] = [];
  readonly #incomplete: ScopeOutcome[] = [];
  /** Sources that were read before: their differences are changes, unless the source was forgotten since. */
  #known = new Set<string>();
  #since: string | undefined;
  /** Undefined: every list is read. */
  #parts: PartialReads | undefined;
  #full = true;
  #usersAreListed = false;
  /** Whether the connection never began a run before: then nothing of it can be swept. */
  #isFirst = false;

  constructor(
    private readonly options: SyncOptions,
    lease: Lease,
  ) {
    const { graph, client, connection } = options;
    this.#signal = options.signal ? AbortSignal.any([options.signal, lease.cancelled]) : lease.cancelled;
    // What waits for GitLab or its rate limit ends with it.
    lease.cancelled.addEventListener('abort', () => client.close(), { once: true });
    this.#writer = new Writer({
      graph,
      host: client.host,
      connection: connection.name,
      run: this.#id,
      lease,
      onWritten: (nodes, newlyClaimed) => {
        this.#parts?.changed.note(nodes, newlyClaimed);
      },
      recordsChanges: (source) => (source === 'account' ? this.#known.size > 0 : this.#known.has(source)),
    });
    this.#board = new ProgressBoard(
      connection.name,
      this.#id,
      client,
      this.#writer.counts,
      options.onProgress,
    );
  }

  async execute(): Promise<RunReport> {
    const { graph, connection, logger } = this.options;
    const last = await lastRun(graph, connection.name);
    const lastFull = Date.parse(last?.lastFullAt ?? '');
    const fullIsDue =
      Number.isNaN(lastFull) || this.#startedAt.getTime() - lastFull > (this.options.fullRefreshMs ?? aDay);
    this.#full = this.options.full === true || fullIsDue || last?.interrupted === true;
    this.#known = new Set(last?.known ?? []);
    if (!this.#full && last) {
      // GitLab stamps changes by its own clock.
      const startedThere = Date.parse(last.startedAt) + (last.clockSkewMs ?? 0);
      this.#since = new Date(startedThere - overlapMs).toISOString();
      const changed = new ChangedTargets(graph, this.options.client.host, this.#since);
      this.#parts = await PartialReads.open(graph, last.id, changed);
    }
    const startedAt = this.#startedAt.toISOString();
    const earlier = await beginRun(graph, {
      id: this.#id,
      connection: connection.name,
      startedAt,
      full: this.#full,
    });
    this.#isFirst = earlier === 0;
    let error: unknown;
    try {
      await this.#writer.open();
      if (!this.#isFirst && (last === undefined || last.interrupted))
        await noteOrphans(graph, this.#writer, this.options.client.host);
      await this.#read();
    } catch (thrown) {
      error = thrown;
      logger.warn({ connection: connection.name, err: thrown }, 'sync stopped');
      // Nothing can be noted in a database that is away; the next run finds this one interrupted.
      if (graphFailure(thrown) === 'unreachable') throw thrown;
    }
    const report = this.#report(error);
    await finishRun(graph, report);
    await pruneRuns(graph, connection.name);
    this.#board.finish(report);
    this.options.onWritten?.(this.#writer.written);
    return report;
  }

  async #read(): Promise<void> {
    const { client, connection, graph } = this.options;
    this.#board.phase('verifying');
    const facts = await discover(client, connection.group);
    const account: NodeRef = { kind: 'account', id: connection.name };
    await this.#writeAccount(facts, account);
    const decisions = plan(this.options.sources ?? allSources, facts);
    this.#board.plan(decisions);
    for (const decision of decisions) {
      if (decision.state === 'read') continue;
      const reason = decision.state === 'covered' ? `read as ${decision.by.join(', ')}` : decision.reason;
      const { id, title } = decision.source;
      this.#coverage.push({
        source: id,
        title,
        state: decision.state,
        reason,
        asOf: null,
        complete: 0,
        denied: 0,
        failed: 0,
      });
    }
    const read = decisions.filter(({ state }) => state === 'read').map(({ source }) => source);
    this.#usersAreListed = read.some(({ id }) => id === 'users');
    for (const stage of stages) {
      // People whom nothing names any more are gone: asking for them would only be refused.
      if (stage === 4) await removeOrphans(this.#writer, client.host);
      this.#parts?.changed.look();
      const sources = read.filter((source) => source.stage === stage);
      const targets = new Targets({
        graph,
        connection: connection.name,
        account: nodeKey(client.host, account),
        sources,
        usersAreListed: this.#usersAreListed,
      });
      const settled = await Promise.allSettled(
        sources.map((source) => this.#source(source, facts, account, targets)),
      );
      const failure = settled.find((result) => result.status === 'rejected');
      if (failure) throw failure.reason;
    }
    this.#board.phase('cleaning');
    const whole = new Set(
      this.#coverage
        .filter(({ denied, failed, state }) => state === 'read' && denied + failed === 0)
        .map(({ source }) => source),
    );
    const context = { host: client.host, connection: connection.name };
    for (const decision of decisions) {
      if (decision.state !== 'covered' || !this.#known.has(decision.source.id)) continue;
      if (!decision.by.every((source) => whole.has(source))) continue;
      // What only the covered source proves would be lost with it.
      const proven = new Set(
        read.flatMap(({ id, asserts }) => (decision.by.includes(id) ? (asserts ?? []) : [])),
      );
      if (!(decision.source.asserts ?? []).every((kind) => proven.has(kind))) continue;
      await forgetSource(graph, this.#writer, context, decision.source.id);
      this.#known.delete(decision.source.id);
    }
    await removeOrphans(this.#writer, client.host);
  }

  async #writeAccount(facts: InstanceFacts, account: NodeRef): Promise<void> {
    const { connection, client } = this.options;
    const properties = {
      name: connection.name,
      description: connection.description ?? null,
      host: client.host,
      webUrl: client.url,
      version: facts.version,
      revision: facts.revision,
      enterprise: facts.enterprise,
      tier: facts.tier,
      group: facts.group?.fullPath ?? null,
    };
    const claim = { connection: connection.name, source: 'account', scope: '' };
    await this.#writer.push([{ view: { node: account, properties }, claim, asserts: true }]);
    await this.#writer.flush();
  }

  async #source(source: Source, facts: InstanceFacts, account: NodeRef, targets: Targets): Promise<void> {
    const { client, connection, graph, logger } = this.options;
    const { wanted: all, others } = await targets.of(source);
    const part = await this.#parts?.of(source, all);
    const asked = part === undefined ? all : all.filter(({ key }) => part.keys.has(key));
    this.#board.start(source.id, asked.length);
    const result = await readSource(source, {
      client,
      facts,
      account,
      connection: connection.name,
      writer: this.#writer,
      logger,
      signal: this.#signal,
      since: (target) => this.#sinceFor(source, target),
      startedAt: this.#startedAt.toISOString(),
      targets: asked,
      progress: (done) => this.#board.advance(source.id, done),
      incomplete: (outcome) => {
        this.#incomplete.push(outcome);
        this.#board.incomplete(outcome);
      },
    });
    await this.#writer.flush();
    this.#coverage.push(part === undefined ? result.coverage : withKept(result.coverage, part, all.length));
    this.#incomplete.push(...(part?.denied ?? []));
    if (!this.#isFirst) {
      const context = { host: client.host, connection: connection.name };
      const { denied, failed } = result.coverage;
      // The lists that tell the same were all read whole, so what was seen where it is not read any more is theirs now.
      const isTold = part === undefined && denied + failed === 0;
      const empty = isTold ? others.map(({ key }) => [key, new Map() as SeenNodes] as const) : [];
      await sweepWhole(
        graph,
        this.#writer,
        context,
        source,
        new Map<string, SeenNodes>([...result.whole, ...empty]),
      );
    }
    this.#board.done(source.id);
  }

  #sinceFor(source: Source, target: Target): string | undefined {
    if (!source.incremental || this.#since === undefined || !this.#known.has(source.id)) return undefined;
    const isUnread = this.#parts?.isUnread(source, target) ?? false;
    return isUnread || this.#writer.newProjects.has(target.key) ? undefined : this.#since;
  }

  #report(error: unknown): RunReport {
    const { client, connection } = this.options;
    const finishedAt = new Date();
    const cancelled = this.#signal.aborted || isAppError(error, 'SYNC_CANCELLED');
    const unreadable =
      this.#incomplete.length > 0 || this.#coverage.some(({ state }) => state === 'unreadable');
    const ended: RunStatus = unreadable ? 'partial' : 'complete';
    const stop = cancelled ? appError('SYNC_CANCELLED', { connection: connection.name }) : error;
    const reason = error === undefined ? undefined : publicMessage(stop);
    const status = error === undefined ? ended : cancelled ? 'cancelled' : 'failed';
    return {
      id: this.#id,
      connection: connection.name,
      status,
      full: this.#full,
      startedAt: this.#startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      durationMs: finishedAt.getTime() - this.#startedAt.getTime(),
      counts: { ...this.#writer.counts },
      clockSkewMs: client.metrics.clockSkewMs,
      requests: client.metrics.requests,
      retries: client.metrics.retries,
      rateLimitWaitMs: Math.round(client.metrics.rateLimitWaitMs),
      coverage: [...this.#coverage],
      incomplete: this.#incomplete,
      known: [
        ...this.#known,
        ...this.#coverage.filter(({ complete }) => complete > 0).map(({ source }) => source),
      ],
      error: reason,
    };
  }
}
