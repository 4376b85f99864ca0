import type { GraphRead } from '../core/graph-read.js';

/** A list of GitLab that could not be read whole; `source` is `all` when nothing of the connection is known yet. */
export interface UnknownScope {
  readonly connection: string;
  readonly source: string;
  /** Key of the thing whose list it is; null: no list of the source could be read. */
  readonly target: string | null;
  /** A sentence for users. */
  readonly reason: string;
}

/** How far an answer can be relied on. */
export interface Freshness {
  /** ISO time from which on the data may be older; null while a connection has not finished a sync. */
  readonly asOf: string | null;
  /** Whether all that could matter was read. */
  readonly complete: boolean;
  /** What was not, at most 1,000. */
  readonly unknownScopes: readonly UnknownScope[];
}

/** Scopes that an answer names at most. */
export const mostScopes = 1000;

/** What the last finished run of each connection read; made by `loadCoverage`. */
export type Coverage = readonly Row[];

interface Row {
  readonly connection: string;
  readonly startedAt: string | null;
  readonly status: string | null;
  readonly coverage: readonly {
    source: string;
    state: string;
    reason: string | null;
    asOf: string | null;
    unread: number;
  }[];
  readonly incomplete: readonly { source: string; target: string; reason: string }[];
}

const statement = `
  MATCH (c:Connection)
  OPTIONAL MATCH (c)-[:RAN]->(r:SyncRun {id: c.lastRun})
  RETURN c.name AS connection, r.startedAt AS startedAt, r.status AS status,
    COLLECT { MATCH (r)-[:COVERED]->(s) RETURN s {.source, .state, .reason, .asOf, unread: s.denied + s.failed} } AS coverage,
    COLLECT { MATCH (r)-[:INCOMPLETE]->(s) WHERE s.source IN $sources
      RETURN s {.source, .target, .reason} ORDER BY s.source, s.target LIMIT $limit } AS incomplete
  ORDER BY connection`;

function unknownOf(row: Row, sources: readonly string[]): UnknownScope[] {
  const { connection, startedAt, status, coverage, incomplete } = row;
  const nothing = (source: string, reason: string) => ({ connection, source, target: null, reason });
  if (startedAt === null) return [nothing('all', 'No sync of this connection has finished yet.')];
  if (coverage.length === 0) {
    // The details of a run go after twenty later ones; its status stays.
    if (status === 'complete') return [];
    return [nothing('all', 'Some lists could not be read; which ones is no longer known.')];
  }
  const covered = new Map(coverage.map((each) => [each.source, each]));
  const unreadable = sources.flatMap((source) => {
    const known = covered.get(source);
    if (known === undefined) return [nothing(source, 'It has not been read yet.')];
    if (known.state !== 'unreadable') return [];
    return [nothing(source, known.reason ?? 'It could not be read.')];
  });
  const unread = incomplete.filter(({ source }) => sources.includes(source));
  return [...unreadable, ...unread.map((scope) => ({ connection, ...scope }))];
}

/** How far an answer that rests on these sources can be relied on. */
export function freshnessOf(rows: Coverage, sources: readonly string[]): Freshness {
  const unknownScopes = rows.flatMap((row) => unknownOf(row, sources));
  const unread = rows.some(({ coverage }) =>
    coverage.some(({ source, unread: count }) => count > 0 && sources.includes(source)),
  );
  // A run that reads only what can have changed leaves other lists as old as they were.
  const starts = rows.flatMap(({ startedAt, coverage }) =>
    startedAt === null
      ? []
      : ([
          startedAt,
          ...coverage.flatMap(({ source, asOf }) => (sources.includes(source) ? (asOf ?? []) : [])),
        ].sort()[0] ?? []),
  );
  return {
    asOf: starts.length < rows.length ? null : (starts.sort()[0] ?? null),
    complete: rows.length > 0 && unknownScopes.length === 0 && !unread,
    unknownScopes: unknownScopes.slice(0, mostScopes),
  };
}

/** What the last finished run of each connection read of these sources. */
export function loadCoverage(read: GraphRead, sources: readonly string[]): Promise<Coverage> {
  return read<Row>(statement, { sources, limit: mostScopes });
}

/** How far an answer that rests on these sources can be relied on, by the last finished run of every connection. */
export async function loadFreshness(read: GraphRead, sources: readonly string[]): Promise<Freshness> {
  return freshnessOf(await loadCoverage(read, sources), sources);
}
