import { appError } from '../../core/errors.js';
import type { GraphRead } from '../../core/graph-read.js';
import { entityLabel } from '../../gitlab/model/entity.js';
import { accessSources } from '../unread.js';
import type { UnreadList } from '../verdict.js';

/** A time in the past of one GitLab. */
export interface Moment {
  readonly host: string;
  /** ISO time in UTC. */
  readonly time: string;
  /** The first transaction after it, by the count of all of them: what it and later ones changed is to be taken back. */
  readonly turn: number;
  /** The connections to that GitLab, as they stood then. */
  readonly connections: readonly ConnectionThen[];
}

interface ConnectionThen {
  readonly connection: string;
  /** When each source was first read, by its id: changes are recorded from then on. */
  readonly known: ReadonlyMap<string, string>;
  /** The last finished run then; undefined before the first. */
  readonly run: RunThen | undefined;
}

interface RunThen {
  readonly id: string;
  readonly startedAt: string;
  readonly status: string;
  /** Empty when it is too long ago: only the last twenty runs keep it. */
  readonly coverage: readonly {
    readonly source: string;
    readonly state: string;
    readonly reason: string | null;
    readonly asOf: string | null;
  }[];
}

/** A later transaction than all there are gets the next number, so nothing escapes that is written while one asks. */
const turnStatement = `
  OPTIONAL MATCH (w:WriteTurn {host: $host})
  WITH coalesce(w.count, 0) + 1 AS next
  CALL () { OPTIONAL MATCH (c:Change) WHERE c.at > $time AND c.host = $host RETURN c.turn AS first ORDER BY c.at LIMIT 1 }
  RETURN coalesce(first, next) AS turn`;

const connectionsStatement = `
  MATCH (c:Connection {host: $host})
  OPTIONAL MATCH (c)-[:RAN]->(last:SyncRun {id: c.lastRun})
  WITH c, last, COLLECT {
    MATCH (c)-[:RAN]->(r:SyncRun) WHERE r.status IN ['complete', 'partial'] AND r.finishedAt <= $time
    RETURN r ORDER BY r.finishedAt DESC LIMIT 1 } AS runs
  RETURN c.name AS connection,
    [at IN range(0, size(coalesce(c.knownSources, [])) - 1)
      | [c.knownSources[at], coalesce(c.knownSince[at], last.finishedAt)]] AS known,
    COLLECT { UNWIND runs AS r RETURN r {.id, .startedAt, .status,
      coverage: COLLECT { MATCH (r)-[:COVERED]->(s) WHERE s.source IN $sources
        RETURN s {.source, .state, .reason, .asOf} } } }[0] AS run
  ORDER BY connection`;

/** The sources that tell who has which role: those of the lists, and those of accounts and custom roles. */
const roleSources = [...accessSources, 'users', 'user-details', 'member-roles', 'group-member-roles'];

/** The earliest of some ISO times; null without any. */
const earliest = (times: readonly string[]) => [...times].sort()[0] ?? null;

/**
 * The time on one GitLab, with what was known then.
 * @param time ISO time.
 * @throws AppError HISTORY_FUTURE, and HISTORY_UNKNOWN before the first sync of that GitLab had finished.
 */
export async function momentOf(read: GraphRead, host: string, time: string): Promise<Moment> {
  const utc = new Date(time).toISOString();
  if (utc > new Date().toISOString()) throw appError('HISTORY_FUTURE', { time });
  const rows = await read<{ connection: string; known: [string, string][]; run: RunThen | null }>(
    connectionsStatement,
    { host, time: utc, sources: accessSources },
  );
  const connections = rows.map(({ connection, known, run }) => ({
    connection,
    known: new Map(known),
    run: run ?? undefined,
  }));
  const since = earliest(connections.flatMap(({ known }) => [...known.values()]));
  if (since === null || utc < since) throw appError('HISTORY_UNKNOWN', { time, since });
  const [row] = await read<{ turn: number }>(turnStatement, { host, time: utc });
  return { host, time: utc, turn: row?.turn ?? 1, connections };
}

/** From when on GitLab may have differed from what the graph knew at a moment; null while a connection had not finished a sync. */
export function asOfThen({ connections }: Moment): string | null {
  const starts = connections.map(({ run }) =>
    earliest(run === undefined ? [] : [run.startedAt, ...run.coverage.flatMap(({ asOf }) => asOf ?? [])]),
  );
  return starts.includes(null) ? null : earliest(starts.flatMap((start) => start ?? []));
}

/** Lists of these places that no connection had read whole when its last run before the moment ended; see `unreadLists`. */
const unreadStatement = `
  MATCH (c:Connection)-[:RAN]->(run:SyncRun)-[:INCOMPLETE]->(s:SyncScope)
  WHERE run.id IN $runs AND s.target IN $places AND s.source IN $sources
    AND NOT EXISTS {
      MATCH (d:Connection)-[:RAN]->(other:SyncRun)-[:COVERED]->(:SourceCoverage {source: s.source, state: 'read'})
      MATCH (t:${entityLabel} {key: s.target})
      WHERE other.id IN $runs AND d <> c AND any(entry IN t._claims WHERE entry STARTS WITH d.name + '|')
        AND NOT EXISTS { (other)-[:INCOMPLETE]->(:SyncScope {source: s.source, target: s.target}) } }
  RETURN DISTINCT c.name AS connection, s.source AS source, s.target AS target, s.reason AS reason
  ORDER BY source, target, connection LIMIT 1000`;

/** What a connection did not know then, of all places alike. */
function unreadEverywhere({ connection, run }: ConnectionThen): UnreadList[] {
  const nothing = (source: string, reason: string): UnreadList => ({
    connection,
    source,
    target: null,
    reason,
  });
  if (run === undefined) return [nothing('all', 'No sync of this connection had finished then.')];
  if (run.coverage.length === 0) {
    if (run.status === 'complete') return [];
    return [nothing('all', 'Some lists could not be read then; which ones is no longer known.')];
  }
  return run.coverage.flatMap(({ source, state, reason }) =>
    state === 'unreadable' ? [nothing(source, reason ?? 'It could not be read then.')] : [],
  );
}

/**
 * What was not known at a moment and may have mattered to the roles in these places: lists that had not been read, and
 * sources that were read for the first time later, so that what they told first cannot be told from what came to be.
 */
export async function unreadThen(
  read: GraphRead,
  moment: Moment,
  places: readonly string[],
): Promise<UnreadList[]> {
  const { connections, time } = moment;
  const runs = connections.flatMap(({ run }) => run?.id ?? []);
  const lists = await read<UnreadList>(unreadStatement, { runs, places, sources: roleSources });
  const later = connections.flatMap(({ connection, known }) =>
    roleSources.flatMap((source) => {
      const since = known.get(source);
      if (since === undefined || since <= time) return [];
      const reason = `It was read for the first time later, at ${since}: what it told then may have been new or not.`;
      return [{ connection, source, target: null, reason }];
    }),
  );
  return [...connections.flatMap(unreadEverywhere), ...later, ...lists];
}
