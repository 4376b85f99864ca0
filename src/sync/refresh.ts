import { randomUUID } from 'node:crypto';
import type { Logger } from '../core/logger.js';
import type { GitLabClient } from '../gitlab/client/types.js';
import type { InstanceFacts } from '../gitlab/discovery.js';
import { type NodeRef, nodeKey } from '../gitlab/model/entity.js';
import { type Source, stages } from '../gitlab/sources/source.js';
import type { Graph } from '../graph/driver.js';
import type { ScopeOutcome } from './coverage.js';
import { Lease } from './lease.js';
import { plan } from './plan.js';
import { readSource } from './read-source.js';
import { removeOrphans } from './remove.js';
import { lastRun } from './runs.js';
import { sweepWhole } from './sweep.js';
import { Targets } from './targets.js';
import { type WriteCounts, Writer } from './writer.js';
import type { WrittenFacts } from './written-facts.js';

/** Lists of one source that are to be read anew. */
export interface RefreshedSource {
  readonly source: Source;
  /** Keys of the things whose lists they are; those that the connection does not cover are left out. */
  readonly targets: ReadonlySet<string>;
}

export interface RefreshOptions {
  readonly graph: Graph;
  readonly client: GitLabClient;
  readonly facts: InstanceFacts;
  readonly connection: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly sources: readonly RefreshedSource[];
  /** Milliseconds after which a lease that is not renewed is free (default one minute). */
  readonly leaseMs?: number;
}

/** What a refresh did. */
export interface RefreshReport {
  /** What its change records name as their run. */
  readonly id: string;
  readonly counts: WriteCounts;
  /** Lists that could not be read; the graph keeps what it had of them. */
  readonly incomplete: readonly ScopeOutcome[];
  readonly written: WrittenFacts;
}

/** Changes shortly before the last run began are read again, for a `Date` header is no exact clock. */
const overlapMs = 10 * 60 * 1000;

/**
 * Reads some lists of a connection anew, as an event called for, and brings the graph to what they show now. It leaves no
 * run behind: coverage and freshness stay those of the last one.
 * @returns undefined when the connection was never synced: its first run reads everything anyway.
 * @throws AppError SYNC_LOCKED when the connection is being synced; errors of the graph.
 */
export async function refreshSources(options: RefreshOptions): Promise<RefreshReport | undefined> {
  const { graph, connection } = options;
  const last = await lastRun(graph, connection);
  if (last === undefined) return undefined;
  const lease = await Lease.acquire(graph, connection, options.leaseMs);
  try {
    return await refresh(options, lease, last);
  } finally {
    await lease.release();
  }
}

async function refresh(
  options: RefreshOptions,
  lease: Lease,
  last: NonNullable<Awaited<ReturnType<typeof lastRun>>>,
): Promise<RefreshReport> {
  const { graph, client, facts, connection, logger } = options;
  const { host } = client;
  const id = `event-${randomUUID()}`;
  const known = new Set(last.known ?? []);
  const signal = AbortSignal.any([options.signal, lease.cancelled]);
  const writer = new Writer({
    graph,
    host,
    connection,
    run: id,
    lease,
    recordsChanges: (source) => known.has(source),
  });
  await writer.open();
  const account: NodeRef = { kind: 'account', id: connection };
  const since = new Date(Date.parse(last.startedAt) + (last.clockSkewMs ?? 0) - overlapMs).toISOString();
  const incomplete: ScopeOutcome[] = [];
  const readable = plan(
    options.sources.map(({ source }) => source),
    facts,
  ).filter(({ state }) => state === 'read');
  // What was never read whole has no base to compare with: the next run reads it.
  const refreshed = options.sources.filter(
    ({ source }) => known.has(source.id) && readable.some((decision) => decision.source === source),
  );
  for (const stage of stages) {
    const together = refreshed.filter(({ source }) => source.stage === stage);
    // Taken anew for each stage: what an earlier one told of them decides what is asked.
    const all = new Targets({
      graph,
      connection,
      account: nodeKey(host, account),
      sources: together.map(({ source }) => source),
      usersAreListed: known.has('users'),
      only: new Set(together.flatMap(({ targets }) => [...targets])),
    });
    for (const { source, targets } of together) {
      const { whole } = await readSource(source, {
        client,
        facts,
        account,
        connection,
        writer,
        logger,
        signal,
        startedAt: new Date().toISOString(),
        since: () => (source.incremental ? since : undefined),
        targets: (await all.of(source)).wanted.filter(({ key }) => targets.has(key)),
        progress: () => undefined,
        incomplete: (outcome) => incomplete.push(outcome),
      });
      await writer.flush();
      await sweepWhole(graph, writer, { host, connection }, source, whole);
    }
  }
  await removeOrphans(writer, host);
  return { id, counts: { ...writer.counts }, incomplete, written: writer.written };
}
