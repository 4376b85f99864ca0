import type { ControlledConnection } from '../../jobs/sync-control.js';
import { isHeld } from '../../sync/lease.js';
import type { ApiContext } from '../context.js';
import { type RunRow, runRow } from './runs.js';
import { type ConnectionState, connectionState } from './state.js';

/** A connection as the API gives it. */
export interface ConnectionView {
  readonly name: string;
  readonly description: string | null;
  readonly url: string | null;
  readonly host: string | null;
  readonly group: string | null;
  readonly schedule: string | null;
  readonly state: ConnectionState;
  readonly lastRun: RunRow | null;
  readonly lastStartedAt: string | null;
  readonly lastFinishedAt: string | null;
  readonly lastError: string | null;
  readonly verifiedAt: string | null;
  readonly nextRunAt: string | null;
  readonly configured: boolean;
}

interface KnownRow {
  readonly name: string;
  readonly description: string | null;
  readonly url: string | null;
  readonly host: string | null;
  readonly group: string | null;
  readonly schedule: string | null;
  readonly lastStartedAt: string | null;
  readonly lastFinishedAt: string | null;
  readonly verifiedAt: string | null;
  readonly verifyError: string | null;
  readonly isSyncing: boolean;
  readonly lastRun: RunRow | null;
  readonly lastEnded: { status: string; finishedAt: string | null; error: string | null } | null;
}

/** Cypher: the last of a connection's own runs; those of an earlier connection of that name are not. */
const newest = (condition: string, result: string) =>
  `COLLECT { MATCH (r:SyncRun {connection: c.name}) WHERE r.startedAt >= '' AND EXISTS { (c)-[:RAN]->(r) }${condition}
     WITH r ORDER BY r.startedAt DESC, r.id DESC LIMIT 1 RETURN ${result} AS run }[0]`;

const statement = `
  MATCH (c:Connection) WHERE $name IS NULL OR c.name = $name
  RETURN c.name AS name, c.description AS description, c.url AS url, c.host AS host, c.group AS group,
    c.schedule AS schedule, c.lastStartedAt AS lastStartedAt, c.lastFinishedAt AS lastFinishedAt,
    c.verifiedAt AS verifiedAt, c.verifyError AS verifyError, ${isHeld('c.name')} AS isSyncing,
    ${newest('', runRow('r'))} AS lastRun,
    ${newest(" AND r.status IN ['complete', 'partial', 'failed']", 'r {.status, .finishedAt, .error}')} AS lastEnded`;

function viewOf(
  name: string,
  row: KnownRow | undefined,
  configured: ControlledConnection | undefined,
): ConnectionView {
  const about = configured ?? row;
  const schedule = about?.schedule ?? null;
  const life = connectionState({
    schedule,
    isSyncing: row?.isSyncing === true,
    lastEnded: row?.lastEnded ?? undefined,
    verifiedAt: row?.verifiedAt ?? null,
    verifyError: row?.verifyError ?? null,
  });
  return {
    name,
    description: about?.description ?? null,
    url: about?.url ?? null,
    host: about?.host ?? null,
    group: about?.group ?? null,
    schedule,
    ...life,
    lastRun: row?.lastRun ?? null,
    lastStartedAt: row?.lastStartedAt ?? null,
    lastFinishedAt: row?.lastFinishedAt ?? null,
    verifiedAt: row?.verifiedAt ?? null,
    nextRunAt: configured?.nextRunAt?.toISOString() ?? null,
    configured: configured !== undefined,
  };
}

/** The connections that are configured here or known to the graph, by name; only that of `name` when given. */
export async function connectionViews(context: ApiContext, name?: string): Promise<ConnectionView[]> {
  const rows = await context.read<KnownRow>(statement, { name: name ?? null });
  const known = new Map(rows.map((row) => [row.name, row]));
  const configured = new Map(
    context.syncs
      .connections()
      .filter((connection) => name === undefined || connection.name === name)
      .map((connection) => [connection.name, connection]),
  );
  const names = [...new Set([...known.keys(), ...configured.keys()])].sort();
  return names.map((each) => viewOf(each, known.get(each), configured.get(each)));
}
