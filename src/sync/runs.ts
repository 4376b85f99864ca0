import type { Graph } from '../graph/driver.js';
import type { ScopeOutcome, SourceCoverage } from './coverage.js';
import type { WriteCounts } from './writer.js';

/** How a run ended. `partial`: some lists could not be read. */
export type RunStatus = 'running' | 'complete' | 'partial' | 'failed' | 'cancelled' | 'interrupted';

/** What a finished run reports and stores. */
export interface RunReport {
  readonly id: string;
  readonly connection: string;
  readonly status: RunStatus;
  readonly full: boolean;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly durationMs: number;
  readonly counts: WriteCounts;
  /** GitLab's clock minus ours in milliseconds, where its answers tell. */
  readonly clockSkewMs: number | undefined;
  readonly requests: number;
  readonly retries: number;
  readonly rateLimitWaitMs: number;
  readonly coverage: readonly SourceCoverage[];
  readonly incomplete: readonly ScopeOutcome[];
  /** Sources that this or an earlier run read whole at least once: from then on a difference is a change. */
  readonly known: readonly string[];
  /** The sentence of what stopped it, if anything did. */
  readonly error: string | undefined;
}

/** What the last finished run of a connection left for the next. */
export interface LastRun {
  readonly id: string;
  readonly startedAt: string;
  readonly lastFullAt: string | null;
  readonly clockSkewMs: number | null;
}

/**
 * Notes the start of a run, and that earlier ones without an end were interrupted: the lease proves that they are dead.
 * @returns how many runs the connection began before.
 */
export async function beginRun(
  graph: Graph,
  run: Pick<RunReport, 'id' | 'connection' | 'startedAt' | 'full'>,
): Promise<number> {
  const [row] = await graph.write<{ earlier: number }>(
    `OPTIONAL MATCH (dead:SyncRun {connection: $connection, status: 'running'})
     SET dead.status = 'interrupted'
     WITH count(dead) AS interrupted
     CREATE (r:SyncRun) SET r = $run, r.status = 'running'
     WITH r MATCH (c:Connection {name: $connection}) SET c.state = 'syncing', c.lastStartedAt = r.startedAt
     WITH c, r, COUNT { (c)-[:RAN]->(:SyncRun) } AS earlier
     MERGE (c)-[:RAN]->(r) RETURN earlier`,
    { connection: run.connection, run },
  );
  return row?.earlier ?? 1;
}

/** Stores the report of a run with its coverage and every list that was not complete. */
export async function finishRun(graph: Graph, report: RunReport): Promise<void> {
  const { counts, coverage, incomplete, known, error, clockSkewMs, ...facts } = report;
  const totals = {
    scopesComplete: coverage.reduce((sum, { complete }) => sum + complete, 0),
    scopesDenied: coverage.reduce((sum, { denied }) => sum + denied, 0),
    scopesFailed: coverage.reduce((sum, { failed }) => sum + failed, 0),
  };
  const state =
    { complete: 'connected', partial: 'degraded' }[report.status as 'complete' | 'partial'] ?? 'failed';
  await graph.transaction(async (tx) => {
    await tx.run(
      `MATCH (c:Connection {name: $connection})-[:RAN]->(r:SyncRun {id: $id})
       SET r += $facts, c.state = $state, c.lastFinishedAt = $finishedAt, c.lastError = $error,
         c.lastRun = CASE WHEN $counted THEN r.id ELSE c.lastRun END,
         c.lastFullAt = CASE WHEN $counted AND $full THEN r.startedAt ELSE c.lastFullAt END,
         // Of sources that were known before: as before; of those noted by a version that kept no times: from now on.
         c.knownSince = CASE WHEN $counted THEN [source IN $known | coalesce(
           head([at IN range(0, size(coalesce(c.knownSources, [])) - 1) WHERE c.knownSources[at] = source | c.knownSince[at]]),
           $finishedAt)] ELSE c.knownSince END,
         c.knownSources = CASE WHEN $counted THEN $known ELSE c.knownSources END`,
      {
        id: report.id,
        connection: report.connection,
        facts: { ...facts, ...counts, ...totals, error: error ?? null, clockSkewMs: clockSkewMs ?? null },
        state: report.status === 'cancelled' ? 'connected' : state,
        finishedAt: report.finishedAt,
        error: error ?? null,
        counted: report.status === 'complete' || report.status === 'partial',
        full: report.full,
        known: [...new Set(known)].sort(),
      },
    );
    await tx.run(
      `MATCH (r:SyncRun {id: $id}) UNWIND $coverage AS row
       CREATE (r)-[:COVERED]->(s:SourceCoverage) SET s = row`,
      { id: report.id, coverage: coverage.map((row) => ({ ...row, reason: row.reason ?? null })) },
    );
    for (let start = 0; start < incomplete.length; start += 2000) {
      await tx.run(
        `MATCH (r:SyncRun {id: $id}) UNWIND $rows AS row
         CREATE (r)-[:INCOMPLETE]->(s:SyncScope) SET s = row`,
        {
          id: report.id,
          rows: incomplete.slice(start, start + 2000).map((row) => ({ ...row, code: row.code ?? null })),
        },
      );
    }
  });
}

/** What the last finished run left: when it started, and which sources it read. */
export async function lastRun(graph: Graph, connection: string) {
  const [row] = await graph.read<LastRun & { known: string[] | null; interrupted: boolean }>(
    `MATCH (c:Connection {name: $connection})-[:RAN]->(r:SyncRun {id: c.lastRun})
     OPTIONAL MATCH (c)-[:RAN]->(later:SyncRun) WHERE later.startedAt > r.startedAt
     RETURN r.id AS id, r.startedAt AS startedAt, r.clockSkewMs AS clockSkewMs, c.lastFullAt AS lastFullAt, c.knownSources AS known,
       count(later) > 0 AS interrupted`,
    { connection },
  );
  return row;
}

/** How each source ended in a run, by its id. */
export async function coverageOf(graph: Graph, run: string): Promise<Map<string, SourceCoverage>> {
  const rows = await graph.read<{ coverage: SourceCoverage }>(
    'MATCH (:SyncRun {id: $run})-[:COVERED]->(s) RETURN properties(s) AS coverage',
    { run },
  );
  return new Map(rows.map(({ coverage }) => [coverage.source, coverage]));
}

/** The lists that a run did not read whole, by their source. */
export async function incompleteScopes(
  graph: Graph,
  run: string,
): Promise<ReadonlyMap<string, readonly ScopeOutcome[]>> {
  const rows = await graph.read<{ source: string; scopes: ScopeOutcome[] }>(
    `MATCH (:SyncRun {id: $run})-[:INCOMPLETE]->(s:SyncScope)
     RETURN s.source AS source, collect(properties(s)) AS scopes`,
    { run },
  );
  return new Map(rows.map(({ source, scopes }) => [source, scopes]));
}

/** Runs of one connection whose lists are kept one by one; older ones keep their totals. */
const detailedRuns = 20;

/** Deletes the coverage details of old runs, so that a list that is denied every hour does not fill the database. */
export async function pruneRuns(graph: Graph, connection: string): Promise<void> {
  while (true) {
    const [row] = await graph.write<{ pruned: number }>(
      `MATCH (:Connection {name: $connection})-[:RAN]->(r:SyncRun)
       WITH r ORDER BY r.startedAt DESC SKIP $kept
       MATCH (r)-[:COVERED|INCOMPLETE]->(detail) WITH detail LIMIT 10000
       DETACH DELETE detail RETURN count(*) AS pruned`,
      { connection, kept: detailedRuns },
    );
    if (row === undefined || row.pruned === 0) return;
  }
}
